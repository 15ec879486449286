import { type MarkLook, unpackLook } from './mark-look';
import { firstReaching, fromAt, settle, toAt } from './mark-mapping';
import { type MarkSpan, type MarkTable, slotOf } from './mark-positions';
import type { Numbering } from './mark-slots';

/** The ranges of a mark as they are now, in text order. Ranges whose words are gone are empty. Unknown id: none. */
export function rangesOf(table: MarkTable, id: string): MarkSpan[] {
  const slot = slotOf(table, id);
  const ranges: MarkSpan[] = [];
  if (slot < 0) return ranges;
  const first = firstRangeOf(table, slot);
  if (first < 0) return ranges;
  const count = table.counts[slot] ?? 0;
  for (let i = first; i < table.from.length && ranges.length < count; i++) {
    if (table.owner[i] === slot) ranges.push({ from: fromAt(table, i), to: toAt(table, i) });
  }
  return ranges;
}

/** The index of the first range of the mark in a slot, or -1. */
export const firstRangeOf = (table: MarkTable, slot: number) => (table.first[slot] ?? 0) - 1;

/** The indices of ranges that have words in `from`..`to`, in text order. */
export function rangesTouching(table: MarkTable, from: number, to: number): number[] {
  const found: number[] = [];
  for (let i = firstReaching(table, from + 1); i < table.from.length; i++) {
    const start = fromAt(table, i);
    if (start >= to) break;
    const end = toAt(table, i);
    if (end > from && end > start) found.push(i);
  }
  return found;
}

/** The marks with a range, empty or not, that touches `from`..`to` at least at an edge. */
export function idsNear(table: MarkTable, from: number, to: number): string[] {
  const found: number[] = [];
  for (let i = firstReaching(table, from); i < table.from.length && fromAt(table, i) <= to; i++) {
    if (toAt(table, i) >= from) found.push(i);
  }
  return idsOf(table, found);
}

/** True if a range begins or ends in `from`..`to`, both included. */
export function hasEdgeIn(table: MarkTable, from: number, to: number): boolean {
  for (let i = firstReaching(table, from); i < table.from.length && fromAt(table, i) <= to; i++) {
    const end = toAt(table, i);
    if (fromAt(table, i) >= from || (end >= from && end <= to)) return true;
  }
  return false;
}

/** The marks that cover the character after `pos`, the shortest range first: the innermost as it is drawn. Facts are none of them: nobody sees them. */
export function idsAt(table: MarkTable, pos: number): string[] {
  const seen = rangesTouching(table, pos, pos + 1).filter(
    (range) => unpackLook(table.looks[table.owner[range] ?? 0] ?? 0, null)?.isFact !== true,
  );
  return idsOf(
    table,
    seen.sort((a, b) => compareNesting(table, a, b)),
  );
}

/** Inner before outer: the shorter range, and of equal ones the later mark. */
export function compareNesting(table: MarkTable, a: number, b: number): number {
  const lengthOf = (i: number) => toAt(table, i) - fromAt(table, i);
  return lengthOf(a) - lengthOf(b) || (table.owner[b] ?? 0) - (table.owner[a] ?? 0);
}

/** The marks with words in `from`..`to`, in text order. */
export function idsIn(table: MarkTable, from: number, to: number): string[] {
  return idsOf(table, rangesTouching(table, from, to));
}

const idsOf = (table: MarkTable, ranges: readonly number[]) => [...new Set(ranges.map((i) => table.slots.ids[table.owner[i] ?? -1] ?? ''))];

/** Visits the ranges of all marks in text order. Costs a step for each, and no search. */
export function eachRange(table: MarkTable, visit: (range: MarkSpan, look: MarkLook) => void): void {
  const { from, to, owner, looks } = settle(table);
  for (let i = 0; i < from.length; i++) {
    const look = unpackLook(looks[owner[i] ?? 0] ?? 0, null);
    if (look) visit({ from: from[i] ?? 0, to: to[i] ?? 0 }, look);
  }
}

const ordersOf = new WeakMap<Numbering, string[]>();

/** All marks in the order of their first words. Mapping can't change it, so it is made only when marks come or go. */
export function orderOf(table: MarkTable): string[] {
  const known = ordersOf.get(table.first);
  if (known) return known;
  const order: string[] = [];
  for (let i = 0; i < table.owner.length; i++) {
    const slot = table.owner[i] ?? -1;
    if (firstRangeOf(table, slot) === i) order.push(table.slots.ids[slot] ?? '');
  }
  ordersOf.set(table.first, order);
  return order;
}
