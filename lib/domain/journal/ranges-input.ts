import type { Node } from '@tiptap/pm/model';
import type { Mapping } from '@tiptap/pm/transform';
import { z } from 'zod';
import { type Anchor, AnchorRange, createAnchor, MAX_RANGES, mapRange, Place, stateOfRanges } from '../anchors/anchor';
import { settleRanges } from '../anchors/settle-range';
import { inputText } from '../text/text-input';

/** One stretch of words that a client saw, and where. */
export const RangeInput = AnchorRange.pick({ from: true, to: true }).extend({
  /** Never enclosed: what became of it since the client saw it is not known. */
  reach: Place.optional(),
  exact: inputText(100_000),
  prefix: inputText(64).default(''),
  suffix: inputText(64).default(''),
});
export type RangeInput = z.infer<typeof RangeInput>;

/** The words that a client saw, and where. */
export const RangesInput = z.array(RangeInput).min(1).max(MAX_RANGES);
export type RangesInput = z.infer<typeof RangesInput>;

/**
 * The anchor for the ranges that a client saw, mapped through what was stored since. Words that are no longer what the client saw
 * make it drifted or orphaned, never refused: the person tagged something, and it must not be lost.
 */
export function anchorFromInput(doc: Node, ranges: RangesInput, since: Mapping): Anchor {
  const inside = (pos: number) => Math.min(pos, doc.content.size);
  const mapped = ranges
    .map((range) => mapRange({ ...range, reach: range.reach ?? { from: range.from, to: range.to } }, since))
    .map(({ reach, ...range }) => ({
      ...range,
      from: inside(range.from),
      to: inside(range.to),
      ...(reach && { reach: { ...reach, from: inside(Math.min(reach.from, reach.to)), to: inside(reach.to) } }),
    }))
    .sort((a, b) => a.from - b.from);
  const settled = settleRanges(doc, mapped);
  // Quoted afresh where the words are those that the client saw: prefix and suffix are the server's own reading.
  return settled.every((range) => range.reach === undefined)
    ? createAnchor(doc, settled)
    : { ranges: settled, state: stateOfRanges(settled) };
}
