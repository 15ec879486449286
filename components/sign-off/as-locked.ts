import { type ArticleRights, maySuggest } from '@/components/article/session-context';
import type { ArticleLock } from '@/lib/editor/session/article-lock';

/** What nobody may while an article is locked, whatever locks it. */
const closedByAny = { canTag: false, canEdit: false, canJudge: false, canAssign: false, canPasteNewer: false, canWaive: false };

/**
 * What goes on under a signature, and in the archive does not. The server closes talk there too: here its fields stay, with what somebody is writing in
 * them, which a refusal hands back. `canFile` tells who brings the article out again.
 */
const closedByArchive = { canSetWork: false, canNameAuthor: false, canSign: false, canSignStandards: false, canReopen: false };

/** The rights of a person as `lock` leaves them. `isEditOver`: their right to edit has ended meanwhile. */
export function asLocked(rights: ArticleRights, lock: ArticleLock | null, isEditOver: boolean): ArticleRights {
  const open = isEditOver ? { ...rights, canEdit: false } : rights;
  if (lock === null) return open;
  return { ...open, lock, suggestsByRole: maySuggest(open), ...closedByAny, ...(lock === 'archived' && closedByArchive) };
}
