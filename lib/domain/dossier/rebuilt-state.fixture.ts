import { type ArticleState, applyEntry, emptyState } from '../article-state';
import type { JournalEntry } from '../journal/entry';

/** The article at a seq, told from the first entry on. */
export const rebuiltState = (entries: readonly JournalEntry[], seq: number): ArticleState =>
  entries.slice(0, seq).reduce(applyEntry, emptyState(entries[0]?.articleId ?? ''));
