import type { ArticleState } from '../../article-state';
import { sha256Hex } from '../../hash';
import type { DecisionContext } from '../entry-type';

// Between somebody's look and their judgement others may change three things. What the person saw comes with what they send:
// - words. `seen-words`: a judgement of words that say something else by now keeps those that were seen, and is stale.
// - the statement, what is checked of a claim. `seen-statement`: it keeps the one that was seen, and that the claim was restated since.
// - the verdict that is looked at again, voted on or decided about. `seen-verdict`: refused, the new one is to be looked at.
// `seen-place` asks for words and statement before a place is confirmed, `seen-claim` for those of a claim whose fact is judged.
// Apart from judgements: `changes-signed` says what a signature must have seen, `taken-back` what an undo takes back that only the journal knows of,
// and `seen-work` what somebody must have seen who removes a tag or gives it another kind.

/**
 * The words that a judgement is of, where the claim says something else by now: a colleague's edit came before it, and nobody has judged that.
 * Null where it says the same, or means it. Without rules any other words say something else.
 */
export function otherWordsSeen(
  { details }: ArticleState,
  now: string,
  seen: string | undefined,
  { meaningRules }: Pick<DecisionContext, 'meaningRules'>,
): { words: string; wordsHash: string } | null {
  if (seen === undefined || seen === now) return null;
  const isOther = meaningRules?.(seen, now, details.language).isChanged ?? true;
  return isOther ? { words: seen, wordsHash: sha256Hex(seen) } : null;
}
