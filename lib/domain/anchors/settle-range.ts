import type { Node } from '@tiptap/pm/model';
import { isInsideCharacter, offsetAt, positionsOf, readText, wordsBetween } from '../text/article-text';
import { findOccurrences } from '../text/find-occurrences';
import {
  type AnchorRange,
  CONTEXT_CHARS,
  CONTEXT_POSITIONS,
  POSITIONS_PER_CHAR,
  type Quote,
  type SearchSpan,
  type Span,
  tightSpan,
} from './anchor';
import { createQuoteFinder, type QuoteFinder, type Search } from './find-quote';

/** So far from words is looked for what was around the stretch that they were moved with. */
const MOVED_POSITIONS = 4000;

/**
 * Ranges that a client saw, mapped to now with their reach: each exact where it stands or inside its reach, else drifted or orphaned.
 * Nobody's tag is refused because the text has moved on.
 */
export function settleRanges(doc: Node, ranges: readonly AnchorRange[]): AnchorRange[] {
  const find = createQuoteFinder(doc, ranges.flatMap(searchesOf));
  return ranges.map((range) => settleRange(doc, range, find));
}

/** True if the words of a range are between its positions, to the letter. */
export function isExactAt(doc: Node, { from, to, exact }: AnchorRange): boolean {
  // Between two positions stand at most as many characters.
  return to - from >= exact.length && wordsBetween(doc, from, to) === exact;
}

/** True if it was re-attached and stands where it was re-attached from: an undo brought it there, or its home has grown around it. */
export const isInHome = ({ from, to, home }: AnchorRange) => home !== undefined && home.from <= from && to <= home.to;

const overlap = (a: Span, b: Span) => a.from < b.to && b.from < a.to;

type Home = NonNullable<AnchorRange['home']>;

interface RangeSearches {
  /** The place that the words are away from, as it is while they are. */
  away: Search | null;
  atHome: Search | null;
  inReach: Search | null;
}

/** Where the words of a range may be again. */
function placesOf({ exact, prefix, suffix, reach, home }: AnchorRange): RangeSearches {
  const searchIn = (place: SearchSpan): Search => {
    const last = place.prefix === undefined || place.suffix === undefined ? [] : [{ prefix: place.prefix, suffix: place.suffix }];
    return { exact, place, contexts: [...last, { prefix, suffix }] };
  };
  return {
    away: home ? gapSearch(home) : null,
    atHome: home ? searchIn(home) : null,
    inReach: reach ? searchIn(reach) : null,
  };
}

/** What stands in a home while the words are away from it, to be found there. Null of one that was never apart from them. */
const gapSearch = (home: Home): Search | null =>
  home.away ? { exact: home.away.exact, place: home, contexts: [home.away], isGap: true } : null;

/** All that the finder is to look for, so that ranges can be settled. */
export const searchesOf = (range: AnchorRange) => Object.values(placesOf(range)).flatMap((search: Search | null) => search ?? []);

/**
 * The range on its words again, at home or inside its reach; else what is left of it. Of words that are moved and brought back:
 * - cut: they are nowhere in the reach, so nothing is left; the reach goes on saying where they were.
 * - pasted elsewhere: `moveRange` puts the range there, with a home where they were, and in it, as `away`, what stands there without them.
 * - taken back, both at once or one by one: in the home is no longer that alone, they are found in it, and the range is as it was.
 * - meanwhile, while the home is as they left it: they are not back, whatever copies of them come near it.
 */
export function settleRange(doc: Node, range: AnchorRange, find: QuoteFinder): AnchorRange {
  const { away, atHome, inReach } = placesOf(range);
  const { reach: _reach, home, ...rest } = range;
  const isThere = isExactAt(doc, range);
  const awayFrom = away && home?.away ? atEdgesOf(doc, home.away, find(away)) : null;
  const back = awayFrom || (isThere && !isInHome(range)) ? null : atHome && backHome(doc, range, find(atHome));
  if (back) return { ...rest, ...back };
  // A home that had grown, since all around it was deleted and put back, is again what it was.
  const settled = home && awayFrom ? { ...range, home: { ...home, ...awayFrom } } : range;
  const again = isThere ? range : ((inReach && find(inReach)) ?? inOwnPlace(doc, range));
  return again && takesIn(again, range) ? { ...withoutReach(settled), from: again.from, to: again.to } : whatIsLeft(doc, settled);
}

/** Words found in the home of a range, unless one change went over both it and where they stood: what is there now may be either. */
function backHome(doc: Node, { home, reach }: AnchorRange, words: Span | null): Span | null {
  const isBlurred = words && home?.away && reach && overlap(home, reach) && !isBetween(doc, home, home.away, words);
  return isBlurred ? null : words;
}

/** What is left of its own words is part of them, wherever else the like of them stands: a copy may have been pasted in between. */
const takesIn = (words: Span, { from, to }: AnchorRange) => from >= to || (words.from <= from && to <= words.to);

/** True if words stand between what was on both sides of their home, and so are back in it. What was moved with them is near them too. */
function isBetween(doc: Node, home: Span, { prefix, suffix }: Quote, words: Span): boolean {
  const before = wordsBetween(doc, Math.max(home.from - CONTEXT_POSITIONS, words.from - MOVED_POSITIONS, 0), words.from);
  const after = wordsBetween(doc, words.to, Math.min(home.to + CONTEXT_POSITIONS, words.to + MOVED_POSITIONS, doc.content.size));
  const isOn = (side: string, context: string) => (context.trim() === '' ? side.trim() === '' : side.includes(context));
  return isOn(before, prefix) && isOn(after, suffix) && !(isOn(after, prefix) || isOn(before, suffix));
}

/** True if what stands in a home while its words are away is still all that stands there. */
export function isStillAway(doc: Node, home: Home): boolean {
  const search = gapSearch(home);
  return search !== null && home.away !== undefined && atEdgesOf(doc, home.away, createQuoteFinder(doc, [search])(search)) !== null;
}

/** The gap, unless it lay so near an end of the text that its context is short, and now does not: then what was there has come back. */
function atEdgesOf(doc: Node, { prefix, suffix }: Quote, gap: Span | null): Span | null {
  if (!gap) return null;
  // 31, since half a surrogate pair is left out of a context.
  const isWhole = (context: string) => context.length >= CONTEXT_CHARS - 1;
  const isAtStart = isWhole(prefix) || wordsBetween(doc, 0, gap.from).trim() === prefix.trim();
  const isAtEnd = isWhole(suffix) || wordsBetween(doc, gap.to, doc.content.size).trim() === suffix.trim();
  return isAtStart && isAtEnd ? gap : null;
}

/**
 * The words of a range in its enclosed reach, whatever a colleague wrote beside it meanwhile: once, around those that are left of it, since what is left
 * says by itself where the rest belongs; or, where nothing is left, if they are all that stands there. Null if the reach is not enclosed.
 */
function inOwnPlace(doc: Node, range: AnchorRange): Span | null {
  const { from, to, exact, reach } = range;
  if (!reach?.isEnclosed || reach.to - reach.from < exact.length) return null;
  const positions = POSITIONS_PER_CHAR * exact.length;
  if (from >= to) {
    const all = reach.to - reach.from <= positions + CONTEXT_POSITIONS ? tightSpan(doc, reach) : null;
    return all && isExactAt(doc, { ...range, ...all }) ? all : null;
  }
  const text = readText(doc, Math.max(reach.from, from - positions), Math.min(reach.to, to + positions));
  const [start, end] = [offsetAt(text, from), offsetAt(text, to)];
  const [at, ...others] = findOccurrences(text.words, exact, Math.max(0, end - exact.length), start + exact.length);
  return at === undefined || others.length > 0 ? null : positionsOf(text, at, at + exact.length);
}

/**
 * What is left of a range whose words were not found again: it lies close around them, on whole characters. With nothing but white space in it, its
 * words are gone.
 */
function whatIsLeft(doc: Node, range: AnchorRange): AnchorRange {
  // A step that takes half of each of two characters makes one of them: the doc is whole, and what stood at their halves stands inside one.
  const from = range.from + Number(isInsideCharacter(doc, range.from));
  const to = range.to - Number(isInsideCharacter(doc, range.to));
  const tight = wordsBetween(doc, from, to).trim() === '' ? null : tightSpan(doc, { from, to });
  return { ...range, from, to: from, ...tight };
}

/** The range where its words are again. */
export function withoutReach({ reach: _reach, ...range }: AnchorRange): AnchorRange {
  return range;
}
