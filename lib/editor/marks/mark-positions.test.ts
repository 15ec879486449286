import type { Node } from '@tiptap/pm/model';
import { EditorState } from '@tiptap/pm/state';
import { Mapping, StepMap } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { collab, receiveTransaction } from 'prosemirror-collab';
import { describe, expect, it } from 'vitest';
import { mapRange } from '@/lib/domain/anchors/anchor';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { firstReaching, mapTable, settle } from './mark-mapping';
import { changeMarks, emptyTable, lookOf, slotOf, type TextMark } from './mark-positions';
import { idsAt, idsIn, idsNear, orderOf, rangesOf } from './mark-queries';

const textMark = (id: string, ...ranges: [number, number][]): TextMark => ({
  id,
  kind: 'claim',
  label: `C${id}`,
  verdict: null,
  isStale: false,
  anchorState: 'exact',
  ranges: ranges.map(([from, to]) => ({ from, to })),
});
const tableOf = (...marks: TextMark[]) => changeMarks(emptyTable(), { replaceAll: marks });
const quote = { exact: '', prefix: '', suffix: '' };

/** Any step maps, also ones that no step of ours would make. */
const stepMaps = fc.array(
  fc.array(fc.tuple(fc.nat(12), fc.nat(6), fc.nat(6)), { minLength: 1, maxLength: 4 }).map((changes) => {
    let at = 0;
    return new StepMap(
      changes.flatMap(([gap, oldSize, newSize]) => {
        const start = at + gap;
        at = start + oldSize;
        return [start, oldSize, newSize];
      }),
    );
  }),
  { minLength: 1, maxLength: 24 },
);
const spans = fc.array(fc.tuple(fc.nat(50), fc.nat(15)), { minLength: 1, maxLength: 40 });

describe('mapTable', () => {
  const runs = { numRuns: Number(process.env.PROOF_RUNS ?? 1000) };

  it('moves every range as mapRange does', () => {
    fc.assert(
      fc.property(stepMaps, spans, (maps, given) => {
        const mapping = new Mapping(maps);
        const table = mapTable(tableOf(...given.map(([from, length], i) => textMark(String(i), [from, from + length]))), mapping);
        given.forEach(([from, length], i) => {
          const { from: start, to: end } = mapRange({ from, to: from + length, ...quote }, mapping);
          expect(rangesOf(table, String(i))).toEqual([{ from: start, to: end }]);
        });
      }),
      runs,
    );
  });

  it('gives the same through one mapping as through its maps one after another', () => {
    fc.assert(
      fc.property(stepMaps, spans, (maps, given) => {
        const table = tableOf(...given.map(([from, length], i) => textMark(String(i), [from, from + length])));
        const once = mapTable(table, new Mapping(maps));
        const inTurn = maps.reduce((mapped, map) => mapTable(mapped, new Mapping([map])), table);
        const [a, b] = [settle(inTurn), settle(once)];
        expect([...a.from, ...a.to, ...a.furthest]).toEqual([...b.from, ...b.to, ...b.furthest]);
        given.forEach((_, i) => {
          expect(rangesOf(inTurn, String(i))).toEqual(rangesOf(a, String(i)));
        });
      }),
      runs,
    );
  });

  it('finds by search, while mappings wait, what it finds once they are settled', () => {
    fc.assert(
      fc.property(stepMaps, spans, fc.nat(80), (maps, given, pos) => {
        const table = mapTable(tableOf(...given.map(([from, length], i) => textMark(String(i), [from, from + length]))), new Mapping(maps));
        const settled = settle(table);
        expect(firstReaching(table, pos)).toBe(firstReaching(settled, pos));
        expect(idsNear(table, pos, pos + 3)).toEqual(idsNear(settled, pos, pos + 3));
        expect(idsAt(table, pos)).toEqual(idsAt(settled, pos));
      }),
      runs,
    );
  });

  it('brings back what lies between a step and its mirror, as mapRange does', () => {
    const deletion = new StepMap([6, 6, 0]);
    const mapping = new Mapping([deletion]);
    mapping.appendMap(deletion.invert(), 0);
    const table = mapTable(tableOf(textMark('a', [8, 14])), mapping);
    const expected = mapRange({ from: 8, to: 14, ...quote }, mapping);
    expect(rangesOf(table, 'a')).toEqual([{ from: expected.from, to: expected.to }]);
    expect(expected).toMatchObject({ from: 8, to: 14 });
  });

  it('moves every range as mapRange does where own words are rebased over those of others', () => {
    const change = fc.record({ at: fc.nat(200), removed: fc.nat(6), inserted: fc.constantFrom('', 'x', 'some words ') });
    const changes = fc.array(change, { minLength: 1, maxLength: 4 });
    const write = (state: EditorState, given: { at: number; removed: number; inserted: string }[]) =>
      given.reduce((tr, { at, removed, inserted }) => {
        const end = tr.doc.content.size - 1;
        const from = Math.min(1 + at, end);
        return tr.insertText(inserted, from, Math.min(from + removed, end));
      }, state.tr);
    const doc = docOf(
      'A line of words that is long enough for several people to write in it at once, each at another place of it. '.repeat(2),
    );
    const batches = fc.array(changes, { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(changes, batches, fc.array(fc.tuple(fc.nat(230), fc.nat(20)), { minLength: 1, maxLength: 60 }), (own, foreign, given) => {
        const begun = EditorState.create({ doc, plugins: [collab({ version: 0, clientID: 'own' })] });
        let state = begun.apply(write(begun, own));
        const inside = (pos: number) => Math.min(1 + pos, state.doc.content.size - 1);
        let ranges = given.map(([from, length]) => ({ from: inside(from), to: inside(from + length) }));
        let table = tableOf(...ranges.map(({ from, to }, i) => textMark(String(i), [from, to])));
        let theirs = EditorState.create({ doc });
        // One after another: what waits of several is led through at once, sooner or later.
        for (const batch of foreign) {
          const tr = write(theirs, batch);
          theirs = theirs.apply(tr);
          const received = receiveTransaction(
            state,
            tr.steps,
            tr.steps.map(() => 'foreign'),
          );
          state = state.apply(received);
          table = mapTable(table, received.mapping);
          ranges = ranges.map((range) => mapRange({ ...range, ...quote }, received.mapping));
          const settled = settle(table);
          ranges.forEach(({ from, to }, i) => {
            expect(rangesOf(table, String(i))).toEqual([{ from, to }]);
            expect(rangesOf(settled, String(i))).toEqual([{ from, to }]);
          });
        }
      }),
      runs,
    );
  });

  it('leaves words typed at both edges outside, and the earlier table as it was', () => {
    const state = EditorState.create({ doc: docOf('one two three') });
    const before = tableOf(textMark('a', [7, 10]));
    const tr = state.tr.insertText('X', 10).insertText('Y', 7);
    const after = mapTable(before, tr.mapping);
    expect(rangesOf(after, 'a')).toEqual([{ from: 8, to: 11 }]);
    expect(rangesOf(before, 'a')).toEqual([{ from: 7, to: 10 }]);
  });

  it('returns the same table for a transaction without changes', () => {
    const table = tableOf(textMark('a', [7, 10]));
    expect(mapTable(table, new Mapping())).toBe(table);
  });
});

describe('changeMarks', () => {
  it('keeps text order, longer first where marks begin together', () => {
    expect(orderOf(tableOf(textMark('b', [20, 25]), textMark('short', [3, 5]), textMark('long', [3, 9])))).toEqual(['long', 'short', 'b']);
  });

  it('counts the last of several marks with one id', () => {
    const table = tableOf(textMark('b', [1, 4]), textMark('a', [6, 9]), textMark('b', [12, 15]));
    expect(table.size).toBe(2);
    expect(rangesOf(table, 'b')).toEqual([{ from: 12, to: 15 }]);
    expect(orderOf(table)).toEqual(['a', 'b']);
  });

  it('puts a longer mark before the shorter one that was there first', () => {
    const table = changeMarks(tableOf(textMark('short', [3, 5])), { upsert: [textMark('long', [3, 9])] });
    expect(orderOf(table)).toEqual(['long', 'short']);
  });

  it('adds, replaces and removes without touching the others', () => {
    const first = tableOf(textMark('a', [1, 4]), textMark('b', [6, 9]));
    const second = changeMarks(first, { upsert: [{ ...textMark('b', [2, 3]), verdict: 'partly' }, textMark('c', [0, 1])], remove: ['a'] });
    expect(orderOf(second)).toEqual(['c', 'b']);
    expect(lookOf(second, slotOf(second, 'b'))).toMatchObject({ verdict: 'partly', label: 'Cb', kind: 'claim' });
    expect(slotOf(second, 'a')).toBe(-1);
    expect(orderOf(first)).toEqual(['a', 'b']);
    expect(slotOf(first, 'c')).toBe(-1);
  });

  it('gives a removed mark back with its look', () => {
    const mark: TextMark = { ...textMark('a', [1, 4]), kind: 'proposal', isStale: true, anchorState: 'moved', verdict: 'unproven' };
    const table = changeMarks(changeMarks(tableOf(mark), { remove: ['a'] }), { upsert: [mark] });
    expect(lookOf(table, slotOf(table, 'a'))).toEqual({
      kind: 'proposal',
      label: 'Ca',
      isStale: true,
      anchorState: 'moved',
      verdict: 'unproven',
    });
  });

  it('equals a table made at once after any changes', () => {
    const change = fc.record({ id: fc.nat(20), from: fc.nat(40), length: fc.nat(9), isRemoval: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const kept = new Map<string, TextMark>();
        let table = emptyTable();
        for (const { id, from, length, isRemoval } of changes) {
          const mark = textMark(String(id), [from, from + length], [from + 10, from + 12]);
          kept.delete(mark.id);
          if (!isRemoval) kept.set(mark.id, mark);
          table = changeMarks(table, isRemoval ? { remove: [mark.id] } : { upsert: [mark] });
        }
        expect(table.size).toBe(kept.size);
        for (const [id, mark] of kept) expect(rangesOf(table, id)).toEqual(mark.ranges);
        expect(new Set(orderOf(table))).toEqual(new Set(kept.keys()));
        const ranges = [...table.from].map((from, i) => ({ from, to: table.to[i] ?? 0 }));
        expect(ranges).toEqual([...ranges].sort((a, b) => a.from - b.from || b.to - a.to));
        const ends = ranges.map(({ to }) => to);
        const runs = Array.from({ length: Math.ceil(ranges.length / 16) }, (_, run) => Math.max(...ends.slice(0, 16 * (run + 1))));
        expect([...table.furthest]).toEqual(runs);
      }),
    );
  });
});

describe('queries', () => {
  const table = tableOf(
    textMark('outer', [2, 30]),
    textMark('inner', [5, 9]),
    textMark('split', [12, 14], [40, 44]),
    textMark('gone', [7, 7]),
  );

  it('finds the innermost mark first', () => {
    expect(idsAt(table, 6)).toEqual(['inner', 'outer']);
    expect(idsAt(table, 9)).toEqual(['outer']);
    expect(idsAt(table, 30)).toEqual([]);
  });

  it('finds marks with words in a stretch, and near it also those without', () => {
    expect(idsIn(table, 7, 13)).toEqual(['outer', 'inner', 'split']);
    expect(idsNear(table, 7, 7)).toEqual(['outer', 'inner', 'gone']);
  });

  it('gives all ranges of a split mark, empty ones too, and none for a stranger', () => {
    expect(rangesOf(table, 'split')).toEqual([
      { from: 12, to: 14 },
      { from: 40, to: 44 },
    ]);
    expect(rangesOf(table, 'gone')).toEqual([{ from: 7, to: 7 }]);
    expect(rangesOf(table, 'stranger')).toEqual([]);
  });

  it('agrees with a plain search over any marks', () => {
    fc.assert(
      fc.property(spans, fc.nat(60), fc.nat(20), (given, from, length) => {
        const all = tableOf(...given.map(([start, size], i) => textMark(String(i), [start, start + size])));
        const expected = given.flatMap(([start, size], i) => (size > 0 && start < from + length && start + size > from ? [String(i)] : []));
        expect(new Set(idsIn(all, from, from + length))).toEqual(new Set(expected));
      }),
    );
  });
});

function docOf(...paragraphs: string[]): Node {
  return articleSchema.node('doc', null, [
    articleSchema.node('title'),
    ...paragraphs.map((text) => articleSchema.node('paragraph', null, text ? [articleSchema.text(text)] : [])),
  ]);
}
