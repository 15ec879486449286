import type { StepMap } from '@tiptap/pm/transform';
import { AnchoredBlock, type Anchoring, extentIn, isWide } from './anchored-block';
import { ChangedStretches } from './changed-stretches';
import { composeMaps } from './compose-maps';

/** So many things that stand beside each other are moved together. */
const BLOCK_SIZE = 128;
/** With more than this that are new or elsewhere by now, all are put in order again: a tenth of a second for 20,000 on a busy machine. */
const MAX_STRAYS = 64;

/** Where in the map a thing is, and the how many-th it was to be made. */
interface Slot {
  block: number;
  slot: number;
  order: number;
}

/**
 * Things of an article by their id, in order of making, with their anchors true at one version of the text. Never changed in place.
 *
 * A step does not look at each: those that stand beside each other are a block, which is moved by one addition if the step touches nothing of it.
 * Anchors are made when they are read, and remembered: the same object comes back until its thing is another or stands elsewhere.
 */
export class AnchoredMap<T extends { id: string }> implements ReadonlyMap<string, T> {
  readonly #anchoring: Anchoring<T>;
  readonly #blocks: readonly AnchoredBlock<T>[];
  /** Of all that was there when the blocks were last put in order. Shared by all versions since. */
  readonly #places: ReadonlyMap<string, Slot>;
  /** Of those made since: they are in the last block. */
  readonly #newPlaces: ReadonlyMap<string, Slot>;
  /** How many stand far from their block by now. */
  readonly #strays: number;

  private constructor(
    anchoring: Anchoring<T>,
    blocks: readonly AnchoredBlock<T>[],
    places: ReadonlyMap<string, Slot>,
    newPlaces: ReadonlyMap<string, Slot> = new Map(),
    strays = 0,
  ) {
    this.#anchoring = anchoring;
    this.#blocks = blocks;
    this.#places = places;
    this.#newPlaces = newPlaces;
    this.#strays = strays;
  }

  /** A map of `all`. Of two with one id the later is taken, in the place of the first. */
  static of<T extends { id: string }>(anchoring: Anchoring<T>, all: Iterable<T>): AnchoredMap<T> {
    const byId = new Map<string, T>();
    for (const one of all) byId.set(one.id, one);
    const placed = [...byId.values()].map((one, order) => ({ one, order, ...extentIn(anchoring, one) }));
    placed.sort((a, b) => Number(isWide(a)) - Number(isWide(b)) || (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
    const found: { id: string; place: Slot }[] = new Array(placed.length);
    const blocks: AnchoredBlock<T>[] = [];
    for (let start = 0; start < placed.length; start += BLOCK_SIZE) {
      const members = placed.slice(start, start + BLOCK_SIZE);
      for (const [slot, { one, order }] of members.entries()) found[order] = { id: one.id, place: { block: blocks.length, slot, order } };
      blocks.push(
        new AnchoredBlock(
          anchoring,
          members.map(({ one }) => one),
        ),
      );
    }
    // The last is for those to come.
    return new AnchoredMap(anchoring, [...blocks, new AnchoredBlock(anchoring, [])], new Map(found.map(({ id, place }) => [id, place])));
  }

  get size(): number {
    return this.#places.size + this.#newPlaces.size;
  }

  has(id: string): boolean {
    return this.#placeOf(id) !== undefined;
  }

  get(id: string): T | undefined {
    const place = this.#placeOf(id);
    return place && this.#at(place);
  }

  /** The map with these in it: each in the place of the one with its id, or as the newest. */
  with(changed: Iterable<T>): AnchoredMap<T> {
    const opened = new Map<number, T[]>();
    const newPlaces = new Map(this.#newPlaces);
    const newcomers = this.#blocks.length - 1;
    let strays = this.#strays;
    for (const one of changed) {
      let place = this.#places.get(one.id) ?? newPlaces.get(one.id);
      if (!place) {
        place = { block: newcomers, slot: newPlaces.size, order: this.#places.size + newPlaces.size };
        newPlaces.set(one.id, place);
      } else if (place.block !== newcomers && this.#blocks[place.block]?.isFar(one)) strays += 1;
      const things = opened.get(place.block) ?? this.#blocks[place.block]?.all() ?? [];
      things[place.slot] = one;
      opened.set(place.block, things);
    }
    if (opened.size === 0) return this;
    const blocks = this.#blocks.map((block, index) => {
      const things = opened.get(index);
      return things ? new AnchoredBlock(this.#anchoring, things) : block;
    });
    const next = new AnchoredMap(this.#anchoring, blocks, this.#places, newPlaces, strays);
    return strays + newPlaces.size > Math.max(MAX_STRAYS, this.#places.size / MAX_STRAYS)
      ? AnchoredMap.of(this.#anchoring, next.values())
      : next;
  }

  /** The map with all anchors mapped through steps, as `mapThroughAll` does. The same comes back where nothing stands elsewhere. */
  mapThrough(stepMaps: readonly StepMap[]): AnchoredMap<T> {
    if (this.size === 0) return this;
    const maps = composeMaps(stepMaps);
    const changed = new ChangedStretches(maps);
    const blocks = this.#blocks.map((block) => block.mapThrough(changed, maps));
    if (blocks.every((block, index) => block === this.#blocks[index])) return this;
    return new AnchoredMap(this.#anchoring, blocks, this.#places, this.#newPlaces, this.#strays);
  }

  /** At least those whose extent, and `margin` positions on each side of it, the changes touch, and those of `ids`; in order of making. */
  near(changed: ChangedStretches, margin: number, ids: Iterable<string> = []): T[] {
    const found = new Set(ids);
    for (const block of this.#blocks) for (const slot of block.touched(changed, margin)) found.add(block.things[slot]?.id ?? '');
    const places = [...found].flatMap((id) => this.#placeOf(id) ?? []);
    return places.sort((a, b) => a.order - b.order).flatMap((place) => this.#at(place) ?? []);
  }

  /** All of them in no order, with anchors true at one version or another: for what does not ask where they stand, and need not have each made anew. */
  *unplaced(): Generator<T, undefined> {
    for (const { things } of this.#blocks) yield* things;
  }

  forEach(run: (value: T, key: string, map: ReadonlyMap<string, T>) => void): void {
    for (const [id, one] of this) run(one, id, this);
  }

  *keys(): Generator<string, undefined> {
    yield* this.#places.keys();
    yield* this.#newPlaces.keys();
  }

  // Not by way of `entries`: an article opens with a walk over all of its tags, and a pair for each would double its time.
  *values(): Generator<T, undefined> {
    for (const places of [this.#places, this.#newPlaces]) {
      for (const place of places.values()) {
        const one = this.#at(place);
        if (one) yield one;
      }
    }
  }

  *entries(): Generator<[string, T], undefined> {
    for (const places of [this.#places, this.#newPlaces]) {
      for (const [id, place] of places) {
        const one = this.#at(place);
        if (one) yield [id, one];
      }
    }
  }

  [Symbol.iterator](): Generator<[string, T], undefined> {
    return this.entries();
  }

  #placeOf(id: string): Slot | undefined {
    return this.#places.get(id) ?? this.#newPlaces.get(id);
  }

  #at({ block, slot }: Slot): T | undefined {
    return this.#blocks[block]?.at(slot);
  }
}
