import type { ArticleState } from '../../article-state';
import { sha256Hex } from '../../hash';
import type { DecisionContext } from '../entry-type';

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
