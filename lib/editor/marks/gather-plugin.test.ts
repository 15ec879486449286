import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { annotationPlugin } from './annotation-plugin';
import { gatherDecorations, gatheredPlaces, gatherPlugin, keepPlaces, letGo } from './gather-plugin';
import { makeTextCuts } from './text-cuts';

const begin = () => EditorState.create({ doc: docOf('T', 'one two three four five six'), plugins: [gatherPlugin(), annotationPlugin()] });
const keep = (state: EditorState, ...spans: [number, number][]) =>
  state.apply(
    keepPlaces(
      state.tr,
      state,
      spans.map(([from, to]) => ({ from, to })),
    ),
  );
const words = (state: EditorState) => gatheredPlaces(state).map(({ from, to }) => wordsBetween(state.doc, from, to));

describe('keepPlaces', () => {
  it('gathers in text order, and joins what touches', () => {
    const one = keep(begin(), [12, 17]);
    expect(words(one)).toEqual(['three']);
    const two = keep(one, [4, 7]);
    expect(words(two)).toEqual(['one', 'three']);
    expect(words(keep(two, [8, 11]))).toEqual(['one two three']);
  });

  it('refuses a ninth place, and keeps the eight', () => {
    const state = EditorState.create({ doc: docOf('T', 'a.b.c.d.e.f.g.h.i.j'), plugins: [gatherPlugin()] });
    const eight = keep(state, ...Array.from({ length: 8 }, (_, n): [number, number] => [4 + 2 * n, 5 + 2 * n]));
    expect(() => keep(eight, [20, 21])).toThrow('A tag has at most 8 places.');
    expect(words(eight)).toHaveLength(8);
  });
});

describe('gatherPlugin', () => {
  it('follows edits: what is typed at an edge is not gathered, and a place without words is none', () => {
    const state = keep(begin(), [4, 7], [12, 17]);
    const typed = state.apply(state.tr.insertText('x', 7).insertText('y', 4));
    expect(words(typed)).toEqual(['one', 'three']);
    const { from, to } = gatheredPlaces(typed)[1] ?? { from: 0, to: 0 };
    expect(words(typed.apply(typed.tr.delete(from - 1, to + 1)))).toEqual(['one']);
  });

  it('draws what is gathered, and parts the text there', () => {
    const state = keep(begin(), [4, 7], [12, 17]);
    expect(
      gatherDecorations(state)
        .find()
        .map(({ from, to }) => [from, to]),
    ).toEqual([
      [4, 7],
      [12, 17],
    ]);
    expect(makeTextCuts()(state)).toEqual([4, 7, 12, 17]);
  });

  it('lets go of all, and draws nothing then', () => {
    const state = keep(begin(), [4, 7]);
    const after = state.apply(letGo(state.tr));
    expect(gatheredPlaces(after)).toEqual([]);
    expect(gatherDecorations(after).find()).toEqual([]);
  });
});
