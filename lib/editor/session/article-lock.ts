import type { ArticleState } from '@/lib/domain/article-state';
import { isLocked } from '@/lib/domain/sign-off/sign-off';

/** What locks an article for everyone, whatever their role allows. */
export type ArticleLock = 'signed' | 'archived';

/** Whether the person opens it again themselves. */
interface Opener {
  canReopen: boolean;
  /** Archive and restore. */
  canFile: boolean;
}

/** Why an article's text and tags cannot be changed by anybody, and who opens it again, in sentences. */
export function whyLocked(lock: ArticleLock, { canReopen, canFile }: Opener): string {
  if (lock === 'archived') return `The article is archived. ${sayRestoring(canFile)}`;
  return `The article is signed. ${canReopen ? 'Reopen it to change it' : 'A lead can reopen it'}; the sign-off will be withdrawn.`;
}

/** How an article comes back from the archive. */
export const sayRestoring = (canFile: boolean): string =>
  canFile ? 'Restore it in the list of articles to change it.' : 'An editor or lead can restore it.';

/** Why nothing can be done on a page that sends nothing any more: text was refused, or it is too old. */
export const RELOAD_FIRST = 'This page saves nothing any more. Reload it to go on.';

/** The same of a page whose article is lost: loaded anew there would be none. */
export const LOST = 'This article was deleted, or is no longer yours to see.';

/** What is said of it once it is there again. */
export const YOURS_AGAIN = 'This article is yours to see again.';

/** What locks the article now; null if nothing does. An archived one is not opened by taking back a signature. */
export function lockOf(state: Pick<ArticleState, 'signOffs' | 'details'>): ArticleLock | null {
  if (state.details.isArchived) return 'archived';
  return isLocked(state) ? 'signed' : null;
}
