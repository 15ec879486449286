import type { Mapping, StepMap } from '@tiptap/pm/transform';
import { AnchorState } from '@/lib/domain/anchor';
import { TagKind } from '@/lib/domain/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdict';

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

/**
 * Which number a mark has. One for an editor, shared by all its states: it only grows and holds nothing in which states differ,
 * so that adding the 20,001st mark copies no map of 20,000 ids.
 */
export interface MarkSlots {
  readonly slotOf: Map<string, number>;
  readonly ids: string[];
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
  /** By slot: the index of its first range (-1 for none), its packed look (0 for a mark that is not there), its label. */
  readonly first: Int32Array;
  readonly looks: Uint16Array;
  readonly labels: readonly (string | null)[];
  readonly size: number;
}

export function emptyTable(): MarkTable {
  const none = new Int32Array(0);
  return {
    slots: { slotOf: new Map(), ids: [] },
    from: none,
    to: none,
    owner: none,
    furthest: none,
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
  const slot = table.slots.slotOf.get(id) ?? -1;
  return slot >= 0 && (table.looks[slot] ?? 0) !== 0 ? slot : -1;
}

/** The first index whose value is at least `value` in an array that never falls. */
export function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The table after a change whose positions are true for the same doc as the table. */
export function changeMarks(table: MarkTable, change: MarkChange): MarkTable {
  const base = change.replaceAll ? emptyTable() : table;
  const { slots } = base;
  const gone = new Set<number>();
  for (const id of change.remove ?? []) gone.add(slots.slotOf.get(id) ?? -1);
  // The last of several with one id counts.
  const coming = new Map([...(change.replaceAll ?? []), ...(change.upsert ?? [])].map((mark) => [mark.id, mark]));
  for (const id of coming.keys()) gone.add(slotFor(slots, id));

  const looks = new Uint16Array(slots.ids.length);
  looks.set(base.looks);
  const labels = base.labels.slice();
  while (labels.length < slots.ids.length) labels.push(null);
  for (const slot of gone) if (slot >= 0) looks[slot] = 0;
  const added: { from: number; to: number; slot: number }[] = [];
  for (const mark of coming.values()) {
    const slot = slotFor(slots, mark.id);
    looks[slot] = packLook(mark);
    labels[slot] = mark.label;
    for (const { from, to } of mark.ranges) added.push({ from, to: Math.max(from, to), slot });
  }
  added.sort((a, b) => a.from - b.from || b.to - a.to);
  return { ...mergeRanges(base, gone, added), slots, looks, labels, size: looks.reduce((count, look) => count + (look === 0 ? 0 : 1), 0) };
}

function slotFor(slots: MarkSlots, id: string): number {
  const known = slots.slotOf.get(id);
  if (known !== undefined) return known;
  const slot = slots.ids.push(id) - 1;
  slots.slotOf.set(id, slot);
  return slot;
}

function mergeRanges(base: MarkTable, gone: Set<number>, added: readonly { from: number; to: number; slot: number }[]) {
  const length = base.from.length + added.length;
  const from = new Int32Array(length);
  const to = new Int32Array(length);
  const owner = new Int32Array(length);
  const furthest = new Int32Array(length);
  const first = new Int32Array(base.slots.ids.length).fill(-1);
  let count = 0;
  const push = (start: number, end: number, slot: number) => {
    from[count] = start;
    to[count] = end;
    owner[count] = slot;
    furthest[count] = Math.max(end, count > 0 ? (furthest[count - 1] ?? 0) : 0);
    if (first[slot] === -1) first[slot] = count;
    count++;
  };
  let next = 0;
  for (let i = 0; i < base.from.length; i++) {
    const slot = base.owner[i] ?? 0;
    if (gone.has(slot)) continue;
    const start = base.from[i] ?? 0;
    for (let one = added[next]; one && one.from < start; one = added[++next]) push(one.from, one.to, one.slot);
    push(start, base.to[i] ?? 0, slot);
  }
  for (let one = added[next]; one; one = added[++next]) push(one.from, one.to, one.slot);
  return count === length
    ? { from, to, owner, furthest, first }
    : { from: from.slice(0, count), to: to.slice(0, count), owner: owner.slice(0, count), furthest: furthest.slice(0, count), first };
}

/**
 * The table after a mapping: `from` with bias 1 and `to` with -1, each map in turn, exactly as `mapRange` of domain/anchor does it.
 * The order of ranges can't change, since a mapping never turns two positions round.
 */
export function mapTable(table: MarkTable, mapping: Mapping): MarkTable {
  if (table.from.length === 0) return table;
  const moved = { from: table.from, to: table.to, furthest: table.furthest };
  // A rebase mirrors own steps, and only the mapping as a whole can bring back what lies between a step and its mirror.
  const isMirrored = mapping.maps.some((_, index) => mapping.getMirror(index) !== undefined);
  for (const shift of isMirrored ? [wholeShift(mapping)] : mapping.maps.map(stepShift)) {
    if (shift === null) continue;
    if (moved.from === table.from)
      Object.assign(moved, { from: table.from.slice(), to: table.to.slice(), furthest: table.furthest.slice() });
    shiftRanges(moved, shift);
  }
  return moved.from === table.from ? table : { ...table, ...moved };
}

interface Shift {
  /** Positions before it stay. */
  start: number;
  map(pos: number, bias: 1 | -1): number;
}

const wholeShift = (mapping: Mapping): Shift => ({ start: 0, map: (pos, bias) => mapping.map(pos, bias) });

/** A step map as numbers. The same answers as StepMap.map, by binary search: a replace-all of 1,000 words has 1,000 changes. */
function stepShift(step: StepMap): Shift | null {
  const starts: number[] = [];
  const ends: number[] = [];
  const newStarts: number[] = [];
  const newEnds: number[] = [];
  step.forEach((oldStart, oldEnd, newStart, newEnd) => {
    starts.push(oldStart);
    ends.push(oldEnd);
    newStarts.push(newStart);
    newEnds.push(newEnd);
  });
  const last = ends.length - 1;
  if (last < 0) return null;
  const sortedEnds = Int32Array.from(ends);
  return {
    start: starts[0] ?? 0,
    map(pos, bias) {
      const k = last === 0 && pos <= (ends[0] ?? 0) ? 0 : lowerBound(sortedEnds, pos);
      if (k > last) return pos + (newEnds[last] ?? 0) - (ends[last] ?? 0);
      const start = starts[k] ?? 0;
      const end = ends[k] ?? 0;
      if (pos < start) return pos + (newStarts[k] ?? 0) - start;
      const side = start === end ? bias : pos === start ? -1 : pos === end ? 1 : bias;
      return (side < 0 ? newStarts[k] : newEnds[k]) ?? pos;
    },
  };
}

function shiftRanges({ from, to, furthest }: Pick<MarkTable, 'from' | 'to' | 'furthest'>, shift: Shift): void {
  const firstTouched = lowerBound(furthest, shift.start);
  let reach = furthest[firstTouched - 1] ?? 0;
  for (let i = firstTouched; i < from.length; i++) {
    const start = from[i] ?? 0;
    const end = to[i] ?? 0;
    const movedFrom = start < shift.start ? start : shift.map(start, 1);
    const movedTo = end < shift.start ? end : Math.max(movedFrom, shift.map(end, -1));
    from[i] = movedFrom;
    to[i] = movedTo;
    if (movedTo > reach) reach = movedTo;
    furthest[i] = reach;
  }
}
