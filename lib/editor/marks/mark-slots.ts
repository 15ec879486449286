import { firstIndex } from '@/lib/domain/first-index';

/**
 * Which number a mark has. One for an editor, shared by all its states: it only grows and holds nothing in which states differ,
 * so that adding the 20,001st mark copies no map of 20,000 ids.
 */
export interface MarkSlots {
  readonly ids: string[];
  /** The slots in the order of their ids, to be searched: a tenth of the room that a Map takes. */
  sorted: Numbering;
}

/** Many small whole numbers, in as little room as they need. */
export type Numbering = Uint16Array | Uint32Array;

/** Room for `length` numbers of which none is larger than `largest`. */
export const numbering = (length: number, largest: number): Numbering =>
  largest <= 0xffff ? new Uint16Array(length) : new Uint32Array(length);

/** The slot that an id has, or -1. */
export function findSlot(slots: MarkSlots, id: string): number {
  const slot = slots.sorted[placeOf(slots, id)] ?? -1;
  return slots.ids[slot] === id ? slot : -1;
}

/** Where an id stands, or would stand, in the sorted ones. */
const placeOf = ({ ids, sorted }: MarkSlots, id: string): number =>
  firstIndex(sorted.length, (place) => (ids[sorted[place] ?? 0] ?? '') >= id);

/** The slots of all these ids; those without one get the next. */
export function takeSlots(slots: MarkSlots, wanted: readonly string[]): number[] {
  const known = slots.ids.length;
  const taken = wanted.map((id) => {
    const slot = findSlot(slots, id);
    return slot >= 0 ? slot : slots.ids.push(id) - 1;
  });
  if (slots.ids.length === known) return taken;
  const order = (a: number, b: number) => ((slots.ids[a] ?? '') < (slots.ids[b] ?? '') ? -1 : 1);
  const fresh = Array.from({ length: slots.ids.length - known }, (_, i) => known + i).sort(order);
  const sorted = numbering(slots.ids.length, slots.ids.length);
  let read = 0;
  let count = 0;
  for (const one of fresh) {
    const place = placeOf(slots, slots.ids[one] ?? '');
    sorted.set(slots.sorted.subarray(read, place), count);
    count += place - read;
    sorted[count++] = one;
    read = place;
  }
  sorted.set(slots.sorted.subarray(read), count);
  slots.sorted = sorted;
  return taken;
}
