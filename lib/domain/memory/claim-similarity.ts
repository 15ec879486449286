import { z } from 'zod';
import { changesMeaning } from '../meaning/changes-meaning';
import { type ClaimTerm, claimTerms } from './claim-terms';
import type { MarkedStretch } from './marked-stretch';
import { isRounding } from './rounded-figures';

/** How alike two claims are, in steps that people can tell apart. `from` is the least score, 0..1. */
const likenesses = {
  'very close': { from: 0.7 },
  close: { from: 0.5 },
  alike: { from: 0.32 },
} as const;

/** The name of a likeness, the closest first. */
export const Likeness = z.enum(['very close', 'close', 'alike']);
export type Likeness = z.infer<typeof Likeness>;

/** What makes two claims that are alike disagree. */
export const Contradiction = z.enum(['other number', 'negation', 'other verdict']);
export type Contradiction = z.infer<typeof Contradiction>;

/** How much a term says: the rarer the more. Any positive number; only how they compare with each other counts. */
export type TermWeight = (term: string) => number;

const NUMBER_WEIGHT = 1.4;
const SIGN_WEIGHT = 0.5;
/** What a number says for one that is nearly the same, though it be another: £11.40 and more than eleven pounds, 8.2 and 8.3 per cent. */
const NEAR_NUMBER = 0.6;
const NEAR_SHARE = 0.05;
/** How much of the score is the order of the words. The rest is which ones they are. */
const ORDER_SHARE = 0.06;

const negations = new Set(['not', 'no', 'never', 'none', 'nobody', 'nothing', 'neither', 'nor', 'without']);
const isYear = (figure: string) => /^(?:1[89]|20)\d\d$/.test(figure);

/**
 * How alike two claims are, 0 (nothing in common) to 1 (the same terms in the same order), the same both ways round. Numbers count more than words and
 * rare words more than common ones; the order counts little, and synonyms are other words.
 */
export function claimSimilarity(a: readonly ClaimTerm[], b: readonly ClaimTerm[], weightOf: TermWeight): number {
  const [one, two] = [distinct(a), distinct(b)];
  if (one.size === 0 || two.size === 0) return 0;
  const weigh = (term: ClaimTerm) =>
    weightOf(term.term) * (term.kind === 'number' ? NUMBER_WEIGHT : term.kind === 'sign' ? SIGN_WEIGHT : 1);
  const sum = (terms: Iterable<ClaimTerm>) => [...terms].reduce((total, term) => total + weigh(term), 0);
  const shared = [...one.values()].filter(({ term }) => two.has(term));
  const near = numberPairs(one, two, isNear).reduce(
    (total, [mine, theirs]) => total + (NEAR_NUMBER * (weigh(mine) + weigh(theirs))) / 2,
    0,
  );
  const overlap = (2 * (sum(shared) + near)) / (sum(one.values()) + sum(two.values()));
  return Math.min(1, overlap * (1 - ORDER_SHARE) + overlap * ORDER_SHARE * sharedOrder(a, b, two));
}

/** The step of a score, or null where two claims have too little in common to be shown. */
export function likenessOf(score: number): Likeness | null {
  return Likeness.options.find((one) => score >= likenesses[one].from) ?? null;
}

/**
 * What two claims that are close say otherwise: other figures among the same words, or a negation in one of them. Roundings of each other are no
 * other figures (`isRounding`). Empty where they are certainly the same by the rules by which verdicts hold. `language` is BCP 47.
 */
export function contradictionsIn(a: string, b: string, language: string, weightOf: TermWeight): Contradiction[] {
  if (!changesMeaning(a, b, language).isChanged) return [];
  const [mine, theirs] = [claimTerms(a), claimTerms(b)];
  const words = (terms: readonly ClaimTerm[]) => terms.filter(({ term, kind }) => kind === 'word' && !negations.has(term));
  if (claimSimilarity(words(mine), words(theirs), weightOf) < likenesses['very close'].from) return [];
  const found: Contradiction[] = [];
  const [one, two] = [distinct(mine.filter(isNumber)), distinct(theirs.filter(isNumber))];
  const figure = (words: string, { term, from, to }: ClaimTerm) => ({ term, raw: words.slice(from, to) });
  const rounded = numberPairs(one, two, (ours, others) => isRounding(figure(a, ours), figure(b, others)));
  const left = (from: ReadonlyMap<string, ClaimTerm>, other: ReadonlyMap<string, ClaimTerm>, side: 0 | 1) =>
    [...from.values()].filter((term) => !other.has(term.term) && !rounded.some((pair) => pair[side] === term));
  if (left(one, two, 0).length > 0 && left(two, one, 1).length > 0) found.push('other number');
  const negated = (terms: readonly ClaimTerm[]) => terms.filter(({ term }) => negations.has(term)).length % 2;
  if (negated(mine) !== negated(theirs)) found.push('negation');
  return found;
}

const isNumber = ({ kind }: ClaimTerm) => kind === 'number';
const distinct = (terms: readonly ClaimTerm[]) => new Map(terms.map((term) => [term.term, term]));

/** Pairs of numbers that only one of the two has, each in one pair at most, of which `isPair` is true. A year is another year. */
function numberPairs(
  one: ReadonlyMap<string, ClaimTerm>,
  two: ReadonlyMap<string, ClaimTerm>,
  isPair: (mine: ClaimTerm, theirs: ClaimTerm) => boolean,
): [ClaimTerm, ClaimTerm][] {
  const left = [...two.values()].filter((term) => isNumber(term) && !one.has(term.term) && !isYear(term.term));
  const pairs: [ClaimTerm, ClaimTerm][] = [];
  for (const mine of one.values()) {
    if (!isNumber(mine) || two.has(mine.term) || isYear(mine.term)) continue;
    const at = left.findIndex((theirs) => isPair(mine, theirs));
    const [theirs] = at < 0 ? [] : left.splice(at, 1);
    if (theirs) pairs.push([mine, theirs]);
  }
  return pairs;
}

function isNear(mine: ClaimTerm, theirs: ClaimTerm): boolean {
  const [a, b] = [Number(mine.term), Number(theirs.term)];
  return Math.abs(a - b) <= NEAR_SHARE * Math.max(Math.abs(a), Math.abs(b));
}

/** Of the neighbours in one claim that the other has too, the share that stands there in the same order. 0..1 */
function sharedOrder(a: readonly ClaimTerm[], b: readonly ClaimTerm[], inB: ReadonlyMap<string, ClaimTerm>): number {
  const inA = distinct(a);
  const pairs = pairsOf(a.filter(({ term }) => inB.has(term)));
  const others = pairsOf(b.filter(({ term }) => inA.has(term)));
  if (pairs.size === 0 || others.size === 0) return 1;
  const same = [...pairs].filter((pair) => others.has(pair)).length;
  return (2 * same) / (pairs.size + others.size);
}

const pairsOf = (terms: readonly ClaimTerm[]) => new Set(terms.slice(1).map(({ term }, index) => `${terms[index]?.term} ${term}`));

/** The words of a claim cut where they differ from those of another one, which is marked. Joined they are the words again. Small words and punctuation differ from nothing. */
export function markDifferences(words: string, other: string): MarkedStretch[] {
  const there = new Set(claimTerms(other).map(({ term }) => term));
  const stretches: MarkedStretch[] = [];
  let end = 0;
  const put = (to: number, isMarked: boolean) => {
    const text = words.slice(end, to);
    const last = stretches.at(-1);
    if (text === '') return;
    if (last?.isMarked === isMarked) last.text += text;
    else stretches.push({ text, isMarked });
    end = to;
  };
  let wasOther = false;
  for (const { term, from, to } of claimTerms(words)) {
    if (to <= end) continue;
    const isOther = !there.has(term);
    // What stands between two words that differ belongs to the difference.
    put(Math.max(end, from), wasOther && isOther);
    put(to, isOther);
    wasOther = isOther;
  }
  put(words.length, false);
  return stretches;
}
