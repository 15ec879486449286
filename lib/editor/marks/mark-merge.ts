import { furthestOf, lowerBound } from './mark-mapping';
import type { MarkTable } from './mark-positions';
import { type Numbering, numbering } from './mark-slots';

/** A range that comes in, and the slot of its mark. */
export interface AddedRange {
  from: number;
  to: number;
  slot: number;
}

type RangeArrays = Pick<MarkTable, 'from' | 'to' | 'owner' | 'furthest' | 'first'>;

/**
 * The ranges without those of the slots in `gone`, and with the `added` ones, which come sorted: by their start, the longer first. What stands before and after a change is copied in whole runs: one tag among 20,000 costs no loop over them.
 */
export function mergeRanges(base: MarkTable, gone: ReadonlySet<number>, added: readonly AddedRange[]): RangeArrays {
  const leaving = leavingRanges(base, gone);
  const length = base.from.length - leaving.length + added.length;
  const merged = { from: new Int32Array(length), to: new Int32Array(length), owner: numbering(length, base.slots.ids.length) };
  const firstChanged = Math.min(leaving[0] ?? base.from.length, placeOf(base, added[0]));
  let read = 0;
  let written = 0;
  const copyTo = (end: number) => {
    if (end > read) for (const name of ['from', 'to', 'owner'] as const) merged[name].set(base[name].subarray(read, end), written);
    written += Math.max(0, end - read);
    read = Math.max(read, end);
  };
  let next = 0;
  for (const one of added) {
    const place = placeOf(base, one);
    for (let out = leaving[next]; out !== undefined && out < place; out = leaving[++next]) {
      copyTo(out);
      read = out + 1;
    }
    copyTo(place);
    merged.from[written] = one.from;
    merged.to[written] = one.to;
    merged.owner[written] = one.slot;
    written += 1;
  }
  for (; next < leaving.length; next++) {
    copyTo(leaving[next] ?? 0);
    read = (leaving[next] ?? 0) + 1;
  }
  copyTo(base.from.length);
  return { ...merged, furthest: furthestOf(merged.to, base.furthest, firstChanged), first: firstOf(base, merged.owner) };
}

/** The indices of all ranges of these slots, in order. */
function leavingRanges({ owner, first, counts }: MarkTable, gone: ReadonlySet<number>): number[] {
  const leaving: number[] = [];
  for (const slot of gone) {
    let left = counts[slot] ?? 0;
    for (let i = (first[slot] ?? 0) - 1; left > 0 && i < owner.length; i++) {
      if (owner[i] !== slot) continue;
      leaving.push(i);
      left -= 1;
    }
  }
  return leaving.sort((a, b) => a - b);
}

/** The index before which a range goes in: of those that begin where it begins, behind the ones that are as long or longer. */
function placeOf({ from, to }: MarkTable, one: AddedRange | undefined): number {
  if (!one) return from.length;
  let place = lowerBound(from, one.from);
  while (place < from.length && from[place] === one.from && (to[place] ?? 0) >= one.to) place++;
  return place;
}

function firstOf(base: MarkTable, owner: Numbering): Numbering {
  const first = numbering(base.slots.ids.length, owner.length);
  // Backwards, so that the first range of several is the one that stays.
  for (let i = owner.length - 1; i >= 0; i--) first[owner[i] ?? 0] = i + 1;
  return first;
}
