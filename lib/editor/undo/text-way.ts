import { Mapping, StepMap } from '@tiptap/pm/transform';
import type { Span } from '@/lib/domain/anchors/anchor';
import { overlaps } from './take-back';
import type { Change } from './text-log';

/** A stretch on its way through maps. */
interface Trail {
  left: Span;
  /** What was deleted of it and will be put back, by the place of the map that does. */
  back: Map<number, Span>;
}

/** The way from every change of a log to a doc that is on its way back: it gets longer with each step that takes something back. */
export class Way {
  private readonly changes: Change[] = [];
  private readonly maps: StepMap[] = [];
  private readonly places = new Map<Change, number>();
  /** By the place of a map that has deleted something, that of the one that has put it back just as it was. */
  private readonly restoredAt = new Map<number, number>();
  /** The same pairs as prosemirror-transform has them. */
  private mirrors: number[] = [];

  constructor(changes: readonly Change[]) {
    for (const change of changes) this.go(change);
  }

  /** One change more. */
  go(change: Change): void {
    const { map, restores } = change;
    const at = this.changes.push(change) - 1;
    this.maps.push(map);
    this.places.set(change, at);
    const earlier = restores && this.places.get(restores);
    if (earlier === undefined || !isInverse(this.maps[earlier] ?? StepMap.empty, map)) return;
    this.restoredAt.set(earlier, at);
    // The newest pair comes first: of a change that was taken back and done again, the mapping needs what came after it.
    this.mirrors = [earlier, at, ...this.mirrors];
  }

  /** Where a change stands in the log, or undefined if nothing is left of it. */
  placeOf(change: Change): number | undefined {
    return this.places.get(change);
  }

  /** The mapping through the map at `at` and all after it. */
  from(at: number): Mapping {
    return new Mapping(this.maps, this.mirrors, at);
  }

  /**
   * What is left now of a stretch that was there when the maps from `at` on were to come, from its first position to its last, with all that was
   * deleted of it and put back: empty if nothing is. And what others have put in there since.
   */
  follow(stretch: Span, at: number): { left: Span; theirs: Span[] } {
    const mine: Trail = { left: stretch, back: new Map() };
    const theirs: Trail[] = [];
    for (let index = at; index < this.maps.length; index++) {
      this.advance(mine, index);
      for (const trail of theirs) this.advance(trail, index);
      for (const span of this.changes[index]?.others ?? []) {
        // What is put in beside it may be within it when the rest is back.
        if (mine.back.size > 0 || overlaps(span, mine.left)) theirs.push({ left: span, back: new Map() });
      }
    }
    return { left: mine.left, theirs: theirs.map(({ left }) => left).filter(isStretch) };
  }

  /** Through the map at `index`. */
  private advance(trail: Trail, index: number): void {
    const [map, restoredAt] = [this.maps[index] ?? StepMap.empty, this.restoredAt.get(index)];
    const restoring = restoredAt === undefined ? undefined : this.maps[restoredAt];
    if (restoredAt !== undefined && restoring) {
      for (const span of putBack(trail.left, map, restoring)) trail.back.set(restoredAt, hull(trail.back.get(restoredAt), span));
    }
    trail.left = hull(trail.back.get(index), mapInward(trail.left, map));
    trail.back.delete(index);
  }
}

const isStretch = ({ from, to }: Span) => from < to;

/** Without what was written at the edges since, or in the place of the whole. A stretch that is gone ends before it begins, or where it does. */
function mapInward({ from, to }: Span, map: StepMap): Span {
  const inward = { from: map.map(from, 1), to: map.map(to, -1) };
  // To a map what is put in the place of a stretch lies within its two ends. Of a part it does: a paragraph may have been made a heading.
  map.forEach((start, end, newStart, newEnd) => {
    if (start === from && end === to && start < end) Object.assign(inward, { from: newEnd, to: newStart });
  });
  return inward;
}

/** From where the first of two begins to where the last ends, with all between. */
function hull(one: Span | undefined, other: Span): Span {
  if (!one || !isStretch(one)) return other;
  return isStretch(other) ? { from: Math.min(one.from, other.from), to: Math.max(one.to, other.to) } : one;
}

/** What `map` takes out of a stretch, where `restoring` puts it in again. */
function putBack(stretch: Span, map: StepMap, restoring: StepMap): Span[] {
  const put = newSpans(restoring);
  return oldSpans(map)
    .map(({ from, to }, index) => {
      const shift = (put[index]?.from ?? from) - from;
      return { from: Math.max(from, stretch.from) + shift, to: Math.min(to, stretch.to) + shift };
    })
    .filter(isStretch);
}

/** True if the second map puts in as much, piece by piece, as the first takes out: a rebased one may not. */
function isInverse(one: StepMap, other: StepMap): boolean {
  const [out, put] = [oldSpans(one), newSpans(other)];
  return out.length === put.length && out.every((span, index) => sizeOf(span) === sizeOf(put[index]));
}

/** The stretches that a map has changed, in the doc after it: empty ones where it has only deleted. */
export function newSpans(map: StepMap): Span[] {
  const spans: Span[] = [];
  map.forEach((_from, _to, from, to) => {
    spans.push({ from, to });
  });
  return spans;
}

/** The stretches that a map has changed, in the doc before it. */
const oldSpans = (map: StepMap): Span[] => newSpans(map.invert());

const sizeOf = (span: Span | undefined) => (span ? span.to - span.from : 0);
