import type { StepMap } from '@tiptap/pm/transform';

/**
 * The same as mapping each position through `maps` one after another (`Mapping.map(pos, assoc)`), for many positions and many
 * maps at once: 40,000 positions through 10,000 maps take milliseconds instead of seconds. Any order; the result has the same order.
 */
export function mapPositions(maps: readonly StepMap[], positions: ArrayLike<number>, assoc: -1 | 1): Int32Array {
  const order = Array.from({ length: positions.length }, (_, i) => i).sort((a, b) => (positions[a] ?? 0) - (positions[b] ?? 0));
  const sorted = new SortedPositions(Int32Array.from(order, (i) => positions[i] ?? 0));
  for (const map of maps) mapThrough(map, sorted, assoc);
  const result = new Int32Array(positions.length);
  order.forEach((original, i) => {
    result[original] = sorted.at(i);
  });
  return result;
}

interface Touched {
  from: number;
  to: number;
  size: number;
  /** Indexes of the positions that the range touches, half-open. */
  first: number;
  after: number;
}

function mapThrough(map: StepMap, sorted: SortedPositions, assoc: -1 | 1): void {
  const ranges: Touched[] = [];
  let previousAfter = 0;
  map.forEach((from, to, newFrom, newTo) => {
    // A position that two ranges touch belongs to the first of them.
    const first = Math.max(previousAfter, sorted.firstFrom(from));
    const after = Math.max(first, sorted.firstFrom(to + 1));
    ranges.push({ from, to, size: newTo - newFrom, first, after });
    previousAfter = after;
  });
  // From the last range to the first: each shifts all that follows it, and what it touches has not been shifted yet.
  for (const { from, to, size, first, after } of ranges.reverse()) {
    for (let i = first; i < after; i++) {
      const pos = sorted.at(i);
      const side = from === to ? assoc : pos === from ? -1 : pos === to ? 1 : assoc;
      sorted.shiftOne(i, from + (side < 0 ? 0 : size) - pos);
    }
    sorted.shiftFrom(after, size - (to - from));
  }
}

/** Sorted positions of which all from one on can be shifted in O(log n): a Fenwick tree of shifts over the plain values. */
class SortedPositions {
  private readonly shifts: Int32Array;

  constructor(private readonly values: Int32Array) {
    this.shifts = new Int32Array(values.length + 1);
  }

  at(index: number): number {
    let sum = this.values[index] ?? 0;
    for (let i = index + 1; i > 0; i -= i & -i) sum += this.shifts[i] ?? 0;
    return sum;
  }

  /** Index of the first position that is at least `pos`. */
  firstFrom(pos: number): number {
    let low = 0;
    let high = this.values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.at(middle) < pos) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  shiftFrom(index: number, by: number): void {
    if (by === 0) return;
    for (let i = index + 1; i < this.shifts.length; i += i & -i) this.shifts[i] = (this.shifts[i] ?? 0) + by;
  }

  shiftOne(index: number, by: number): void {
    this.values[index] = (this.values[index] ?? 0) + by;
  }
}
