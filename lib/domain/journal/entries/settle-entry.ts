import { type ArticleState, applyEntry } from '../../article-state';
import type { VerdictScale } from '../../verdicts/verdict-scale';
import type { VisibleEntry } from '../entry';
import { entryTypeOf } from '../entry-types';
import { applyFollows, decideFollows } from '../facts/follow-facts';

/**
 * A decided entry with what claims come to by it, and the state after it. Facts and their claim are decided in one entry, so that nobody sees facts
 * that are decided and a claim that is not, and replay under other rules tells the same story.
 */
export function settleEntry(state: ArticleState, entry: VisibleEntry, scale: VerdictScale): { entry: VisibleEntry; state: ArticleState } {
  const after = applyEntry(state, entry);
  const { touches, judges } = entryTypeOf(entry.type);
  const follows = decideFollows(after, entry, { touched: touches(entry.payload), judges }, scale);
  if (follows.length === 0 || typeof entry.payload !== 'object') return { entry, state: after };
  const settled = { ...entry, payload: { ...entry.payload, follows } };
  return { entry: settled, state: applyFollows(after, settled) };
}
