import type { ArticleState } from '../../article-state';
import { sha256Hex } from '../../hash';
import type { Annotation } from '../../tags/annotation';
import type { DecisionContext } from '../entry-type';
import type { ClaimSeen, OtherThanSeen } from '../facts/claim-seen';
import { judgedBefore } from './seen-statement';
import { otherWordsSeen } from './seen-words';

/**
 * What whoever works on a fact saw of its claim, where that says something else by now; null where it says the same, or means it. Refused (`conflict`)
 * where nobody knows any more what was said to be checked.
 */
export function claimBefore(
  state: ArticleState,
  claim: Annotation,
  now: string,
  { seenWords, statedEntryId }: ClaimSeen,
  context: Pick<DecisionContext, 'statementBy' | 'meaningRules'>,
): OtherThanSeen | null {
  const other = otherWordsSeen(state, now, seenWords, context);
  const words = other ?? { words: now, wordsHash: sha256Hex(now) };
  const restatedFrom = judgedBefore(state, claim, { statedEntryId, words: words.words }, context);
  if (restatedFrom !== null) return { ...words, restatedFrom };
  return other;
}
