import type { ArticleState } from '../../article-state';
import { sha256Hex } from '../../hash';
import { changesMeaning } from '../../meaning/changes-meaning';

/**
 * The words that a judgement is of, where the claim says something else by now: a colleague's edit came before it, and nobody has judged that.
 * Null where it says the same, or means it.
 */
export function seenBefore({ details }: ArticleState, now: string, seen: string | undefined): { words: string; wordsHash: string } | null {
  if (seen === undefined || seen === now) return null;
  return changesMeaning(seen, now, details.language).isChanged ? { words: seen, wordsHash: sha256Hex(seen) } : null;
}
