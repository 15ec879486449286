import type { ArticleState } from '../article-state';
import type { JournalEntry } from '../journal/entry';

/** That somebody else withdrew a person's signature, by an entry that opened the article again. */
export interface LiftedSignature {
  personId: string;
  articleId: string;
  reopeningId: string;
  seq: number;
  at: string;
  byId: string;
}

/** Whose signature an entry has withdrawn, which led from `before` to `after`: each of them once, and not whoever opened the article. */
export function liftedSignaturesOf(before: ArticleState, after: ArticleState, entry: JournalEntry): LiftedSignature[] {
  const { articleId, seq, at, id: reopeningId, actorId: byId } = entry;
  const left = new Set(after.signOffs.map(({ entryId }) => entryId));
  const lifted = before.signOffs.filter((one) => !left.has(one.entryId) && one.byId !== byId);
  return [...new Set(lifted.map((one) => one.byId))].map((personId) => ({ personId, articleId, reopeningId, seq, at, byId }));
}
