import type { Node } from '@tiptap/pm/model';
import type { Step } from '@tiptap/pm/transform';
import {
  type Anchor,
  type AnchorRange,
  CONTEXT_POSITIONS,
  isOrphaned,
  isPartlyLost,
  mapOutward,
  mapRange,
  mapThroughAll,
  type Quote,
  type Reach,
  type Span,
  stateOfRanges,
  tightSpan,
} from './anchor';
import type { AnchoredMap } from './anchored-map';
import { ChangedStretches } from './changed-stretches';
import type { PositionMap } from './compose-maps';
import { createQuoteFinder, TextReader } from './find-quote';
import { insertedSpans, reattachPasted } from './reattach-pasted';
import { isExactAt, isInHome, searchesOf, settleRange, withoutReach } from './settle-range';

/** An anchor that is to be more than its mapped positions: its state changed, or its words were found again. `id`: of the tag, thread or suggestion. */
export interface AnchorEffect {
  id: string;
  anchor: Anchor;
}

/** A text before and after a change, and the maps of the steps between. */
export interface TextChange {
  before: Node;
  doc: Node;
  maps: readonly PositionMap[];
  /** The steps, where there is a map for each: with them a range is kept close around its words between one step and the next. */
  steps?: readonly Step[];
}

/** A change with what is asked of it again and again. */
interface KnownChange extends TextChange {
  /** What each map replaced, in the coordinates before it. */
  changes: readonly Span[][];
  docAfter: DocAfter;
}

/** With more steps than this in one entry the texts between them are not kept: each is a list of all blocks. */
const MAX_TEXTS_BETWEEN = 1000;

/** Above this many touched anchors the text is read once as a whole. */
const BULK_ANCHORS = 256;

interface Touched {
  id: string;
  before: Anchor;
  ranges: AnchorRange[];
}

/**
 * What becomes of the anchors when the text changes: an effect for each one whose state, reach or place is not what mapping
 * alone gives (`mapAnchor`). Only anchors whose range, reach or home a map touched are looked at.
 *
 * Lost words are looked for inside the reach only (`createQuoteFinder`). Insertions of more than 32 characters are also searched for the quotes of
 * ranges that are orphaned, of anchors in `recentlyLost` and of those that lose one now (cut and paste): such a range comes back as moved.
 */
export function settleAnchors(
  { before: oldDoc, doc, maps, steps = [] }: TextChange,
  anchors: Iterable<readonly [string, Anchor]>,
  recentlyLost: ReadonlySet<string>,
): AnchorEffect[] {
  const changes = maps.map(changesOf);
  const change: KnownChange = {
    before: oldDoc,
    doc,
    maps,
    changes,
    docAfter: textsBetween(oldDoc, steps.length === maps.length ? steps : []),
  };
  const touched: Touched[] = [];
  const orphans: Touched[] = [];
  for (const [id, before] of anchors) {
    if (isTouched(before, maps, changes)) {
      touched.push({ id, before, ranges: before.ranges.map((range) => mapThrough(range, change)) });
    } else if (recentlyLost.has(id) && before.ranges.some(isOrphaned)) {
      // Its other ranges are nowhere near the change: they stay what they are.
      orphans.push({ id, before, ranges: mapThroughAll(before, maps).ranges });
    }
  }
  settleInReach(change, touched);
  const isLate = (one: Touched) => one.before.state === 'orphaned' && !recentlyLost.has(one.id);
  const newlyOrphaned = touched.filter((one) => !isLate(one) && one.ranges.some(isOrphaned));
  const reattached = reattachPasted(doc, [...orphans, ...newlyOrphaned], insertedSpans(maps));
  return [...touched, ...orphans.filter((one) => reattached.has(one))].flatMap(({ id, before, ranges }) => {
    const anchor: Anchor = { ranges, state: stateOfRanges(ranges) };
    // What is left of a part can go by mapping alone, and the tag stays drifted: it is to be remembered all the same.
    return isOnlyMapped(before, anchor, maps) && !hasLostPart(before, anchor) ? [] : [{ id, anchor }];
  });
}

/** True if an anchor lost all words of one of its ranges by a change, and has some of another still. One of which all are gone is orphaned, and says so itself. */
export function hasLostPart(before: Anchor, after: Anchor): boolean {
  if (!isPartlyLost(after)) return false;
  // By their quotes: a newer version can have put the ranges in another order.
  return before.ranges.some((range) => !isOrphaned(range) && after.ranges.some((one) => isOrphaned(one) && isSameQuote(one, range)));
}

/**
 * Of all things, at least those that `settleAnchors` looks at: what the change may touch, and those of `lost`, asked for only where something was
 * put in that they may stand in. In order of making.
 */
export function concernedBy<T extends { id: string }>({ maps }: TextChange, all: AnchoredMap<T>, lost: () => Iterable<string>): T[] {
  if (all.size === 0) return [];
  return all.near(new ChangedStretches(maps), CONTEXT_POSITIONS, insertedSpans(maps).length > 0 ? lost() : []);
}

/** The ids of those of which `is` is true. */
export function idsOf<T extends { id: string }>(all: Iterable<T>, is: (one: T) => boolean): Set<string> {
  const ids = new Set<string>();
  for (const one of all) if (is(one)) ids.add(one.id);
  return ids;
}

function changesOf(map: PositionMap): Span[] {
  const changes: Span[] = [];
  map.forEach((oldFrom, oldTo) => {
    changes.push({ from: oldFrom, to: oldTo });
  });
  return changes;
}

function isTouched(anchor: Anchor, maps: readonly PositionMap[], changes: readonly Span[][]): boolean {
  for (const { from, to, reach, home } of anchor.ranges) {
    if (!reach) {
      if (touches(from, to, maps, changes)) return true;
    } else if (touches(reach.from - CONTEXT_POSITIONS, reach.to + CONTEXT_POSITIONS, maps, changes)) {
      // Words that are back but stood beside other words than before are looked at again when those change.
      return true;
    }
    if (home && touches(home.from - CONTEXT_POSITIONS, home.to + CONTEXT_POSITIONS, maps, changes)) return true;
  }
  return false;
}

function touches(start: number, end: number, maps: readonly PositionMap[], changes: readonly Span[][]): boolean {
  let from = Math.max(0, start);
  let to = end;
  for (let i = 0; i < maps.length; i++) {
    for (const change of changes[i] ?? []) if (change.from <= to && change.to >= from) return true;
    // One keystroke is one map, and there are 20,000 tags: positions after the last map are not asked for.
    if (i === maps.length - 1) return false;
    from = maps[i]?.map(from, -1) ?? from;
    to = maps[i]?.map(to, 1) ?? to;
  }
  return false;
}

/** The text after a step, by its index: all are made when the first is asked for. Null without steps, or with too many. */
type DocAfter = (index: number) => Node | null;

function textsBetween(doc: Node, steps: readonly Step[]): DocAfter {
  let docs: Node[] | null = null;
  return (index) => {
    if (steps.length > MAX_TEXTS_BETWEEN) return null;
    if (!docs) {
      let current = doc;
      docs = steps.map((step) => {
        current = step.apply(current).doc ?? current;
        return current;
      });
    }
    return docs[index] ?? null;
  };
}

/**
 * The range after all maps, with the reach that it needs if its words turn out to differ: its own old place, mapped outward.
 * Where a step cuts an edge off, the range closes around what is left before the next step: a block that is put in between the cut
 * and the words would else be taken for part of them.
 */
function mapThrough(range: AnchorRange, { maps, changes, docAfter }: KnownChange): AnchorRange {
  let mapped: AnchorRange = range.reach ? range : { ...range, reach: { from: range.from, to: range.to } };
  maps.forEach((map, index) => {
    const { from, to } = mapped;
    mapped = mapRange(mapped, map);
    const isCut = changes[index]?.some((change) => (change.from <= from && from < change.to) || (change.from < to && to <= change.to));
    const doc = isCut && mapped.from < mapped.to && index < maps.length - 1 ? docAfter(index) : null;
    if (doc) mapped = { ...mapped, to: mapped.from, ...tightSpan(doc, mapped) };
  });
  return mapped;
}

/** Decides each range of the touched anchors by its words: exact where it stands, at home again, exact within reach, drifted or orphaned. */
function settleInReach(change: KnownChange, touched: readonly Touched[]): void {
  const { before: oldDoc, doc } = change;
  const oldText = new TextReader(oldDoc, touched.length > BULK_ANCHORS ? 'whole' : 'near');
  const lost: { one: Touched; index: number; range: AnchorRange }[] = [];
  for (const one of touched) {
    one.ranges.forEach((range, index) => {
      const old = one.before.ranges[index];
      if (isExactAt(doc, range) && !isInHome(range) && !hasGrown(range.home, old?.home)) one.ranges[index] = withoutReach(range);
      else lost.push({ one, index, range: old ? rememberOld(range, old, oldText, change) : range });
    });
  }
  const find = createQuoteFinder(
    doc,
    lost.flatMap(({ range }) => searchesOf(range)),
  );
  for (const { one, index, range } of lost) one.ranges[index] = settleRange(doc, range, find);
}

/** The range with what only the text before the change can tell: the context of words just lost, and of a home that has run into their place. */
function rememberOld(range: AnchorRange, old: AnchorRange, oldText: TextReader, change: KnownChange): AnchorRange {
  const remembering = { ...range };
  if (range.reach && !old.reach) remembering.reach = { ...reachOf(old, oldText, change), ...oldText.contextOf(old) };
  else if (old.reach?.isEnclosed) remembering.reach = mapReach(old.reach, change);
  if (range.home && old.home?.away && !meet(old.home, old.reach ?? old) && meet(range.home, range.reach ?? range)) {
    remembering.home = { ...range.home, away: oldText.quoteOf(old.home) };
  }
  return remembering;
}

/** The place that the words of a range had before a change, mapped outward. What comes back is put in before or after an empty block beside it. */
function reachOf(old: AnchorRange, oldText: TextReader, { maps, changes, docAfter }: KnownChange): Reach {
  let place: Reach = { ...oldText.widened(old), isEnclosed: true };
  maps.forEach((map, index) => {
    const isNear = changes[index]?.some(({ from, to }) => from <= place.to && place.from <= to);
    place = mapEnclosed(place, map, changes[index] ?? []);
    const doc = isNear && index < maps.length - 1 ? docAfter(index) : null;
    if (doc) place = { ...place, ...new TextReader(doc, 'near').widened(place) };
  });
  return place;
}

/** An enclosed reach after all maps: enclosed still, or not. */
const mapReach = (reach: Reach, { maps, changes }: KnownChange): Reach =>
  maps.reduce((place, map, index) => mapEnclosed(place, map, changes[index] ?? []), reach);

/** A reach through one map. What a change takes out beside it would fall inside when it is put back: it is enclosed no more then. */
function mapEnclosed(reach: Reach, map: PositionMap, changes: readonly Span[]): Reach {
  const isCut = changes.some(({ from, to }) => (from < reach.from && reach.from <= to) || (from <= reach.to && reach.to < to));
  const { isEnclosed, ...place } = mapOutward(reach, map);
  return isEnclosed && !isCut ? { ...place, isEnclosed } : place;
}

const meet = (a: Span, b: Span) => a.from <= b.to && b.from <= a.to;

/** True if a home holds more than before: what was put back around it must be told from it at once, while what stands there is still known. */
const hasGrown = (home: Span | undefined, old: Span | undefined) => lengthOf(home) > lengthOf(old);

const lengthOf = (span: Span | undefined) => (span ? span.to - span.from : 0);

function isOnlyMapped(before: Anchor, after: Anchor, maps: readonly PositionMap[]): boolean {
  if (before.state !== after.state) return false;
  return before.ranges.every((range, index) => {
    const mapped = maps.reduce((one, map) => mapRange(one, map), range);
    const settled = after.ranges[index];
    return settled !== undefined && isSameRange(mapped, settled);
  });
}

const isSameRange = (a: AnchorRange, b: AnchorRange) =>
  isSameSpan(a, b) && isSameReach(a.reach, b.reach) && isSameSpan(a.home, b.home) && isSameQuote(a.home?.away, b.home?.away);

const isSameReach = (a: Reach | undefined, b: Reach | undefined) => isSameSpan(a, b) && a?.isEnclosed === b?.isEnclosed;

const isSameSpan = (a: Span | undefined, b: Span | undefined) => a?.from === b?.from && a?.to === b?.to;

/** True if two quotes say the same, around them too. */
export const isSameQuote = (a: Quote | undefined, b: Quote | undefined): boolean =>
  a === b || (a?.exact === b?.exact && a?.prefix === b?.prefix && a?.suffix === b?.suffix);
