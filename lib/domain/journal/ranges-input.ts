import type { Node } from '@tiptap/pm/model';
import type { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import {
  type Anchor,
  AnchorRange,
  createAnchor,
  isOrphaned,
  MAX_RANGES,
  mapRange,
  quoteRange,
  SearchSpan,
  type Span,
  stateOfRanges,
} from '../anchors/anchor';
import { isSameQuote } from '../anchors/settle-anchors';
import { settleRanges } from '../anchors/settle-range';
import { isTorn } from '../anchors/torn-edges';
import { inputText } from '../text/text-input';

/** What stood on one side of words. Our pages send 32 characters at most; whoever calls may count otherwise. */
const ContextInput = inputText(64);

/** A place with the context that its words had. */
const PlaceInput = SearchSpan.extend({ prefix: ContextInput.optional(), suffix: ContextInput.optional() });

/** One stretch of words that a client saw, and where. */
export const RangeInput = AnchorRange.pick({ from: true, to: true }).extend({
  /** Never enclosed: what became of it since the client saw it is not known. */
  reach: PlaceInput.optional(),
  exact: inputText(100_000),
  prefix: ContextInput.default(''),
  suffix: ContextInput.default(''),
});
export type RangeInput = z.infer<typeof RangeInput>;

/** The words that a client saw, and where. */
export const RangesInput = z.array(RangeInput).min(1).max(MAX_RANGES);
export type RangesInput = z.infer<typeof RangesInput>;

/** A stretch of words at an earlier moment of a tag: also where they were away from, if nobody had confirmed their place then. */
export const EarlierRangeInput = RangeInput.extend({
  home: PlaceInput.extend({
    away: z.object({ exact: inputText(100_000), prefix: ContextInput, suffix: ContextInput }).optional(),
  }).optional(),
});
export type EarlierRangeInput = z.infer<typeof EarlierRangeInput>;

/** The ranges as a person saw them now: where they have an earlier place as well, it is that of nobody's undo. */
export const withoutHome = (ranges: readonly EarlierRangeInput[]): RangesInput => ranges.map(({ home: _home, ...range }) => range);

/** Of an undo. `earlier`: the ranges from before as the journal has them, true now and in their order; left out where it knows none, or the client decides. */
interface Back {
  earlier?: readonly AnchorRange[];
}

/**
 * The anchor for the ranges that a client saw, mapped through what was stored since. Words that are no longer what the client saw
 * make it drifted or orphaned, never refused: the person tagged something, and it must not be lost. With a home they are moved again: that is what the
 * journal has of them (`earlier`), and the client's own word only where the client itself decides.
 */
export function anchorFromInput(doc: Node, ranges: readonly EarlierRangeInput[], since: Mapping, back?: Back): Anchor {
  const { earlier } = back ?? {};
  const inside = (pos: number) => Math.min(pos, doc.content.size);
  const insideBoth = <T extends Span>(place: T): T => ({
    ...place,
    from: inside(Math.min(place.from, place.to)),
    to: inside(place.to),
  });
  const mapped = ranges
    .map((range) => mapRange({ ...range, reach: range.reach ?? { from: range.from, to: range.to } }, since))
    .map(({ reach, home, ...range }) => ({
      ...range,
      from: inside(range.from),
      to: inside(range.to),
      ...(reach && { reach: insideBoth(reach) }),
      ...(home && { home: insideBoth(home) }),
    }))
    .map((range, index) => (earlier ? withHomeOf(range, earlier[index]) : range))
    .sort((a, b) => a.from - b.from);
  const settled = settleRanges(doc, mapped);
  if (settled.some((range) => range.reach)) return { ranges: settled, state: stateOfRanges(settled) };
  // Quoted afresh where the words are those that the client saw: prefix and suffix are the server's own reading.
  const quoted = createAnchor(doc, settled);
  // Nobody has seen to the words of a place that is not confirmed: they keep what stood around them at their first one. So do words from before, what has
  // made their first or last another one: whoever goes back to them has not judged it.
  const keeps = (range: AnchorRange) => range.home !== undefined || (back !== undefined && isTorn(doc, { ranges: [range] }));
  // Those that touch are one, and one has been seen to.
  if (quoted.ranges.length < settled.length || !settled.some(keeps)) return quoted;
  const kept = settled.map((range) => (keeps(range) ? range : quoteRange(doc, range.from, range.to)));
  return { ranges: kept, state: stateOfRanges(kept) };
}

/** The range with what an earlier one has: the place that it was away from, and what stood around its words at their first one. */
const withHomeOf = ({ home: _home, ...range }: AnchorRange, earlier?: AnchorRange): AnchorRange =>
  earlier?.home ? { ...range, prefix: earlier.prefix, suffix: earlier.suffix, home: earlier.home } : range;

/**
 * The anchor with what the journal has of places whose words a client has lost: it knows better where they may come back, and whether they have. What stood
 * around them may be another text there: of a tag made without a line the journal has read it itself, with what others wrote meanwhile. One that was
 * `sent` without words, and that the journal has no more, somebody has let go meanwhile: it stays away.
 */
export function withKnownPlaces(placed: Anchor, { ranges: known }: Anchor, sent: readonly RangeInput[] = []): Anchor {
  const left = [...known];
  const ranges = placed.ranges.flatMap((range) => {
    if (!isOrphaned(range)) return range;
    const same = left.findIndex((one) => isSameQuote(one, range));
    const at = same >= 0 ? same : left.findIndex((one) => isOrphaned(one) && one.exact === range.exact);
    if (at >= 0) return left.splice(at, 1);
    return sent.some((one) => one.from === one.to && isSameQuote(one, range)) ? [] : range;
  });
  return { ranges: ranges.sort((a, b) => a.from - b.from), state: stateOfRanges(ranges) };
}
