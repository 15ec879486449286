import { buildTable } from './mark-build';
import { changeLabels, labelAt, type MarkLabels } from './mark-labels';
import { type MarkLook, packLook, unpackLook } from './mark-look';
import { type Shift, settle } from './mark-mapping';
import { type AddedRange, mergeRanges } from './mark-merge';
import { findSlot, type MarkSlots, type Numbering, takeSlots } from './mark-slots';

/** A stretch of the text, half-open. */
export interface MarkSpan {
  from: number;
  to: number;
}

/** A tag as the text shows it. Ranges are half-open positions, sorted. */
export interface TextMark extends MarkLook {
  id: string;
  ranges: readonly MarkSpan[];
}

/** What comes to the marks: all of them anew, some new or changed, some gone. */
export interface MarkChange {
  replaceAll?: readonly TextMark[];
  upsert?: readonly TextMark[];
  remove?: readonly string[];
}

/** The places of all marks in one state. Plain numbers: a keystroke shifts them without touching an object for each mark. */
export interface MarkTable {
  readonly slots: MarkSlots;
  /** The ranges in text order, and the slot that each belongs to. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly owner: Numbering;
  /** By run of 16 ranges: the largest `to` of all ranges up to its end. Runs before the first that reaches a position end before it. */
  readonly furthest: Int32Array;
  /** What has happened to the text since the arrays were true. Read positions with `fromAt` and `toAt`, which know of it. */
  readonly shifts: readonly Shift[];
  /** By slot: the index of its first range plus 1 (0 for none), how many it has, its packed look (0 for a mark that is not there), its label. */
  readonly first: Numbering;
  readonly counts: Uint8Array;
  readonly looks: Uint16Array;
  readonly labels: MarkLabels;
  readonly size: number;
}

/** The table of a text without marks. */
export const emptyTable = (): MarkTable => buildTable([]);

/** How the mark in a slot looks, or null if there is none in this state. */
export function lookOf(table: MarkTable, slot: number): MarkLook | null {
  return unpackLook(table.looks[slot] ?? 0, labelAt(table.labels, slot));
}

/** The slot of a mark that is there, or -1. */
export function slotOf(table: MarkTable, id: string): number {
  const slot = findSlot(table.slots, id);
  return slot >= 0 && (table.looks[slot] ?? 0) !== 0 ? slot : -1;
}

/** The table after a change whose positions are true for the same doc as the table. */
export function changeMarks(table: MarkTable, change: MarkChange): MarkTable {
  const base = change.replaceAll ? buildTable(change.replaceAll) : settle(table);
  if (!change.upsert?.length && !change.remove?.length) return base;
  const { slots } = base;
  // The last of several with one id counts.
  const coming = new Map((change.upsert ?? []).map((mark) => [mark.id, mark]));
  const taken = takeSlots(slots, [...coming.keys()]);
  const leaving = [...(change.remove ?? []).map((id) => findSlot(slots, id)), ...taken];
  const gone = new Set(leaving.filter((slot) => (base.looks[slot] ?? 0) !== 0));

  const looks = new Uint16Array(slots.ids.length);
  looks.set(base.looks);
  const counts = new Uint8Array(slots.ids.length);
  counts.set(base.counts);
  const labels = new Map<number, string | null>();
  let { size } = base;
  for (const slot of gone) {
    size -= 1;
    looks[slot] = 0;
    counts[slot] = 0;
  }
  const added: AddedRange[] = [];
  let index = 0;
  for (const mark of coming.values()) {
    const slot = taken[index++] ?? -1;
    looks[slot] = packLook(mark);
    counts[slot] = mark.ranges.length;
    size += 1;
    labels.set(slot, mark.label);
    for (const { from, to } of mark.ranges) added.push({ from, to: Math.max(from, to), slot });
  }
  added.sort((a, b) => a.from - b.from || b.to - a.to);
  return {
    ...mergeRanges(base, gone, added),
    shifts: [],
    slots,
    looks,
    counts,
    labels: changeLabels(base.labels, labels),
    size,
  };
}
