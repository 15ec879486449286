import { firstIndex } from '../first-index';
import type { Anchor } from './anchor';
import type { PositionMap } from './compose-maps';

/** A stretch that was changed: its ends in the text before all maps, and how long it is after them. */
interface Stretch {
  from: number;
  to: number;
  length: number;
}

/** With more than this they are taken for one: each new change looks through them. */
const MAX_STRETCHES = 1000;

/**
 * Where a text was changed by `maps`, in its coordinates before all of them. An hour's typing is hundreds of steps in a few places: the tags of
 * all the rest of a book are moved by one addition, and need not be led through each step.
 */
export class ChangedStretches {
  private readonly stretches: Stretch[] = [];
  /** How far all before a stretch shift it, by its index; one more for what follows the last. */
  private readonly shifts: number[] = [0];
  /** Where the last question led: most are asked in the order of the text. */
  private lastAsked = 0;

  constructor(maps: readonly PositionMap[]) {
    for (const map of maps) {
      const changes: [from: number, to: number, length: number][] = [];
      map.forEach((from, to, newFrom, newTo) => {
        changes.push([from, to, newTo - newFrom]);
      });
      // From the end: those before keep the coordinates that the map gives them.
      for (const change of changes.reverse()) this.add(...change);
    }
    for (const { from, to, length } of this.stretches) this.shifts.push((this.shifts.at(-1) ?? 0) + length - (to - from));
  }

  /** The first position that was changed; null if none was. */
  get first(): number | null {
    return this.stretches[0]?.from ?? null;
  }

  /** How far the maps move all from `from` to `to`, or null if they changed anything between or at these positions. */
  shiftOf(from: number, to: number): number | null {
    if (!this.isNext(this.lastAsked, from)) this.lastAsked = this.find(from);
    const next = this.stretches[this.lastAsked];
    return next && next.from <= to ? null : (this.shifts[this.lastAsked] ?? 0);
  }

  /**
   * The text that stands still around a position or, where that is one of a stretch, behind it: what lies between `after` and `before`, without either,
   * is moved by `shift`.
   */
  stillAt(pos: number): { after: number; before: number; shift: number } {
    const first = this.find(pos);
    const isInside = (this.stretches[first]?.from ?? Number.POSITIVE_INFINITY) <= pos;
    const next = isInside ? first + 1 : first;
    return {
      after: this.stretches[next - 1]?.to ?? -1,
      before: this.stretches[next]?.from ?? Number.POSITIVE_INFINITY,
      shift: this.shifts[next] ?? 0,
    };
  }

  /** True if the stretch at this index is the first that ends at `from` or later; one beyond the last, if none does. */
  private isNext(index: number, from: number): boolean {
    const [before, next] = [this.stretches[index - 1], this.stretches[index]];
    return (!before || before.to < from) && (!next || next.to >= from);
  }

  private find(from: number): number {
    return firstIndex(this.stretches.length, (index) => (this.stretches[index]?.to ?? 0) >= from);
  }

  /** Takes in that `from` to `to` of the text as it is by now became `length` long, together with the stretches that it meets. */
  private add(from: number, to: number, length: number): void {
    let shift = 0;
    let index = 0;
    for (; index < this.stretches.length; index++) {
      const one = this.stretches[index];
      if (!one || one.from + shift + one.length >= from) break;
      shift += one.length - (one.to - one.from);
    }
    const merged = { from: from - shift, to: to - shift, length };
    let count = 0;
    for (; index + count < this.stretches.length; count++) {
      const one = this.stretches[index + count];
      if (!one || one.from + shift > to) break;
      const now = { from: one.from + shift, to: one.from + shift + one.length };
      shift += one.length - (one.to - one.from);
      merged.from = Math.min(merged.from, one.from);
      merged.to = Math.max(one.to, to - shift);
      // What of the older stretch lies outside of the new change stays.
      merged.length += Math.max(0, from - now.from) + Math.max(0, now.to - to);
    }
    this.stretches.splice(index, count, merged);
    if (this.stretches.length > MAX_STRETCHES) this.joinAll();
  }

  private joinAll(): void {
    const [first, last] = [this.stretches[0], this.stretches.at(-1)];
    if (!first || !last) return;
    const grown = this.stretches.reduce((sum, { from, to, length }) => sum + length - (to - from), 0);
    this.stretches.splice(0, this.stretches.length, { from: first.from, to: last.to, length: last.to - first.from + grown });
  }
}

/** All that matters to an anchor, from first position to last: its own place, and where it may come back. */
export function extentOf(anchor: Anchor): { from: number; to: number } {
  const extent = { from: Number.POSITIVE_INFINITY, to: 0 };
  for (const range of anchor.ranges) {
    for (const span of [range, range.reach, range.home]) {
      if (!span) continue;
      extent.from = Math.min(extent.from, span.from);
      extent.to = Math.max(extent.to, span.to);
    }
  }
  return extent;
}

/** An anchor outside all that was changed, moved by `shift` positions, its reach and home too: what mapping it through every step would give. */
export function shiftAnchor<T extends Anchor>(anchor: T, shift: number): T {
  if (shift === 0) return anchor;
  const ranges = anchor.ranges.map((range) => {
    const shifted = moveSpan(range, shift);
    if (range.reach) shifted.reach = moveSpan(range.reach, shift);
    if (range.home) shifted.home = moveSpan(range.home, shift);
    return shifted;
  });
  return { ...anchor, ranges };
}

const moveSpan = <S extends { from: number; to: number }>(span: S, shift: number): S => ({
  ...span,
  from: span.from + shift,
  to: span.to + shift,
});
