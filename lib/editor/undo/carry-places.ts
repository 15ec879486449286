import type { Transaction } from '@tiptap/pm/state';
import { type AnchorRange, mapRange, quoteRange, stateOfRanges } from '@/lib/domain/anchors/anchor';
import { settleAnchors } from '@/lib/domain/anchors/settle-anchors';
import { isExactAt, withoutReach } from '@/lib/domain/anchors/settle-range';
import { mapWithReach } from '../session/pending';
import type { Action } from './inversion';

const NONE: ReadonlySet<string> = new Set();

/**
 * Carries the places that actions remember through a transaction. They are kept as the server keeps a tag's: words that are taken out and put back
 * are found again, whatever was written beside them. Mapped alone a place would close around what is left of its words.
 */
export function carryPlaces(actions: Iterable<Action>, transaction: Transaction): void {
  const placed = [...actions].filter(({ ranges }) => ranges.length > 0);
  if (placed.length === 0) return;
  const carried = isRebase(transaction) ? placed.map(({ ranges }) => rebased(ranges, transaction)) : settled(placed, transaction);
  placed.forEach((action, index) => {
    action.ranges = carried[index] ?? action.ranges;
  });
}

/** True where own steps were taken back and done again over others': what these took out for a moment is not gone. */
const isRebase = ({ mapping }: Transaction) => mapping.maps.some((_, index) => mapping.getMirror(index) !== undefined);

function rebased(ranges: readonly AnchorRange[], { before, doc, mapping }: Transaction): AnchorRange[] {
  return ranges.map((range) => {
    const { prefix, suffix } = quoteRange(before, range.from, range.to);
    const reach = range.reach ?? { from: range.from, to: range.to, prefix, suffix };
    const mapped = mapWithReach({ ...range, reach }, mapping);
    return isExactAt(doc, mapped) ? withoutReach(mapped) : mapped;
  });
}

function settled(placed: readonly Action[], { before, doc, mapping, steps }: Transaction): AnchorRange[][] {
  const anchors = placed.map(({ ranges }, index) => [String(index), { ranges, state: stateOfRanges(ranges) }] as const);
  const effects = settleAnchors({ before, doc, maps: mapping.maps, steps }, anchors, NONE);
  const found = new Map(effects.map(({ annotationId, anchor }) => [annotationId, anchor.ranges]));
  return placed.map(({ ranges }, index) => found.get(String(index)) ?? ranges.map((range) => mapRange(range, mapping)));
}
