import { buildLabels } from './mark-labels';
import { packLook } from './mark-look';
import { furthestOf } from './mark-mapping';
import type { MarkTable, TextMark } from './mark-positions';
import { numbering } from './mark-slots';

/** The table of these marks and no others. An article opens with all of its marks at once, so this makes no object for each. */
export function buildTable(given: readonly TextMark[]): MarkTable {
  const sorted = orderOfIds(given);
  if (!sorted) return buildTable([...new Map(given.map((mark) => [mark.id, mark])).values()]);
  let count = 0;
  for (const { ranges } of given) count += ranges.length;
  // In the order given, then in text order.
  const [starts, ends, slots] = [new Int32Array(count), new Int32Array(count), new Int32Array(count)];
  const looks = new Uint16Array(given.length);
  const counts = new Uint8Array(given.length);
  let written = 0;
  for (let slot = 0; slot < given.length; slot++) {
    const mark = given[slot];
    if (!mark) continue;
    looks[slot] = packLook(mark);
    counts[slot] = mark.ranges.length;
    for (let i = 0; i < mark.ranges.length; i++) {
      const range = mark.ranges[i] ?? { from: 0, to: 0 };
      starts[written] = range.from;
      ends[written] = Math.max(range.from, range.to);
      slots[written++] = slot;
    }
  }
  const from = new Int32Array(count);
  const to = new Int32Array(count);
  const owner = numbering(count, given.length);
  const first = numbering(given.length, count);
  const order = orderOfRanges(starts, ends);
  for (let index = 0; index < count; index++) {
    const range = order[index] ?? 0;
    from[index] = starts[range] ?? 0;
    to[index] = ends[range] ?? 0;
    const slot = slots[range] ?? 0;
    owner[index] = slot;
    if (first[slot] === 0) first[slot] = index + 1;
  }
  return {
    slots: { ids: given.map(({ id }) => id), sorted },
    from,
    to,
    owner,
    furthest: furthestOf(to, new Int32Array(0), 0),
    shifts: [],
    first,
    looks,
    counts,
    labels: buildLabels(given.map(({ label }) => label)),
    size: given.length,
  };
}

/** The indices of the marks in the order of their ids. Null if two marks have one id: the last of them counts. */
function orderOfIds(marks: readonly TextMark[]) {
  const order = numbering(marks.length, marks.length);
  let isSorted = true;
  for (let i = 0; i < marks.length; i++) {
    order[i] = i;
    if (i > 0 && (marks[i - 1]?.id ?? '') >= (marks[i]?.id ?? '')) isSorted = false;
  }
  // Ids grow with time, and an article's tags come in the order in which they were made: mostly there is nothing to sort.
  if (isSorted) return order;
  const idOf = (i: number) => marks[i]?.id ?? '';
  order.sort((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0));
  for (let i = 1; i < order.length; i++) if (idOf(order[i - 1] ?? 0) === idOf(order[i] ?? 0)) return null;
  return order;
}

/** The indices of the ranges in text order: by their start, the longer first. */
function orderOfRanges(starts: Int32Array, ends: Int32Array): Int32Array {
  // Start and index in one number: numbers without a comparator are sorted natively, which is ten times as fast.
  const { length } = starts;
  const keys = new Float64Array(length);
  for (let i = 0; i < length; i++) keys[i] = (starts[i] ?? 0) * length + i;
  keys.sort();
  const order = new Int32Array(length);
  for (let i = 0; i < length; i++) {
    const range = (keys[i] ?? 0) % length;
    const start = starts[range] ?? 0;
    let place = i;
    for (; place > 0; place--) {
      const before = order[place - 1] ?? 0;
      if ((starts[before] ?? 0) !== start || (ends[before] ?? 0) >= (ends[range] ?? 0)) break;
      order[place] = before;
    }
    order[place] = range;
  }
  return order;
}
