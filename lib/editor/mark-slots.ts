/**
 * Which number a mark has. One for an editor, shared by all its states: it only grows and holds nothing in which states differ,
 * so that adding the 20,001st mark copies no map of 20,000 ids.
 */
export interface MarkSlots {
  readonly ids: string[];
  /** The slots in the order of their ids, to be searched: a sixth of the room that a Map takes. */
  sorted: Int32Array;
}

/** The slot that an id has, or -1. */
export function findSlot({ ids, sorted }: MarkSlots, id: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ids[sorted[middle] ?? 0] ?? '') < id) low = middle + 1;
    else high = middle;
  }
  const slot = sorted[low] ?? -1;
  return ids[slot] === id ? slot : -1;
}

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
  const sorted = new Int32Array(slots.ids.length);
  let next = 0;
  let count = 0;
  for (const slot of slots.sorted) {
    for (let one = fresh[next]; one !== undefined && order(one, slot) < 0; one = fresh[++next]) sorted[count++] = one;
    sorted[count++] = slot;
  }
  sorted.set(fresh.slice(next), count);
  slots.sorted = sorted;
  return taken;
}
