import type { Mapping, StepMap } from '@tiptap/pm/transform';
import { ChangedStretches } from '@/lib/domain/anchors/changed-stretches';
import { firstIndex } from '@/lib/domain/first-index';
import type { MarkTable } from './mark-positions';

/** Ranges in a run: `furthest` holds one number for each. */
const RUN = 16;

/** By run, the largest of the ends up to its last. `known` is right for runs that end before `firstChanged`. */
export function furthestOf(to: Int32Array, known: Int32Array, firstChanged: number): Int32Array {
  const furthest = new Int32Array(Math.ceil(to.length / RUN));
  const firstRun = Math.min(Math.floor(firstChanged / RUN), furthest.length);
  furthest.set(known.subarray(0, firstRun));
  let reach = furthest[firstRun - 1] ?? 0;
  for (let run = firstRun; run < furthest.length; run++) {
    const end = Math.min((run + 1) * RUN, to.length);
    for (let i = run * RUN; i < end; i++) reach = Math.max(reach, to[i] ?? 0);
    furthest[run] = reach;
  }
  return furthest;
}

/** The first index whose value is at least `value` in an array that never falls. By hand: a replace-all asks it for both ends of every tag. */
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

/** So many mappings may wait before the arrays are made true again: a keystroke then copies nothing. */
const MOST_SHIFTS = 16;

/**
 * The table after a mapping: `from` with bias 1 and `to` with -1, each map in turn, exactly as `mapRange` of domain/anchors/anchor.ts does it.
 * The order of ranges can't change, since a mapping never turns two positions round.
 */
export function mapTable(table: MarkTable, mapping: Mapping): MarkTable {
  if (table.from.length === 0) return table;
  // A rebase mirrors own steps, and only the mapping as a whole can bring back what lies between a step and its mirror.
  const isMirrored = mapping.maps.some((_, index) => mapping.getMirror(index) !== undefined);
  const shifts = isMirrored ? [wholeShift(mapping)].flatMap((shift) => shift ?? []) : mapping.maps.flatMap((map) => stepShift(map) ?? []);
  if (shifts.length === 0) return table;
  const mapped = { ...table, shifts: [...table.shifts, ...shifts] };
  return mapped.shifts.length > MOST_SHIFTS ? settle(mapped) : mapped;
}

const shifted = (pos: number, shifts: readonly Shift[], bias: 1 | -1) => {
  let now = pos;
  for (const shift of shifts) if (now >= shift.start) now = shift.map(now, bias);
  return now;
};

/** Where a range begins now. */
export const fromAt = (table: MarkTable, range: number) => shifted(table.from[range] ?? 0, table.shifts, 1);

/** Where a range ends now: never before it begins. */
export const toAt = (table: MarkTable, range: number) => Math.max(fromAt(table, range), shifted(table.to[range] ?? 0, table.shifts, -1));

/** The first range at or after which ranges end at `pos` or later; all before it end sooner. */
export function firstReaching(table: MarkTable, pos: number): number {
  const firstRun = firstIndex(table.furthest.length, (run) => {
    const last = Math.min((run + 1) * RUN, table.from.length) - 1;
    // An emptied range ends where it begins, and ranges begin in order: so the later of the two is the furthest end.
    return Math.max(fromAt(table, last), shifted(table.furthest[run] ?? 0, table.shifts, -1)) >= pos;
  });
  let first = firstRun * RUN;
  while (first < table.from.length && toAt(table, first) < pos) first++;
  return Math.min(first, table.from.length);
}

/**
 * The same table with nothing waiting: its arrays are true. One pass for all that waited: where many type in a book, each change alone would be led
 * through half of its tags.
 */
export function settle(table: MarkTable): MarkTable {
  const { shifts } = table;
  const changed = new ChangedStretches(shifts.flatMap(({ maps }) => maps));
  if (changed.first === null) return table;
  const [from, to] = [table.from.slice(), table.to.slice()];
  const firstTouched = RUN * lowerBound(table.furthest, changed.first);
  let { after, before, shift } = changed.stillAt(0);
  for (let i = firstTouched; i < from.length; i++) {
    const start = from[i] ?? 0;
    const end = to[i] ?? 0;
    // Ranges begin in order.
    if (start >= before) ({ after, before, shift } = changed.stillAt(start));
    // What stands apart from all changes only moves on: nearly all ranges, at nearly every key.
    const isStill = start > after && end < before;
    from[i] = isStill ? start + shift : shifted(start, shifts, 1);
    to[i] = isStill ? end + shift : Math.max(from[i] ?? 0, shifted(end, shifts, -1));
  }
  return { ...table, from, to, furthest: furthestOf(to, table.furthest, firstTouched), shifts: [] };
}

/** One mapping, as fast as it can be asked. */
export interface Shift {
  /** Positions before it stay. */
  start: number;
  /** Those that it is made of. */
  maps: readonly StepMap[];
  map(pos: number, bias: 1 | -1): number;
}

/** A mapping as one. Only what stands at a place that it changed is led through all of it: who types while others do would else have every tag led. */
function wholeShift(mapping: Mapping): Shift | null {
  const changed = new ChangedStretches(mapping.maps);
  if (changed.first === null) return null;
  return {
    start: changed.first,
    maps: mapping.maps,
    map(pos, bias) {
      const shift = changed.shiftOf(pos, pos);
      return shift === null ? mapping.map(pos, bias) : pos + shift;
    },
  };
}

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
    maps: [step],
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
