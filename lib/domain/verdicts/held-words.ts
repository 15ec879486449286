import { sha256Hex } from '../hash';
import type { changesMeaning } from '../meaning/changes-meaning';
import type { HeldWords, Verdict } from './verdict';

/** The rules by which words are compared (`meaning/changes-meaning.ts`). They are handed over: a page does not wait for them. */
export type MeaningRules = typeof changesMeaning;

/** What a decision says of the words that a verdict holds for. When and by whom follows from the entry that it is in. */
export type FoundWords = Pick<HeldWords, 'words' | 'wordsHash' | 'changes'>;

/**
 * How a verdict stands on words: `held` where they are others than those that it judged and mean the same. They are always compared with the
 * judged words, never with those that it held for before: many small changes cannot lead away from what somebody judged. Without `rules` any
 * other words are others in meaning too. One that was given on another statement is stale on all.
 */
export function decideVerdict(
  verdict: Verdict,
  words: string,
  language: string,
  rules: MeaningRules | null,
): { isStale: boolean; held?: FoundWords } {
  const onWords = decideOnWords(verdict, words, language, rules);
  return verdict.restatedFrom !== undefined ? { ...onWords, isStale: true } : onWords;
}

function decideOnWords(
  verdict: Verdict,
  words: string,
  language: string,
  rules: MeaningRules | null,
): { isStale: boolean; held?: FoundWords } {
  const wordsHash = sha256Hex(words);
  if (wordsHash === verdict.wordsHash) return { isStale: false };
  if (wordsHash === verdict.held?.wordsHash) return { isStale: false, held: verdict.held };
  if (rules === null) return { isStale: true };
  const { isChanged, changes } = rules(verdict.words, words, language);
  return isChanged ? { isStale: true } : { isStale: false, held: { words, wordsHash, changes } };
}

/** The verdict with the words that it holds for, or without any. */
export function withHeldWords(verdict: Verdict, held: HeldWords | undefined): Verdict {
  if (verdict.held === held) return verdict;
  const { held: _held, ...judged } = verdict;
  return held ? { ...judged, held } : judged;
}

/**
 * A verdict that comes to stand on words without a new decision on them: put back, copied, or its tag was moved. It holds for what it judged
 * and for what it was found to hold for, and is stale on all else, and where the claim's statement says something else by now. Without a verdict
 * nothing is stale.
 */
export function verdictOn(verdict: Verdict | null, words: string): { verdict: Verdict | null; isStale: boolean } {
  if (!verdict) return { verdict, isStale: false };
  const wordsHash = sha256Hex(words);
  const isHeld = wordsHash !== verdict.wordsHash && wordsHash === verdict.held?.wordsHash;
  const isOther = verdict.restatedFrom !== undefined || (!isHeld && wordsHash !== verdict.wordsHash);
  return { verdict: withHeldWords(verdict, isHeld ? verdict.held : undefined), isStale: isOther };
}
