import { foldWord } from '../text/fold-word';
import { UNSPACED } from '../text/scripts';
import { type ClaimTerm, claimTerms } from './claim-terms';
import type { MarkedStretch } from './marked-stretch';

/** What somebody looks for among claims: all of the terms, each in any of its forms. */
export interface ClaimQuery {
  /** In order, each once. */
  terms: string[];
  /** How the last word begins, while it may still be being typed: words that begin so are found as well as its term. */
  prefix: string | null;
  /** Of figures that say another number elsewhere, as 1.609 does: that one, by the term. Either may be meant. */
  others: ReadonlyMap<string, string>;
}

/** Shorter beginnings fit too many words. Letters; of Korean a syllable is two or three, and what follows a noun is written onto it. */
const MIN_PREFIX_LETTERS = 3;
const lettersOf = (word: string) => word.normalize('NFD').length;
/** One character of a script that is stored by pairs: those that begin with it. */
const isHalfPair = new RegExp(`^[${UNSPACED}]$`, 'u');
/** More words than this are no query; the others are left out. */
const MAX_QUERY_TERMS = 24;

/** Reads what was typed into the field. No terms where nothing of it says anything. */
export function readClaimQuery(text: string): ClaimQuery {
  const found = claimTerms(text);
  const terms = [...new Set(found.map(({ term }) => term))].slice(0, MAX_QUERY_TERMS);
  const last = found.at(-1);
  const isLastWord = last?.kind === 'word' && last.to === text.length && last.term === terms.at(-1);
  const typed = last === undefined ? '' : foldWord(text.slice(last.from, last.to));
  const isEnough = lettersOf(typed) >= MIN_PREFIX_LETTERS || isHalfPair.test(typed);
  const others = new Map(found.flatMap(({ term, or }): [string, string][] => (or === undefined ? [] : [[term, or]])));
  return { terms, prefix: isLastWord && isEnough ? typed : null, others };
}

/** The words of a claim cut where what was looked for, which is marked, begins and ends. Joined they are the words again. */
export function markFound(words: string, { terms, prefix, others }: ClaimQuery): MarkedStretch[] {
  const wanted = new Set([...terms, ...others.values()]);
  const begins = (from: number, to: number) => prefix !== null && foldWord(words.slice(from, to)).startsWith(prefix);
  const stretches: MarkedStretch[] = [];
  let end = 0;
  const put = (to: number, isMarked: boolean) => {
    if (to > end) stretches.push({ text: words.slice(end, to), isMarked });
    end = Math.max(end, to);
  };
  const all = claimTerms(words);
  const isWanted = ({ term, from, to }: ClaimTerm) => wanted.has(term) || begins(from, to);
  // A sign says something only beside a figure that is wanted too: £2m is not what was looked for by £11.
  const isFigure = (term: ClaimTerm | undefined) => term?.kind === 'number' && isWanted(term);
  const isFound = (term: ClaimTerm, at: number) =>
    isWanted(term) && (term.kind !== 'sign' || isFigure(all[at - 1]) || isFigure(all[at + 1]));
  let wasAmount = false;
  for (const [at, term] of all.entries()) {
    const { kind, from, to } = term;
    const isAmount = kind !== 'word';
    if (to <= end || !isFound(term, at)) continue;
    // A figure and what it counts are one thing to look at: 5 per cent.
    put(from, wasAmount && isAmount && /^\s*(?:per\s+)?$/i.test(words.slice(end, from)));
    put(to, true);
    wasAmount = isAmount;
  }
  put(words.length, false);
  return joinFound(stretches);
}

function joinFound(stretches: readonly MarkedStretch[]): MarkedStretch[] {
  const joined: MarkedStretch[] = [];
  for (const one of stretches) {
    const last = joined.at(-1);
    if (last?.isMarked === one.isMarked) last.text += one.text;
    else joined.push({ ...one });
  }
  return joined;
}
