import approxSearch from 'approx-string-match';
import type { Quote } from '../anchors/anchor';
import { splitsSurrogatePair } from '../text/article-text';
import { UNSPACED } from '../text/scripts';
import { createTokenizer, type Tokenizer } from '../text/word-tokens';
import { candidatePlaces } from './quote-candidates';
import { QuoteWords } from './quote-words';
import { rarestTrigram, TrigramIndex } from './trigram-index';

/** Words to be found again, with what stood around them: W3C's TextQuoteSelector. https://www.w3.org/TR/annotation-model/#text-quote-selector */
export interface SoughtQuote extends Quote {
  /** Offset at which the quote began in the old text, or is expected in the new one. */
  hint?: number;
}

/** Where a quote is in a text. Offsets are UTF-16 units, half-open, never inside a surrogate pair. */
export interface QuoteMatch {
  from: number;
  to: number;
  /** 0 to 1: how much of quote, prefix, suffix and place agrees. */
  score: number;
  /** True if the words are `exact` to the letter. Otherwise the range runs from the first surviving word to the last. */
  isExact: boolean;
  /** True if there is another place just as good: a person must choose. */
  isAmbiguous: boolean;
}

/** Finds quotes in one text. */
export interface QuoteMatcher {
  /** The best place for a quote, or null if none is good enough. `hint` overrides the quote's own. */
  find(quote: SoughtQuote, hint?: number): QuoteMatch | null;
}

/** Below this the words count as gone. What it must hold: a quote with half of its words changed in its old surroundings passes, other words in the same surroundings don't. */
export const MIN_SCORE = 0.58;
/** The weights of quote, context and place have the proportions that the Hypothesis client is known by. */
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, place: 2 };
/** Least share of the quote's characters that must stand in the text, however well its surroundings agree. */
const MIN_SURVIVING = 0.5;
/** So many agreeing characters of quote and context must speak for a place: "the mayor" alone stands everywhere. */
const MIN_EVIDENCE_CHARS = 30;
/** Scores closer than this are equally good. */
const TIE = 0.02;
/** Exact places whose context is compared approximately; those that agree best to the letter come first. */
const MAX_EXACT_PLACES = 24;
/** Longer quotes are only found unchanged: the search for similar words takes the square of their length. */
const MAX_SIMILAR_CHARS = 20_000;

/** A matcher for quotes in `text`; what it needs of the text is built once, at the first search. */
export function createQuoteMatcher(text: string): QuoteMatcher {
  let index: TrigramIndex | null = null;
  const tokenizer = createTokenizer();
  return {
    find(quote, hint = quote.hint) {
      if (quote.exact.trim() === '') return null;
      index ??= new TrigramIndex(text);
      const exact = exactMatches(text, index, quote, hint);
      return best(exact.length > 0 ? exact : similarMatches(text, index, tokenizer, quote, hint), hint);
    },
  };
}

interface Scored extends QuoteMatch {
  /** What ties are told by: the score without the place. */
  agreement: number;
}

function best(matches: Scored[], hint: number | undefined): QuoteMatch | null {
  matches.sort((a, b) => b.score - a.score);
  const [first] = matches;
  if (!first) return null;
  const isElsewhere = (other: Scored) => other.from >= first.to || other.to <= first.from;
  const isRival = (other: Scored) => isElsewhere(other) && other.agreement >= first.agreement - TIE;
  // Untouched words at the very place where they were need no one to choose between them and their copies.
  const isInPlace = first.isExact && first.from === hint && first.agreement > 1 - TIE;
  const { agreement, ...match } = first;
  return { ...match, isAmbiguous: !isInPlace && matches.some((other) => other !== first && isRival(other)) };
}

function exactMatches(text: string, index: TrigramIndex, quote: Quote, hint: number | undefined): Scored[] {
  const { exact } = quote;
  const places = exactPlaces(text, index, exact).filter((from) => isWhole(text, from, from + exact.length, quote));
  const rough = places.map((from) => ({ from, context: agreeingChars(text, from, from + exact.length, quote) }));
  rough.sort((a, b) => b.context - a.context || Math.abs(a.from - (hint ?? 0)) - Math.abs(b.from - (hint ?? 0)));
  return rough.slice(0, MAX_EXACT_PLACES).flatMap(({ from }) => score(text, { from, to: from + exact.length }, 1, true, quote, hint) ?? []);
}

function exactPlaces(text: string, index: TrigramIndex, exact: string): number[] {
  const places: number[] = [];
  if (exact.length < 3) {
    for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) places.push(at);
    return places;
  }
  const offset = rarestTrigram(index, exact);
  for (const place of index.placesOf(exact, offset))
    if (place >= offset && text.startsWith(exact, place - offset)) places.push(place - offset);
  return places;
}

/** False if the place cuts a character in two, or a word that the quote did not cut: "art" is not in "party". */
function isWhole(text: string, from: number, to: number, quote: Quote): boolean {
  if (splitsSurrogatePair(text, from) || splitsSurrogatePair(text, to)) return false;
  const cutsBefore = isInsideWord(text.slice(Math.max(0, from - 2), from), quote.exact) && !isInsideWord(quote.prefix, quote.exact);
  const cutsAfter = isInsideWord(quote.exact, text.slice(to, to + 2)) && !isInsideWord(quote.exact, quote.suffix);
  return !cutsBefore && !cutsAfter;
}

const endsInLetter = /[\p{L}\p{M}\p{N}]$/u;
const beginsWithLetter = /^[\p{L}\p{M}\p{N}]/u;
const unspaced = new RegExp(`[${UNSPACED}]`, 'u');

/** True if a word goes on from `before` to `after`. */
function isInsideWord(before: string, after: string): boolean {
  if (!endsInLetter.test(before) || !beginsWithLetter.test(after)) return false;
  return !unspaced.test(before.slice(-1)) && !unspaced.test(after.slice(0, 1));
}

/** How many characters of the context stand next to the place, counted outward to the first that does not. */
function agreeingChars(text: string, from: number, to: number, { prefix, suffix }: Quote): number {
  let before = 0;
  while (before < prefix.length && from - 1 - before >= 0 && text[from - 1 - before] === prefix[prefix.length - 1 - before]) before++;
  let after = 0;
  while (after < suffix.length && to + after < text.length && text[to + after] === suffix[after]) after++;
  return before + after;
}

function similarMatches(text: string, index: TrigramIndex, tokenizer: Tokenizer, quote: Quote, hint: number | undefined): Scored[] {
  const { exact } = quote;
  if (exact.length < 3 || exact.length > MAX_SIMILAR_CHARS) return [];
  const maxErrors = Math.floor(exact.length * (1 - MIN_SURVIVING));
  const words = new QuoteWords(exact, tokenizer);
  const found: Scored[] = [];
  for (const { from, to } of candidatePlaces(text, index, quote)) {
    if (!words.mayStandIn(text.slice(from, to))) continue;
    const start = Math.max(0, from - maxErrors);
    const window = text.slice(start, Math.min(text.length, to + maxErrors));
    const matches = approxSearch(window, exact, maxErrors);
    // Neighbouring ends with equally few errors are one place; the one in the middle is as good as any, since words are trimmed next.
    const middle = matches[matches.length >> 1];
    if (!middle) continue;
    const place = words.trim(text, start + middle.start, start + middle.end);
    if (!place || found.some((other) => other.from === place.from && other.to === place.to)) continue;
    const scored = score(text, place, Math.max(0, 1 - middle.errors / exact.length), false, quote, hint);
    if (scored) found.push(scored);
  }
  return found;
}

/** The match at a place, or null if too little speaks for it. */
function score(
  text: string,
  place: { from: number; to: number },
  likeness: number,
  isExact: boolean,
  quote: Quote,
  hint: number | undefined,
): Scored | null {
  const before = text.slice(Math.max(0, place.from - quote.prefix.length - 8), place.from);
  const after = text.slice(place.to, place.to + quote.suffix.length + 8);
  const prefix = contextLikeness(quote.prefix, before, before.endsWith(quote.prefix));
  const suffix = contextLikeness(quote.suffix, after, after.startsWith(quote.suffix));
  const agreement =
    (WEIGHTS.quote * likeness + WEIGHTS.prefix * prefix + WEIGHTS.suffix * suffix) / (WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix);
  const evidence =
    weightOf(quote.exact) * likeness + weightOf(quote.prefix) * aboveChance(prefix) + weightOf(quote.suffix) * aboveChance(suffix);
  if (agreement < MIN_SCORE || evidence < MIN_EVIDENCE_CHARS) return null;
  const nearness = hint === undefined ? agreement : Math.max(0, 1 - Math.abs(place.from - hint) / Math.max(1, text.length));
  const all = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.place;
  return { ...place, score: (agreement * (all - WEIGHTS.place) + nearness * WEIGHTS.place) / all, agreement, isExact, isAmbiguous: false };
}

function contextLikeness(context: string, around: string, isEqual: boolean): number {
  if (isEqual) return 1;
  const [match] = approxSearch(around, context, context.length);
  return match ? 1 - match.errors / context.length : 0;
}

/** Any two texts of a language agree in a third to a half of their letters; only what is above that tells something. */
const aboveChance = (likeness: number) => Math.max(0, (likeness - 0.5) / 0.5);

/** Length, each character of a script without spaces for three: it tells as much as a short word. */
function weightOf(text: string): number {
  if (!unspaced.test(text)) return text.length;
  let weight = 0;
  for (const character of text) weight += unspaced.test(character) ? 3 : character.length;
  return weight;
}
