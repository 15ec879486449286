import type { Node } from '@tiptap/pm/model';
import type { Mappable } from '@tiptap/pm/transform';
import { z } from 'zod';
import { DomainError } from '../errors';
import { isInsideCharacter, positionsOf, readText, splitsSurrogatePair, wordsBetween } from '../text/article-text';
import { joinSpans } from './join-spans';

/** Length of the context on each side of a quote. UTF-16 units. */
export const CONTEXT_CHARS = 32;
/** So many positions may go to one character: an empty item of a list, which is one line feed, opens and closes itself and its paragraph. */
export const POSITIONS_PER_CHAR = 4;
/** Positions that hold the characters of a context. Only among many empty lists they hold fewer. */
export const CONTEXT_POSITIONS = POSITIONS_PER_CHAR * CONTEXT_CHARS;
/** A tag has at most this many ranges. */
export const MAX_RANGES = 8;

const Position = z.number().int().nonnegative();
const Span = z.object({ from: Position, to: Position });
/** A half-open stretch of positions. */
export type Span = z.infer<typeof Span>;

/** Words, and what stands on each side of them. */
export const Quote = z.object({ exact: z.string(), prefix: z.string(), suffix: z.string() });
export type Quote = z.infer<typeof Quote>;

/** A stretch to look for lost words in, with the context that they had when they were lost: that is what an undo puts back. */
export const SearchSpan = Span.extend({ prefix: z.string().optional(), suffix: z.string().optional() });
export type SearchSpan = z.infer<typeof SearchSpan>;

/**
 * Where a range last had its words, mapped outward, so that what an undo puts back falls inside. It is enclosed as long as nothing
 * that stood at its edges when the words were lost has been taken out: then what is put in there is the range's own, or new.
 */
export const Reach = SearchSpan.extend({ isEnclosed: z.literal(true).optional() });
export type Reach = z.infer<typeof Reach>;

/**
 * One range of an anchor: positions, and the quote that they had when a person last saw to it. `exact`, `prefix` and `suffix` are W3C's TextQuoteSelector. https://www.w3.org/TR/annotation-model/#text-quote-selector
 */
export const AnchorRange = Span.extend({
  ...Quote.shape,
  /** Only while the words differ. */
  reach: Reach.optional(),
  /**
   * The reach at the place that it was re-attached from. Only until a person confirms the new place. `away` is what stands there
   * while the words are not: as long as it does, they are not back, wherever the like of them is found.
   */
  home: SearchSpan.extend({ away: Quote.optional() }).optional(),
});
export type AnchorRange = z.infer<typeof AnchorRange>;

/**
 * exact: the words are `exact`. moved: they are, but elsewhere, found by quote and not yet confirmed.
 * drifted: the words differ. orphaned: the words are gone.
 */
export const AnchorState = z.enum(['exact', 'moved', 'drifted', 'orphaned']);
export type AnchorState = z.infer<typeof AnchorState>;

/**
 * An anchor whose positions are true at the version of the state that holds it. Ranges are sorted and do not touch when a person makes or
 * confirms it; parts that have moved across each other since keep their order.
 */
export const Anchor = z.object({ ranges: z.array(AnchorRange).min(1).max(MAX_RANGES), state: AnchorState });
export type Anchor = z.infer<typeof Anchor>;

/** An anchor as the tables keep it: true at its own `version`, to be mapped to now by its reader. */
export const StoredAnchor = Anchor.extend({ version: z.number().int().nonnegative() });
export type StoredAnchor = z.infer<typeof StoredAnchor>;

/** The state that follows from the ranges: exact if all are, orphaned if all are, else drifted. */
export function stateOfRanges(ranges: readonly AnchorRange[]): AnchorState {
  if (ranges.every((range) => range.reach === undefined)) return ranges.some((range) => range.home) ? 'moved' : 'exact';
  return ranges.every(isOrphaned) ? 'orphaned' : 'drifted';
}

/** True if nothing is left of the words of a range. */
export const isOrphaned = ({ from, to }: Span): boolean => from >= to;

/** True if some of the ranges have lost all of their words and others have not. */
export const isPartlyLost = ({ ranges, state }: Anchor): boolean => state !== 'orphaned' && ranges.some(isOrphaned);

/** The range `from`..`to` of `doc` with its quote as it reads there now. */
export function quoteRange(doc: Node, from: number, to: number): AnchorRange {
  return { from, to, ...quoteAt(doc, from, to) };
}

/** The words of a span with their context. */
function quoteAt(doc: Node, from: number, to: number): Quote {
  const before = wordsBetween(doc, Math.max(0, from - CONTEXT_POSITIONS), from);
  const after = wordsBetween(doc, to, Math.min(doc.content.size, to + CONTEXT_POSITIONS));
  return { exact: wordsBetween(doc, from, to), ...contextIn(before + after, before.length, before.length) };
}

/** What stands on each side of words: 32 characters, fewer at the ends of the text. */
export type Context = Omit<Quote, 'exact'>;

/** The 32 characters before `start` and after `end` (offsets) in `words`, never half a surrogate pair. */
export function contextIn(words: string, start: number, end: number): Context {
  const first = Math.max(0, start - CONTEXT_CHARS);
  const last = Math.min(words.length, end + CONTEXT_CHARS);
  return {
    prefix: words.slice(splitsSurrogatePair(words, first) ? first + 1 : first, start),
    suffix: words.slice(end, splitsSurrogatePair(words, last) ? last - 1 : last),
  };
}

/**
 * The exact anchor of `spans` in `doc`: sorted, touching spans joined, each with its quote.
 * Refused (`invalid`) if a span is empty, outside the doc, holds no words or splits a surrogate pair, or if there are more than 8.
 */
export function createAnchor(doc: Node, spans: readonly Span[]): Anchor {
  const joined = joinSpans(spans.flatMap((span) => tightSpan(doc, span) ?? []));
  if (joined.length === 0 || joined.length > MAX_RANGES)
    throw new DomainError('invalid', `A tag covers 1 to ${MAX_RANGES} stretches of text.`);
  for (const { from, to } of joined) {
    if (from >= to || to > doc.content.size || wordsBetween(doc, from, to).trim() === '') {
      throw new DomainError('invalid', 'There are no words to tag there.');
    }
    if (isInsideCharacter(doc, from) || isInsideCharacter(doc, to))
      throw new DomainError('invalid', 'A tag cannot begin or end inside a character.');
  }
  return { ranges: joined.map(({ from, to }) => quoteRange(doc, from, to)), state: 'exact' };
}

/** The span without block joins at its edges, or null if it holds no character at all. */
export function tightSpan(doc: Node, span: Span): Span | null {
  if (span.from >= span.to || span.to > doc.content.size) return null;
  const text = readText(doc, span.from, span.to);
  return positionsOf(text, 0, text.words.length);
}

/** A place through `mapping`, with all that is put in at its edges. */
export const mapOutward = <T extends Span>(place: T, mapping: Pick<Mappable, 'map'>): T => ({
  ...place,
  from: mapping.map(place.from, -1),
  to: mapping.map(place.to, 1),
});

/**
 * Where a range is after `mapping`, by positions alone: `from` with bias 1 and `to` with -1, so that words typed at an edge
 * are not part of it; reach and home outward. The words are not looked at: that is `settleAnchors`.
 */
export function mapRange(range: AnchorRange, mapping: Pick<Mappable, 'map'>): AnchorRange {
  const from = mapping.map(range.from, 1);
  const mapped: AnchorRange = { ...range, from, to: Math.max(from, mapping.map(range.to, -1)) };
  if (range.reach) mapped.reach = mapOutward(range.reach, mapping);
  if (range.home) mapped.home = mapOutward(range.home, mapping);
  return mapped;
}

/** An anchor through a mapping: of one step, or of several. */
export const mapAnchor = <T extends Anchor>(anchor: T, mapping: Pick<Mappable, 'map'>): T => ({
  ...anchor,
  ranges: anchor.ranges.map((range) => mapRange(range, mapping)),
});

/** An anchor through all of `maps`, one after the other. */
export const mapThroughAll = (anchor: Anchor, maps: readonly Pick<Mappable, 'map'>[]): Anchor =>
  maps.reduce((mapped, map) => mapAnchor(mapped, map), anchor);

/** The words of an anchor as they read in `doc`: its ranges' words joined by `\n`. Orphaned ranges have none. */
export function wordsOfAnchor(doc: Node, anchor: Anchor): string {
  return anchor.ranges
    .filter((range) => range.from < range.to)
    .map((range) => wordsBetween(doc, range.from, range.to))
    .join('\n');
}

/** The words of an anchor as the tables hold them, for lists and search: those that stand in `doc`, or where they are gone those that it had. */
export function storedWords(doc: Node, anchor: Anchor): string {
  return (anchor.state === 'drifted' && wordsOfAnchor(doc, anchor)) || quotedWords(anchor);
}

/** The words that an anchor had when a person last saw to it. */
export function quotedWords(anchor: Anchor): string {
  return anchor.ranges.map((range) => range.exact).join('\n');
}

/** The anchor with the words that stand in its ranges now as its quote: what a person confirms. Orphaned ranges are dropped; null if none is left. */
export function requoteAnchor(doc: Node, anchor: Anchor): Anchor | null {
  const spans = anchor.ranges.filter((range) => wordsBetween(doc, range.from, range.to).trim() !== '');
  return spans.length === 0 ? null : createAnchor(doc, spans);
}
