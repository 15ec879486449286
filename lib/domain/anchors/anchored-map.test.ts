import { StepMap } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Anchor, mapAnchor } from './anchor';
import { AnchoredMap } from './anchored-map';
import { ChangedStretches, extentOf } from './changed-stretches';

interface Thing {
  id: string;
  name: string;
  anchor: Anchor | null;
}

const mapOf = (all: Iterable<Thing>) =>
  AnchoredMap.of<Thing>({ anchorOf: ({ anchor }) => anchor, withAnchor: (one, anchor) => ({ ...one, anchor }) }, all);

/** A place of the text as a part of it, so that it fits any length. */
const part = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.oneof(
  { arbitrary: fc.nat(5), weight: 6 },
  { arbitrary: fc.nat(400), weight: 1 },
  { arbitrary: fc.nat(9_000), weight: 1 },
);
/** Seldom from far: things that reach far are kept apart. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ arbitrary: fc.constant(null), weight: 9 }, { arbitrary, weight: 1 });
/** What stands on words, with or without a reach, from near or far, or on none. */
const place = fc.record({
  at: part,
  length: fc.nat(30),
  reach: fc.option(fc.nat(20)),
  home: seldom(part),
  isNowhere: seldom(fc.constant(true)),
});
type Place = typeof place extends fc.Arbitrary<infer One> ? One : never;
const change = fc.record({ at: part, removed: length, inserted: length });
const doing = fc.oneof(
  { arbitrary: fc.record({ type: fc.constant('text' as const), changes: fc.array(change, { minLength: 1, maxLength: 12 }) }), weight: 8 },
  { arbitrary: fc.record({ type: fc.constant('cut' as const), at: part, length, to: part }), weight: 2 },
  { arbitrary: fc.record({ type: fc.constant('undo' as const) }), weight: 3 },
  {
    arbitrary: fc.record({
      type: fc.constant('put' as const),
      places: fc.array(fc.tuple(fc.nat(), place), { minLength: 1, maxLength: 5 }),
    }),
    weight: 3,
  },
  { arbitrary: fc.record({ type: fc.constant('make' as const), places: fc.array(place, { minLength: 1, maxLength: 40 }) }), weight: 2 },
  { arbitrary: fc.record({ type: fc.constant('read' as const), nth: fc.nat() }), weight: 3 },
);

/** The plain way: a list of things, each led through each step. */
class Plain {
  things: Thing[] = [];
  /** Length of the text. */
  size = 40_000;
  private readonly done: StepMap[][] = [];

  anchorAt({ at, length: long, reach, home, isNowhere }: Place): Anchor | null {
    if (isNowhere === true) return null;
    const span = (middle: number, around: number) => ({ from: Math.max(0, middle - around), to: Math.min(this.size, middle + around) });
    const from = Math.floor(at * this.size);
    const range = { from, to: Math.min(this.size, from + long), exact: 'a', prefix: '', suffix: '' };
    const ranges = [
      {
        ...range,
        ...(reach !== null && { reach: span(from, reach) }),
        ...(home !== null && { home: span(Math.floor(home * this.size), 5) }),
      },
    ];
    return { ranges, state: reach === null ? 'exact' : 'drifted' };
  }

  /** A step with one change. */
  step({ at, removed, inserted }: { at: number; removed: number; inserted: number }): StepMap {
    const from = Math.floor(at * this.size);
    const gone = Math.min(removed, this.size - from);
    this.size += inserted - gone;
    return new StepMap([from, gone, inserted]);
  }

  /** The way back of the last steps that were not taken back. */
  undo(): StepMap[] {
    const maps = (this.done.pop() ?? []).toReversed().map((map) => map.invert());
    for (const map of maps) {
      map.forEach((from, to, newFrom, newTo) => {
        this.size += newTo - newFrom - (to - from);
      });
    }
    return maps;
  }

  take(maps: readonly StepMap[], isUndo: boolean): void {
    if (!isUndo) this.done.push([...maps]);
    this.things = this.things.map((one) =>
      one.anchor ? { ...one, anchor: maps.reduce((anchor, map) => mapAnchor(anchor, map), one.anchor) } : one,
    );
  }
}

/** Whether a change of any step met what matters to a thing, led from step to step outward. */
function isMet(maps: readonly StepMap[], anchor: Anchor): boolean {
  let span = extentOf(anchor);
  return maps.some((map) => {
    let isFound = false;
    map.forEach((from, to) => {
      isFound ||= from <= span.to && to >= span.from;
    });
    span = { from: map.map(span.from, -1), to: map.map(span.to, 1) };
    return isFound;
  });
}

function expectSame(map: AnchoredMap<Thing>, things: readonly Thing[]) {
  expect(map.size).toBe(things.length);
  expect([...map.keys()]).toEqual(things.map(({ id }) => id));
  expect([...map.values()]).toEqual(things);
  expect(new Set([...map.unplaced()].map(({ id, name }) => `${id} ${name}`))).toEqual(
    new Set(things.map(({ id, name }) => `${id} ${name}`)),
  );
}

describe('AnchoredMap', () => {
  it('holds what leading each anchor through each step gives, and changes no version that was there before', () => {
    let met = 0;
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 700 }),
        fc.array(place, { minLength: 1, maxLength: 20 }),
        fc.array(doing, { maxLength: 25 }),
        (count, samples, doings) => {
          const plain = new Plain();
          const makeOne = (sample: Place | undefined, at?: number): Thing => {
            const name = String(plain.things.length);
            return { id: `t${name}`, name, anchor: sample ? plain.anchorAt({ ...sample, ...(at !== undefined && { at }) }) : null };
          };
          for (let i = 0; i < count; i++) plain.things.push(makeOne(samples[i % samples.length], i / count));
          let map = mapOf(plain.things);
          const versions: [AnchoredMap<Thing>, Thing[]][] = [];
          for (const one of doings) {
            versions.push([map, plain.things]);
            if (one.type === 'read') {
              const { id } = plain.things[one.nth % (plain.things.length || 1)] ?? { id: '' };
              expect(map.get(id)).toEqual(plain.things.find((thing) => thing.id === id));
              expect(map.get(id)).toBe(map.get(id));
            } else if (one.type === 'make') {
              for (const sample of one.places) {
                const made = makeOne(sample);
                plain.things = [...plain.things, made];
                map = map.with([made]);
              }
            } else if (one.type === 'put') {
              const changed = one.places.flatMap(([nth, sample]) => {
                const before = plain.things[nth % (plain.things.length || 1)];
                return before ? [{ ...before, name: `${before.name}!`, anchor: plain.anchorAt(sample) }] : [];
              });
              for (const each of changed) plain.things = plain.things.map((thing) => (thing.id === each.id ? each : thing));
              map = map.with(changed);
            } else {
              const maps =
                one.type === 'undo'
                  ? plain.undo()
                  : one.type === 'text'
                    ? one.changes.map((each) => plain.step(each))
                    : [
                        plain.step({ at: one.at, removed: one.length, inserted: 0 }),
                        plain.step({ at: one.to, removed: 0, inserted: one.length }),
                      ];
              const near = new Set(map.near(new ChangedStretches(maps), 0).map(({ id }) => id));
              for (const { id, anchor } of plain.things) {
                if (!anchor || !isMet(maps, anchor)) continue;
                met++;
                expect(near.has(id)).toBe(true);
              }
              plain.take(maps, one.type === 'undo');
              const before = map;
              map = map.mapThrough(maps);
              for (const [id, thing] of before)
                if (JSON.stringify(thing) === JSON.stringify(map.get(id)) && !near.has(id)) expect(map.get(id)).toBe(thing);
            }
          }
          expectSame(map, plain.things);
          for (const [version, things] of versions) expectSame(version, things);
        },
      ),
      { numRuns: 150 },
    );
    // Changes met anchors often: that they are found near was asked.
    expect(met).toBeGreaterThan(1_000);
  });

  it('looks at few of many for a change in one place', () => {
    const things = Array.from({ length: 20_000 }, (_, n) => ({
      id: String(n),
      name: '',
      anchor: { ranges: [{ from: 30 * n, to: 30 * n + 20, exact: 'a', prefix: '', suffix: '' }], state: 'exact' as const },
    }));
    let map = mapOf(things);
    for (let i = 0; i < 50; i++) {
      const at = 12_000 * i + 5;
      expect(map.near(new ChangedStretches([new StepMap([at, 0, 1])]), 64).length).toBeLessThan(8);
      map = map.mapThrough([new StepMap([at, 0, 1])]);
    }
    expect(map.get('19999')?.anchor?.ranges[0]?.from).toBe(30 * 19_999 + 50);
  });

  it('gives the nearest and those asked for in order of making', () => {
    const anchorAt = (from: number): Anchor => ({ ranges: [{ from, to: from + 5, exact: 'a', prefix: '', suffix: '' }], state: 'exact' });
    const map = mapOf([
      { id: 'c', name: '', anchor: anchorAt(300) },
      { id: 'a', name: '', anchor: anchorAt(100) },
      { id: 'b', name: '', anchor: anchorAt(102) },
    ]);
    const near = map.near(new ChangedStretches([new StepMap([103, 0, 1])]), 0, ['c', 'unknown']);
    expect(near.map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });
});
