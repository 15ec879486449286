import type { ArticleState } from '../article-state';
import { sha256Hex } from '../hash';
import { inputText } from '../text-input';
import type { DecisionContext } from './entry-type';

/** The words of a claim as whoever judges it sees them. Left out where nobody says, and what is judged is then what stands. Not stored: a verdict keeps them. */
export const SeenWords = inputText(100_000).optional();

/**
 * The words that a judgement is of, where the claim says something else by now: a colleague's edit came before it, and nobody has judged that.
 * Null where it says the same, or means it.
 */
export function seenBefore(
  { details }: ArticleState,
  now: string,
  seen: string | undefined,
  { meaningRules }: Pick<DecisionContext, 'meaningRules'>,
): { words: string; wordsHash: string } | null {
  // The browser shows its own text: what the server's says by then, and whether it means the same, the server decides.
  if (seen === undefined || seen === now || meaningRules === null) return null;
  return meaningRules(seen, now, details.language).isChanged ? { words: seen, wordsHash: sha256Hex(seen) } : null;
}
