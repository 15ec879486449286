import type { StepMap } from '@tiptap/pm/transform';
import { firstIndex } from '../first-index';

/** What positions are mapped with: a step's map, or several steps' maps in one. */
export type PositionMap = Pick<StepMap, 'map' | 'forEach'>;

/** Fewer maps than this are quicker one after another. */
const MIN_MAPS = 8;

/**
 * Maps that do the same as `maps` one after another, but few: those that follow each other from the end of the doc to its start, as the steps
 * of a newer version do, become one. A position then costs a binary search, not a walk through ten thousand steps.
 */
export function composeMaps(maps: readonly StepMap[]): PositionMap[] {
  if (maps.length < MIN_MAPS) return [...maps];
  const composed: PositionMap[] = [];
  let run: StepMap[] = [];
  let start = Number.POSITIVE_INFINITY;
  for (const map of maps) {
    const reach = reachOf(map);
    if (reach.to > start) {
      composed.push(...asOne(run));
      run = [];
    }
    run.push(map);
    // A step that changes no position (a mark) reaches nowhere.
    start = run.length === 1 ? reach.from : Math.min(start, reach.from);
  }
  return [...composed, ...asOne(run)];
}

function reachOf(map: StepMap): { from: number; to: number } {
  const reach = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };
  map.forEach((from, to) => {
    reach.from = Math.min(reach.from, from);
    reach.to = Math.max(reach.to, to);
  });
  return reach;
}

const asOne = (run: StepMap[]): PositionMap[] => (run.length < MIN_MAPS ? run : [new DescendingMaps(run)]);

/** Maps each of which ends at or before where the one before it begins. All ranges are in the coordinates before the first. */
class DescendingMaps implements PositionMap {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  /** How far all ranges up to and with this one shift what follows them. */
  private readonly shift: number[] = [];
  /** The map that a range is of. */
  private readonly mapOf: StepMap[] = [];
  /** The first range of the same map. */
  private readonly firstOf: number[] = [];

  constructor(maps: readonly StepMap[]) {
    for (const map of maps.toReversed()) {
      const first = this.from.length;
      map.forEach((from, to, newFrom, newTo) => {
        this.shift.push((this.shift.at(-1) ?? 0) + (newTo - newFrom) - (to - from));
        this.from.push(from);
        this.to.push(to);
        this.mapOf.push(map);
        this.firstOf.push(first);
      });
    }
  }

  map(pos: number, assoc?: number): number {
    let at = this.lastFrom(pos);
    let mapped = pos;
    // Ranges that the position touches are few, and only their own maps know on which side it comes out.
    while (at >= 0 && (this.to[at] ?? 0) >= mapped) {
      mapped = this.mapOf[at]?.map(mapped, assoc) ?? mapped;
      at = (this.firstOf[at] ?? 0) - 1;
    }
    return at < 0 ? mapped : mapped + (this.shift[at] ?? 0);
  }

  forEach(f: (oldStart: number, oldEnd: number, newStart: number, newEnd: number) => void): void {
    let shifted = 0;
    this.from.forEach((from, index) => {
      const to = this.to[index] ?? from;
      const shift = this.shift[index] ?? 0;
      f(from, to, from + shifted, to + shift);
      shifted = shift;
    });
  }

  /** Index of the last range that begins at or before `pos`, or -1. */
  private lastFrom(pos: number): number {
    return firstIndex(this.from.length, (index) => (this.from[index] ?? 0) > pos) - 1;
  }
}
