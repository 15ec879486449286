import { isSame, partsMeanwhile } from './parts-meanwhile';

interface Item {
  id: string;
}

/** How one of a list is otherwise than the person had it: in some parts, or as a whole. */
export interface Difference<T, Part extends keyof T> {
  item: T;
  is: 'changed' | 'new' | 'gone';
  /** Of one that is changed. */
  parts: Part[];
}

/** A list in a form, which was changed since the form was opened. */
export interface ListMeanwhile<T, Part extends keyof T> {
  /** What the person changed, and as it is now what they left alone. */
  list: T[];
  /** What is in the list as it is now. */
  taken: Difference<T, Part>[];
  /** What the person changed as well: theirs stays. One that they took out is `new` there, one that was taken out there is `gone`. */
  clashing: Difference<T, Part>[];
  /** Whose order it is where it was changed meanwhile: `taken` that of now, `clashing` the person's own. Null where it was not. */
  order: 'taken' | 'clashing' | null;
}

/** What a list comes to that was begun on `start`, where it is `now`. What is in one list alone stands behind the one that it follows there. `names` as in `partsMeanwhile`. */
export function listMeanwhile<T extends Item, Part extends keyof T>(
  own: readonly T[],
  start: readonly T[],
  now: readonly T[],
  names: Readonly<Record<Part, string>>,
): ListMeanwhile<T, Part> {
  const [mine, before, there] = [byId(own), byId(start), byId(now)];
  const items = new Map<string, T>();
  const taken: Difference<T, Part>[] = [];
  const clashing: Difference<T, Part>[] = [];
  for (const item of own) {
    const [was, is] = [before.get(item.id), there.get(item.id)];
    // One that the person added and that is stored already has no start: what differs was changed here.
    const merged = is && partsMeanwhile(item, was ?? is, is, names);
    if (merged || !was || !isSame(item, was)) items.set(item.id, merged?.form ?? item);
    if (merged && merged.taken.length > 0) taken.push({ item, is: 'changed', parts: merged.taken });
    if (merged && merged.clashing.length > 0) clashing.push({ item, is: 'changed', parts: merged.clashing });
    if (!merged && was) (isSame(item, was) ? taken : clashing).push({ item, is: 'gone', parts: [] });
  }
  for (const item of now.filter(({ id }) => !mine.has(id))) {
    const was = before.get(item.id);
    if (!was) items.set(item.id, item);
    if (!isSame(item, was)) (was ? clashing : taken).push({ item, is: 'new', parts: [] });
  }
  const isOwnOrder = isReordered(own, start);
  const ids = isOwnOrder ? inOrder(own, now, items) : inOrder(now, own, items);
  const wasReordered = isReordered(now, start) && isReordered(now, own);
  return {
    list: ids.flatMap((id) => items.get(id) ?? []),
    taken,
    clashing,
    order: wasReordered ? (isOwnOrder ? 'clashing' : 'taken') : null,
  };
}

const byId = <T extends Item>(list: readonly T[]): ReadonlyMap<string, T> => new Map(list.map((one) => [one.id, one]));

/** True if what both lists have stands in another order. */
function isReordered(list: readonly Item[], other: readonly Item[]): boolean {
  const common = (of: readonly Item[], within: ReadonlyMap<string, Item>) => of.flatMap(({ id }) => (within.has(id) ? id : []));
  return !isSame(common(list, byId(other)), common(other, byId(list)));
}

/** The ids of `items` in the order of the first list. */
function inOrder(first: readonly Item[], other: readonly Item[], items: ReadonlyMap<string, Item>): string[] {
  const order = first.flatMap(({ id }) => (items.has(id) ? id : []));
  for (const [place, { id }] of other.entries()) {
    if (!items.has(id) || order.includes(id)) continue;
    const before = other.slice(0, place).findLast((one) => order.includes(one.id));
    order.splice(before ? order.indexOf(before.id) + 1 : 0, 0, id);
  }
  return order;
}
