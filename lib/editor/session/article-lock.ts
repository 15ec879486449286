import type { ArticleState } from '@/lib/domain/article-state';
import { isLocked } from '@/lib/domain/sign-off/sign-off';

/** What locks an article for everyone, whatever their role allows. */
export type ArticleLock = 'signed' | 'archived';

/** Why an article's text and tags cannot be changed by anybody, in a sentence. */
export const lockSentences: Record<ArticleLock, string> = {
  signed: 'The article is signed. Reopen it to change it; the sign-off will be withdrawn.',
  archived: 'The article is archived. Restore it in the list of articles to change it.',
};

/** Why nothing can be done on a page that sends nothing any more: text was refused, or it is too old. */
export const RELOAD_FIRST = 'This page saves nothing any more. Reload it to go on.';

/** What locks the article now; null if nothing does. An archived one is not opened by taking back a signature. */
export function lockOf(state: Pick<ArticleState, 'signOffs' | 'details'>): ArticleLock | null {
  if (state.details.isArchived) return 'archived';
  return isLocked(state) ? 'signed' : null;
}
