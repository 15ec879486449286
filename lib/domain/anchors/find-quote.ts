import type { Node } from '@tiptap/pm/model';
import { firstIndex } from '../first-index';
import { type ArticleText, offsetAt, positionsOf, readText } from '../text/article-text';
import { findAllOccurrences, findOccurrences } from '../text/find-occurrences';
import { CONTEXT_CHARS, CONTEXT_POSITIONS, type Context, contextIn, type Quote, type Span } from './anchor';

/** Words to look for in a place, with the contexts that they had: any one of them will do. */
export interface Search {
  exact: string;
  contexts: readonly Context[];
  place: Span;
  /** True to get the whole gap between the characters before and after the words, block borders and all. */
  isGap?: boolean;
}

/** Above this many characters to search in all, or this many searches, one pass for all quotes is cheaper than one search for each. */
const BULK_SEARCH_CHARS = 2_000_000;
const BULK_SEARCHES = 256;
/** Context that more than 32 characters of words need on each side. */
const NEAR_CHARS = 8;

/** Reads the text around spans of `doc`: a window for each, or the whole text once for many. */
export class TextReader {
  private whole: ArticleText | null = null;

  constructor(
    private readonly doc: Node,
    private readonly reads: 'near' | 'whole',
  ) {}

  /** The text that holds `span` and at least 32 characters on each side, where the doc has them. */
  around(span: Span): ArticleText {
    if (this.reads === 'whole') {
      this.whole ??= readText(this.doc);
      return this.whole;
    }
    return readText(this.doc, Math.max(0, span.from - CONTEXT_POSITIONS), Math.min(this.doc.content.size, span.to + CONTEXT_POSITIONS));
  }

  /** What stands on each side of `span`. */
  contextOf(span: Span): Context {
    const { prefix, suffix } = this.quoteOf(span);
    return { prefix, suffix };
  }

  /** A place with all around it that is no character: empty blocks, rules, the borders of blocks. */
  widened(span: Span): Span {
    const text = this.around(span);
    const before = positionsOf(text, 0, offsetAt(text, span.from))?.to;
    const after = positionsOf(text, offsetAt(text, span.to), text.words.length)?.from;
    return { from: Math.min(before ?? span.from, span.from), to: Math.max(after ?? span.to, span.to) };
  }

  /** What stands in `span` and on each side of it, as one piece of the text: joins of blocks at its edges are in one of the three. */
  quoteOf(span: Span): Quote {
    const text = this.around(span);
    const [start, end] = [offsetAt(text, span.from), offsetAt(text, span.to)];
    return { exact: text.words.slice(start, end), ...contextIn(text.words, start, end) };
  }
}

/** Finds the one place of words, or null. */
export type QuoteFinder = (search: Search) => Span | null;

/**
 * Looks for words in places of `doc`. They must stand there in one of their contexts, whole and once; or, if they are more than
 * 32 characters, at least between the 8 nearest on each side, and once. Anything less is a guess: after "very very good" was
 * deleted word by word and one word put back, the "very" that is there may be either.
 */
export function createQuoteFinder(doc: Node, searches: readonly Search[]): QuoteFinder {
  const total = searches.reduce((sum, { place }) => sum + (place.to - place.from), 0);
  const isBulk = total > BULK_SEARCH_CHARS || searches.length > BULK_SEARCHES;
  const reader = new TextReader(doc, isBulk ? 'whole' : 'near');
  // In one pass for all, or for each in its own text.
  const bulk = isBulk ? findAllOccurrences(reader.around({ from: 0, to: 0 }).words, searches.flatMap(patternsOf)) : null;
  const occurrences = ({ words }: ArticleText, pattern: string, first: number, last: number) => {
    if (!bulk) return findOccurrences(words, pattern, first, last);
    const places = bulk.get(pattern);
    return places === null ? null : within(places ?? [], first, last - pattern.length);
  };
  return (search) => {
    const { exact, place, isGap } = search;
    if (place.to - place.from < exact.length) return null;
    const text = reader.around(place);
    const [start, end] = [offsetAt(text, place.from), offsetAt(text, place.to)];
    for (const { prefix, suffix } of contextsOf(search)) {
      // A client that sends no context, or words that are the whole text: the latter are to be known again, the former may be any.
      const isAlone = (prefix + suffix).trim() === '' && exact.length <= CONTEXT_CHARS;
      if (isAlone && text.words.trim() !== exact.trim()) continue;
      const hits = occurrences(text, prefix + exact + suffix, Math.max(0, start - prefix.length), end + suffix.length);
      // Where they may stand there in this context, another one is no guide.
      if (!hits || hits.length > 1) return null;
      const [at] = hits;
      if (at === undefined) continue;
      const [first, last] = [at + prefix.length, at + prefix.length + exact.length];
      return isGap ? gapAt(text, first, last, place) : positionsOf(text, first, last);
    }
    return null;
  };
}

/** The positions from the last character before a stretch of the text to the first one after it; at the ends of the text, to those of `place`. */
function gapAt(text: ArticleText, start: number, end: number, place: Span): Span {
  const before = positionsOf(text, 0, start)?.to;
  const after = positionsOf(text, end, text.words.length)?.from;
  return { from: before ?? place.from, to: after ?? place.to };
}

function contextsOf({ exact, contexts }: Search): readonly Context[] {
  return [...contexts, ...nearestOf(exact, contexts)];
}

/** Of contexts the 8 nearest characters on each side: enough for more than 32 characters of words. None for fewer. */
export function nearestOf(exact: string, contexts: readonly Context[]): Context[] {
  if (exact.length <= CONTEXT_CHARS) return [];
  return contexts.map(({ prefix, suffix }) => ({ prefix: prefix.slice(-NEAR_CHARS), suffix: suffix.slice(0, NEAR_CHARS) }));
}

const patternsOf = (search: Search) => contextsOf(search).map(({ prefix, suffix }) => prefix + search.exact + suffix);

/** Those of the sorted `places` that are at least `first` and at most `last`. */
function within(places: readonly number[], first: number, last: number): number[] {
  const start = firstIndex(places.length, (index) => (places[index] ?? 0) >= first);
  let end = start;
  while (end < places.length && (places[end] ?? 0) <= last) end++;
  return places.slice(start, end);
}
