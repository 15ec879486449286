import type { Node } from '@tiptap/pm/model';
import { type ArticleText, positionsOf, readText, wordsBetween } from '../text/article-text';
import { findAllOccurrences } from '../text/find-occurrences';
import { type AnchorRange, CONTEXT_CHARS, type Context, type Reach, type SearchSpan, type Span } from './anchor';
import type { PositionMap } from './compose-maps';
import { nearestOf, TextReader } from './find-quote';
import { isStillAway } from './settle-range';

/** An anchor that may come back elsewhere: its ranges are replaced if it does. */
interface Orphan {
  ranges: AnchorRange[];
}

/** The stretches that `maps` put in, in the coordinates after all of them. Those of at most 32 positions are left out. */
export function insertedSpans(maps: readonly PositionMap[]): Span[] {
  const spans: Span[] = [];
  maps.forEach((map, index) => {
    map.forEach((_oldFrom, _oldTo, newFrom, newTo) => {
      let span = { from: newFrom, to: newTo };
      for (const later of maps.slice(index + 1)) span = { from: later.map(span.from, 1), to: later.map(span.to, -1) };
      if (span.to - span.from > CONTEXT_CHARS) spans.push(span);
    });
  });
  return spans;
}

/** What was put in as `span`, and where in its words the quotes of orphans stand. */
interface Paste {
  span: Span;
  text: ArticleText;
  hits: ReturnType<typeof findAllOccurrences>;
}

/**
 * Looks for orphaned quotes in what was put in, and moves those found there. The quote with as much of its context as the
 * insertion holds must stand there once, and be more than 32 characters long: a single "the" in a pasted paragraph is not the
 * "the" that was cut. A quote that is longer itself may stand there with the nearest of its context alone, if it is nowhere with all
 * of it. Gives the orphans that were moved.
 */
export function reattachPasted<T extends Orphan>(doc: Node, orphans: readonly T[], inserted: readonly Span[]): Set<T> {
  const reattached = new Set<T>();
  if (orphans.length === 0) return reattached;
  const quotes = orphans.flatMap(({ ranges }) => ranges.map((range) => range.exact));
  const pastes = inserted.flatMap((span): Paste[] => {
    const text = readText(doc, span.from, span.to);
    return text.words.length <= CONTEXT_CHARS ? [] : [{ span, text, hits: findAllOccurrences(text.words, quotes) }];
  });
  // The nearest is enough, as it is within reach: words not found where they were moved to would be found there once all was deleted and
  // put back around them, as if they had never moved.
  for (const contextsIn of [contextsOf, nearContextsOf]) {
    for (const paste of pastes) {
      for (const orphan of orphans) {
        orphan.ranges = orphan.ranges.map((range) => {
          const place = range.from < range.to ? null : pastedPlace(paste, range, contextsIn);
          if (!place) return range;
          reattached.add(orphan);
          return moveRange(doc, range, place, paste.span);
        });
      }
    }
  }
  return reattached;
}

/** The one place of the words of a range in what was put in, in one of the contexts as far as that goes; else null. */
function pastedPlace({ text, hits }: Paste, range: AnchorRange, contextsIn: (range: AnchorRange) => Context[]): Span | null {
  const { exact } = range;
  const places = hits.get(exact) ?? [];
  if (places.length === 0) return null;
  const contexts = contextsIn(range);
  const agreeing = places.filter((at) => {
    const end = at + exact.length;
    return contexts.some(({ prefix, suffix }) => {
      const before = prefix.slice(Math.max(0, prefix.length - at));
      const after = suffix.slice(0, text.words.length - end);
      const length = before.length + exact.length + after.length;
      return length > CONTEXT_CHARS && text.words.startsWith(before, at - before.length) && text.words.startsWith(after, end);
    });
  });
  const [at] = agreeing;
  return at === undefined || agreeing.length > 1 ? null : positionsOf(text, at, at + exact.length);
}

/** A home is no reach: whether that is enclosed is of no use to it. */
function placeOf({ isEnclosed: _isEnclosed, ...place }: Reach): SearchSpan {
  return place;
}

/** The contexts that the words had: when they were lost, and when a person last saw to them. */
function contextsOf({ prefix, suffix, reach }: AnchorRange): Context[] {
  return [
    { prefix: reach?.prefix ?? prefix, suffix: reach?.suffix ?? suffix },
    { prefix, suffix },
  ];
}

/** Of more than 32 characters the nearest of those contexts. */
const nearContextsOf = (range: AnchorRange) => nearestOf(range.exact, contextsOf(range));

/** A home that words are put back into. What stood there while they were away is no guide any more: it may change, and they still be back. */
function backIn(doc: Node, home: NonNullable<AnchorRange['home']>, place: Span): NonNullable<AnchorRange['home']> {
  const { away, ...rest } = home;
  const isBack = away && home.from <= place.from && place.to <= home.to && !isStillAway(doc, home);
  return isBack ? rest : home;
}

/**
 * The range re-attached at `place`, in what was put in as `inserted`; the first home is kept, so that an undo of everything
 * brings it back there. Where no word stands between the two it has not moved: the block was only taken into a list, or out of it.
 */
export function moveRange(doc: Node, { reach, home, ...range }: AnchorRange, place: Span, inserted: Span = place): AnchorRange {
  const there = { ...range, from: place.from, to: place.to };
  if (home) return { ...there, home: backIn(doc, home, place) };
  const left = placeOf(reach ?? { from: range.from, to: range.to });
  const isBlank = (from: number, to: number) => wordsBetween(doc, from, to).trim() === '';
  if (isBlank(left.from, inserted.from) && isBlank(inserted.to, left.to)) return there;
  const isApart = left.to <= inserted.from || inserted.to <= left.from;
  return { ...there, home: isApart ? { ...left, away: new TextReader(doc, 'near').quoteOf(left) } : left };
}
