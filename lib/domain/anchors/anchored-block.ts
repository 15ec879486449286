import { type Anchor, mapThroughAll, type Span } from './anchor';
import { type ChangedStretches, extentOf, shiftAnchor } from './changed-stretches';
import type { PositionMap } from './compose-maps';

/** How the anchor of a thing is read, and how the thing looks with another. */
export interface Anchoring<T> {
  /** Null for one that stands on no words. */
  anchorOf(one: T): Anchor | null;
  withAnchor(one: T, anchor: Anchor): T;
}

/** What reaches farther, as from its words to the place that they were moved from, is kept apart: a block with it in it would be touched by every step. Positions. */
const WIDE = 2_000;

const NOWHERE: Span = { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY };

/** Things that were put together since they stand near each other, moved by one addition where a step touches none of them. Never changed in place. */
export class AnchoredBlock<T> {
  /** By slot. Their anchors are true where they were put, or last met a change. */
  readonly things: readonly T[];
  private readonly anchoring: Anchoring<T>;
  /** Where all of them stand by now, beyond `places`. */
  private readonly shift: number;
  private readonly places: Places;
  /** All that matters to any of them, before `shift`. */
  private readonly extent: Span;
  /** Those that have been read, as they stand now. */
  private readonly seen: (T | undefined)[];

  constructor(
    anchoring: Anchoring<T>,
    things: readonly T[],
    shift = 0,
    places = placesOf(anchoring, things),
    extent = hullOf(places),
    seen: (T | undefined)[] = [],
  ) {
    this.anchoring = anchoring;
    this.things = things;
    this.shift = shift;
    this.places = places;
    this.extent = extent;
    this.seen = seen;
  }

  /** The thing of a slot, as it stands now. */
  at(slot: number): T | undefined {
    const thing = this.things[slot];
    const shift = this.shift + (this.places.shifts[slot] ?? 0);
    if (shift === 0 || thing === undefined) return thing;
    const anchor = this.anchoring.anchorOf(thing);
    if (anchor === null) return thing;
    this.seen[slot] ??= this.anchoring.withAnchor(thing, shiftAnchor(anchor, shift));
    return this.seen[slot];
  }

  /** All of them, by slot, as they stand now. */
  all(): T[] {
    return this.things.flatMap((_, slot) => this.at(slot) ?? []);
  }

  /** The slots of those that the changes touch, or the `margin` around them. */
  touched(changed: ChangedStretches, margin: number): number[] {
    if (!this.isTouched(this.extent.from, this.extent.to, changed, margin)) return [];
    const slots: number[] = [];
    const { froms, tos } = this.places;
    for (let slot = 0; slot < this.things.length; slot++) {
      if (this.isTouched(froms[slot] ?? 0, tos[slot] ?? 0, changed, margin)) slots.push(slot);
    }
    return slots;
  }

  private isTouched(from: number, to: number, changed: ChangedStretches, margin: number): boolean {
    return from <= to && changed.shiftOf(Math.max(0, from + this.shift - margin), to + this.shift + margin) === null;
  }

  /** True for one that stands farther from the others than these do from each other. */
  isFar(one: T): boolean {
    const { from, to } = extentIn(this.anchoring, one);
    const slack = Math.max(this.extent.to - this.extent.from, WIDE);
    return from < this.extent.from + this.shift - slack || to > this.extent.to + this.shift + slack;
  }

  /** The block with all anchors mapped through `maps`, which change the text as `changed` says. The same comes back where nothing stands elsewhere. */
  mapThrough(changed: ChangedStretches, maps: readonly PositionMap[]): AnchoredBlock<T> {
    const { from, to } = this.extent;
    if (from > to) return this;
    const shift = changed.shiftOf(from + this.shift, to + this.shift);
    if (shift === 0) return this;
    if (shift !== null) return new AnchoredBlock(this.anchoring, this.things, this.shift + shift, this.places, this.extent);
    return this.mapEach(changed, maps);
  }

  private mapEach(changed: ChangedStretches, maps: readonly PositionMap[]): AnchoredBlock<T> {
    const things = [...this.things];
    const seen: (T | undefined)[] = [];
    const { froms, tos, shifts } = this.places;
    const places = { froms: froms.slice(), tos: tos.slice(), shifts: shifts.slice() };
    for (let slot = 0; slot < things.length; slot++) {
      const [from, to] = [(froms[slot] ?? 0) + this.shift, (tos[slot] ?? 0) + this.shift];
      const shift = changed.shiftOf(from, to);
      if (shift === null) {
        const one = this.mapped(slot, maps);
        if (one === undefined) continue;
        things[slot] = one;
        setPlace(places, slot, extentIn(this.anchoring, one));
        continue;
      }
      // What stays where it was is the object that it was.
      if (shift === 0) seen[slot] = this.seen[slot];
      places.froms[slot] = from + shift;
      places.tos[slot] = to + shift;
      places.shifts[slot] = (shifts[slot] ?? 0) + this.shift + shift;
    }
    return new AnchoredBlock(this.anchoring, things, 0, places, hullOf(places), seen);
  }

  private mapped(slot: number, maps: readonly PositionMap[]): T | undefined {
    const one = this.at(slot);
    const anchor = one === undefined ? null : this.anchoring.anchorOf(one);
    return one === undefined || anchor === null ? one : this.anchoring.withAnchor(one, mapThroughAll(anchor, maps));
  }
}

/** By slot: from where to where all lies that matters to a thing, and how far that is from where the thing says. */
interface Places {
  froms: Float64Array;
  tos: Float64Array;
  shifts: Int32Array;
}

function placesOf<T>(anchoring: Anchoring<T>, things: readonly T[]): Places {
  const { length } = things;
  const places = { froms: new Float64Array(length), tos: new Float64Array(length), shifts: new Int32Array(length) };
  for (const [slot, one] of things.entries()) setPlace(places, slot, extentIn(anchoring, one));
  return places;
}

function setPlace(places: Places, slot: number, { from, to }: Span): void {
  places.froms[slot] = from;
  places.tos[slot] = to;
  places.shifts[slot] = 0;
}

function hullOf({ froms, tos }: Places): Span {
  const hull = { ...NOWHERE };
  for (const from of froms) hull.from = Math.min(hull.from, from);
  for (const to of tos) hull.to = Math.max(hull.to, to);
  return hull;
}

/** True for what reaches so far that it is kept apart. */
export const isWide = ({ from, to }: Span) => to - from > WIDE;

/** All that matters to a thing, from first position to last; from infinity to before everything for one without an anchor. */
export function extentIn<T>(anchoring: Anchoring<T>, one: T): Span {
  const anchor = anchoring.anchorOf(one);
  return anchor ? extentOf(anchor) : NOWHERE;
}
