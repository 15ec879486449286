import { AnchorState } from '@/lib/domain/anchor';
import { TagKind } from '@/lib/domain/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdict';
import { type Shift, settle } from './mark-mapping';
import { type AddedRange, mergeRanges } from './mark-merge';
import { findSlot, type MarkSlots, takeSlots } from './mark-slots';

export interface MarkSpan {
  from: number;
  to: number;
}

/** How a mark looks and is named: all that is known of it but its places. */
export interface MarkLook {
  kind: TagKind;
  label: string | null;
  verdict: VerdictValue | null;
  isStale: boolean;
  anchorState: AnchorState;
}

/** A tag as the text shows it. Ranges are half-open positions, sorted. */
export interface TextMark extends MarkLook {
  id: string;
  ranges: readonly MarkSpan[];
}

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
  readonly owner: Int32Array;
  /** The largest `to` of all ranges up to this one: ranges before the first that reaches a position end before it. */
  readonly furthest: Int32Array;
  /** What has happened to the text since the arrays were true. Read positions with `fromAt` and `toAt`, which know of it. */
  readonly shifts: readonly Shift[];
  /** By slot: the index of its first range (-1 for none), its packed look (0 for a mark that is not there), its label. */
  readonly first: Int32Array;
  readonly looks: Uint16Array;
  readonly labels: readonly (string | null)[];
  readonly size: number;
}

export function emptyTable(): MarkTable {
  const none = new Int32Array(0);
  return {
    slots: { ids: [], sorted: none },
    from: none,
    to: none,
    owner: none,
    furthest: none,
    shifts: [],
    first: none,
    looks: new Uint16Array(0),
    labels: [],
    size: 0,
  };
}

const packLook = (look: MarkLook) =>
  1 +
  TagKind.options.indexOf(look.kind) +
  ((look.verdict === null ? 0 : 1 + VerdictValue.options.indexOf(look.verdict)) << 3) +
  ((look.isStale ? 1 : 0) << 6) +
  (AnchorState.options.indexOf(look.anchorState) << 7);

/** How the mark in a slot looks, or null if there is none in this state. */
export function lookOf(table: MarkTable, slot: number): MarkLook | null {
  const packed = table.looks[slot] ?? 0;
  if (packed === 0) return null;
  return {
    kind: TagKind.options[(packed & 7) - 1] ?? 'claim',
    label: table.labels[slot] ?? null,
    verdict: VerdictValue.options[((packed >> 3) & 7) - 1] ?? null,
    isStale: ((packed >> 6) & 1) === 1,
    anchorState: AnchorState.options[packed >> 7] ?? 'exact',
  };
}

/** The slot of a mark that is there, or -1. */
export function slotOf(table: MarkTable, id: string): number {
  const slot = findSlot(table.slots, id);
  return slot >= 0 && (table.looks[slot] ?? 0) !== 0 ? slot : -1;
}

/** The table after a change whose positions are true for the same doc as the table. */
export function changeMarks(table: MarkTable, change: MarkChange): MarkTable {
  const base = change.replaceAll ? emptyTable() : settle(table);
  const { slots } = base;
  // The last of several with one id counts.
  const coming = new Map([...(change.replaceAll ?? []), ...(change.upsert ?? [])].map((mark) => [mark.id, mark]));
  const taken = takeSlots(slots, [...coming.keys()]);
  const gone = new Set([...(change.remove ?? []).map((id) => findSlot(slots, id)), ...taken]);

  const looks = new Uint16Array(slots.ids.length);
  looks.set(base.looks);
  const labels = base.labels.slice();
  while (labels.length < slots.ids.length) labels.push(null);
  let { size } = base;
  for (const slot of gone) {
    if (slot < 0) continue;
    if ((looks[slot] ?? 0) !== 0) size -= 1;
    looks[slot] = 0;
  }
  const added: AddedRange[] = [];
  let index = 0;
  for (const mark of coming.values()) {
    const slot = taken[index++] ?? -1;
    looks[slot] = packLook(mark);
    size += 1;
    labels[slot] = mark.label;
    for (const { from, to } of mark.ranges) added.push({ from, to: Math.max(from, to), slot });
  }
  added.sort((a, b) => a.from - b.from || b.to - a.to);
  return {
    ...mergeRanges(base, gone, added),
    shifts: [],
    slots,
    looks,
    labels,
    size,
  };
}
