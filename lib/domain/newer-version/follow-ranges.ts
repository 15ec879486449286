import type { Node } from '@tiptap/pm/model';
import { type Anchor, type AnchorRange, CONTEXT_POSITIONS, mapThroughAll, type Span, stateOfRanges, tightSpan } from '../anchors/anchor';
import { ChangedStretches, extentOf } from '../anchors/changed-stretches';
import type { PositionMap } from '../anchors/compose-maps';
import { moveRange } from '../anchors/reattach-pasted';
import type { AnchorEffect } from '../anchors/settle-anchors';
import { isExactAt } from '../anchors/settle-range';
import type { Annotation } from '../tags/annotation';
import { wordsBetween } from '../text/article-text';
import { isWellFormedText } from '../text/text-input';
import { withEdgeMarks } from './edge-marks';
import type { FollowedRange } from './followed-range';
import { withReplacedEdges } from './replaced-edges';
import { wholeAround } from './whole-around';

/** What `followRanges` makes of the ranges of one newer version: of tags, threads and suggestions. */
export type FollowRanges = (
  before: Parameters<typeof followRanges>[0],
  doc: Node,
  maps: readonly PositionMap[],
  settled: readonly AnchorEffect[],
) => AnchorEffect[];

/**
 * The effects of a whole text pasted over: `settled`, as `settleAnchors` gave them, but for ranges that are neither exact where the steps
 * took them nor all that is left there. Those stand where they were followed to, as moved, or as drifted where the words differ, and keep their
 * old place as their home; or they are orphaned. Words that stand there whole all the same are exact: "reef." is another token than "reef.Gulls".
 */
export function followRanges(
  before: { annotations: ReadonlyMap<string, Pick<Annotation, 'anchor'>> },
  doc: Node,
  maps: readonly PositionMap[],
  settled: readonly AnchorEffect[],
  followed: readonly FollowedRange[],
): AnchorEffect[] {
  const effects = new Map(settled.map((effect) => [effect.id, effect]));
  for (const [id, hints] of groupByAnnotation(followed)) {
    const old = before.annotations.get(id)?.anchor;
    if (!old) continue;
    const anchor = effects.get(id)?.anchor ?? mapThroughAll(old, maps);
    const ranges = anchor.ranges
      .map((range, index) => {
        const hint = hints.find((one) => one.index === index && one.from === old.ranges[index]?.from && one.to === old.ranges[index]?.to);
        return hint && !isExactAt(doc, range) ? placed(doc, range, hint.place) : range;
      })
      .sort((a, b) => a.from - b.from);
    if (isOverlapping(ranges)) continue;
    effects.set(id, { id, anchor: { ranges, state: stateOfRanges(ranges) } });
  }
  const mended = [...effects.values()].map(({ id, anchor }) => ({ id, anchor: madeWhole(doc, anchor) }));
  return [...mended, ...wholeAgain(before, doc, maps, effects)];
}

/** The effects of drifted anchors that have none, since mapping alone gives what is left of them: where their words stand around that again. */
function wholeAgain(
  { annotations }: Parameters<typeof followRanges>[0],
  doc: Node,
  maps: readonly PositionMap[],
  effects: ReadonlyMap<string, unknown>,
): AnchorEffect[] {
  const changed = new ChangedStretches(maps);
  return [...annotations].flatMap(([id, { anchor }]) => {
    if (anchor.state !== 'drifted' || effects.has(id)) return [];
    const { from, to } = extentOf(anchor);
    if (changed.shiftOf(from - CONTEXT_POSITIONS, to + CONTEXT_POSITIONS) !== null) return [];
    const mapped = mapThroughAll(anchor, maps);
    const whole = madeWhole(doc, mapped);
    const isSame = whole.ranges.every((range, index) => range.from === mapped.ranges[index]?.from && range.to === mapped.ranges[index]?.to);
    return isSame ? [] : [{ id, anchor: whole }];
  });
}

/**
 * The anchor with each drifted range on all of its words, where they stand around what was found of them; or else with its marks in another style,
 * and with the words that came in place of its first and last.
 */
function madeWhole(doc: Node, anchor: Anchor): Anchor {
  const ranges = anchor.ranges.map((range) => {
    const { reach, ...rest } = range;
    if (!reach) return range;
    // Words that were cut and put in again with a paragraph between stand where they were, and are called gone.
    const isGone = range.from >= range.to;
    const whole = wholeAround(doc, { ...(isGone ? reach : range), exact: range.exact });
    if (isGone && !whole) return range;
    const { from, to } = whole ?? withReplacedEdges(doc, { ...range, ...withEdgeMarks(doc, range) });
    if (isExactAt(doc, { ...range, from, to })) return { ...rest, from, to };
    return { ...range, from, to, reach: { ...reach, from: Math.min(reach.from, from), to: Math.max(reach.to, to) } };
  });
  return isOverlapping(ranges) ? anchor : { ranges, state: stateOfRanges(ranges) };
}

function groupByAnnotation(followed: readonly FollowedRange[]): Map<string, FollowedRange[]> {
  const groups = new Map<string, FollowedRange[]>();
  for (const one of followed) groups.set(one.annotationId, [...(groups.get(one.annotationId) ?? []), one]);
  return groups;
}

const isOverlapping = (ranges: readonly AnchorRange[]) =>
  ranges.some((range, index) => range.from < range.to && range.from < (ranges[index - 1]?.to ?? 0));

/** A range at the place that it was followed to, or orphaned where it stands. */
function placed(doc: Node, range: AnchorRange, place: Span | null): AnchorRange {
  const tight = place && tightSpan(doc, place);
  const words = tight ? wordsBetween(doc, tight.from, tight.to) : '';
  // Half a character at an edge: the place was not read from this text.
  if (!tight || words.trim() === '' || !isWellFormedText(words)) {
    const reach = range.reach ?? { from: range.from, to: range.to };
    return { ...range, to: range.from, reach };
  }
  const there = moveRange(doc, range, tight);
  return words === range.exact ? there : { ...there, reach: tight };
}
