import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { type Decoration, DecorationSet } from '@tiptap/pm/view';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleSchema as schema } from '@/lib/domain/text/article-schema';
import {
  activeMark,
  annotationPlugin,
  markOrder,
  markRanges,
  marksAt,
  marksIn,
  setActiveMark,
  setCardsOnPage,
  setMarks,
  setMarkWindow,
} from './annotation-plugin';
import { DRAW_ALL_MARKS } from './annotation-state';
import type { TextMark } from './mark-positions';
import { makeTextCuts } from './text-cuts';
import { commentedSpans, showCommentedWords, threadPlugin } from './thread-plugin';

const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const docOf = (...paragraphs: string[]) => schema.node('doc', null, [schema.node('title'), ...paragraphs.map(paragraph)]);
const stateOf = (doc: Node, options = {}) =>
  EditorState.create({ doc, plugins: [threadPlugin(), annotationPlugin({ cuts: makeTextCuts(), ...options })] });

const textMark = (id: string, ...ranges: [number, number][]): TextMark => ({
  id,
  kind: 'claim',
  label: id,
  verdict: null,
  isStale: false,
  anchorState: 'exact',
  ranges: ranges.map(([from, to]) => ({ from, to })),
});

type Attributes = Record<string, string>;
interface Segment {
  from: number;
  to: number;
  attributes: Attributes;
}

/** What is drawn, in the order in which ProseMirror nests it: inner first. */
function drawn(state: EditorState): Segment[] {
  const plugin = state.plugins.at(-1);
  const set = plugin?.props.decorations?.call(plugin, state);
  if (!(set instanceof DecorationSet)) throw new Error('nothing is drawn');
  return set
    .find()
    .map((one: Decoration & { type?: { attrs?: Attributes } }) => ({ from: one.from, to: one.to, attributes: one.type?.attrs ?? {} }))
    .sort((a, b) => a.from - b.from);
}

const idsDrawn = (state: EditorState) => drawn(state).map(({ from, to, attributes }) => `${attributes['data-mark']} ${from}-${to}`);

describe('setMarks', () => {
  it('maps positions through steps that the transaction takes afterwards', () => {
    const state = stateOf(docOf('one two three'));
    const tr = setMarks(state.tr, { upsert: [textMark('C1', [7, 10])] }).insertText('zero ', 3);
    expect(markRanges(state.apply(tr), 'C1')).toEqual([{ from: 12, to: 15 }]);
  });

  it('takes several changes on one transaction in turn', () => {
    const state = stateOf(docOf('one two three'));
    let tr = setMarks(state.tr, { upsert: [textMark('C1', [7, 10])] });
    tr = setMarks(tr, { upsert: [textMark('C2', [3, 6])] });
    tr = setMarks(tr, { remove: ['C1'] });
    expect(markOrder(state.apply(tr))).toEqual(['C2']);
  });

  it('maps old marks before it adds new ones', () => {
    const state = stateOf(docOf('one two three'));
    const first = state.apply(setMarks(state.tr, { upsert: [textMark('C1', [7, 10])] }));
    const second = first.apply(setMarks(first.tr.insertText('zero ', 3), { upsert: [textMark('C2', [3, 7])] }));
    expect(markRanges(second, 'C1')).toEqual([{ from: 12, to: 15 }]);
    expect(markRanges(second, 'C2')).toEqual([{ from: 3, to: 7 }]);
  });
});

describe('markRanges', () => {
  it('moves on by a paragraph that is put in before', () => {
    const state = stateOf(docOf('one', 'two three'));
    const marked = state.apply(setMarks(state.tr, { upsert: [textMark('a', [8, 11])] }));
    expect(markRanges(marked.apply(marked.tr.insert(2, paragraph('zero'))), 'a')).toEqual([{ from: 14, to: 17 }]);
  });
});

describe('drawing', () => {
  it('nests the longer mark outside, whichever begins first', () => {
    const state = stateOf(docOf('one two three four'));
    const next = state.apply(setMarks(state.tr, { replaceAll: [textMark('long', [3, 21]), textMark('late', [7, 16])] }));
    expect(idsDrawn(next)).toEqual(['long 3-7', 'late 7-16', 'long 7-16', 'long 16-21']);
  });

  it('puts start and end on the first and last segment only, over blocks, ranges and bold words', () => {
    const bold = [schema.text('one '), schema.text('two', [schema.mark('bold')]), schema.text(' three')];
    const doc = schema.node('doc', null, [schema.node('title'), schema.node('paragraph', null, bold), paragraph('four five')]);
    const state = stateOf(doc);
    const next = state.apply(setMarks(state.tr, { replaceAll: [textMark('C1', [3, 22], [24, 26])] }));
    const ends = drawn(next).map(({ attributes }) => [attributes['data-start'], attributes['data-end']]);
    expect(ends).toEqual([
      ['claim 1, in 2 places', undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, 'end of claim 1'],
    ]);
    // Where it pauses and goes on is only spoken of.
    expect(drawn(next).map(({ attributes }) => [attributes['data-place'], attributes['data-pause']])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, 'end of place 1'],
      ['claim 1, place 2 of 2', undefined],
    ]);
  });

  it('counts no place whose words are gone', () => {
    const state = stateOf(docOf('one two three four'));
    const marked = state.apply(setMarks(state.tr, { upsert: [textMark('C1', [3, 6], [11, 16])] }));
    const [first] = drawn(marked.apply(marked.tr.delete(11, 16)));
    expect(first?.attributes).toMatchObject({ 'data-start': 'claim 1', 'data-end': 'end of claim 1' });
    expect(first?.attributes).not.toHaveProperty('data-pause');
  });

  it('has one beginning and one end over words that others part the text at', () => {
    const state = stateOf(docOf('one two three four'));
    const commented = showCommentedWords(state.tr, [{ id: 'T', spans: [{ from: 7, to: 10 }], isOpen: false }]);
    const next = state.apply(commented).apply(setMarks(state.tr, { upsert: [textMark('C1', [3, 21])] }));
    const ends = (at: EditorState) =>
      drawn(at).map(({ from, to, attributes }) => [from, to, attributes['data-start'] ?? null, attributes['data-end'] ?? null]);
    const parted = [
      [3, 7, 'claim 1', null],
      [7, 10, null, null],
      [10, 21, null, 'end of claim 1'],
    ];
    expect(ends(next)).toEqual(parted);
    // Also where the mark was there before, and whole again once the comment is settled.
    const later = stateOf(docOf('one two three four'));
    const marked = later.apply(setMarks(later.tr, { upsert: [textMark('C1', [3, 21])] }));
    expect(ends(marked.apply(commented))).toEqual(parted);
    expect(ends(marked.apply(commented).apply(showCommentedWords(marked.tr, [])))).toEqual([[3, 21, 'claim 1', 'end of claim 1']]);
  });

  it('says verdict and changed text, and shows them as classes', () => {
    const state = stateOf(docOf('one two three'), { cardOf: (id: string) => `card-${id}` });
    const mark: TextMark = { ...textMark('C4', [3, 6]), verdict: 'partly', isStale: true, anchorState: 'drifted' };
    expect(drawn(state.apply(setActiveMark(setMarks(state.tr, { upsert: [mark] }), 'C4')))[0]?.attributes).toEqual({
      nodeName: 'mark',
      class: 'text-mark claim partly is-stale is-drifted is-active',
      'data-mark': 'C4',
      'data-start': 'claim 4, partly, text changed',
      'data-end': 'end of claim 4',
      'data-label': 'C4',
      'aria-details': 'card-C4',
    });
  });

  it('refers to the card of each mark whose card is on the page', () => {
    const state = stateOf(docOf('one two three four'), { cardOf: (id: string) => `card-${id}` });
    const marks = [textMark('C1', [1, 4]), textMark('C2', [5, 8]), textMark('C3', [9, 14])];
    const details = (at: EditorState) => drawn(at).map(({ attributes }) => attributes['aria-details'] ?? null);
    const marked = state.apply(setActiveMark(setMarks(state.tr, { upsert: marks }), 'C1'));
    expect(details(marked)).toEqual(['card-C1', null, null]);
    const both = marked.apply(setCardsOnPage(marked.tr, new Set(['C2', 'C3'])));
    expect(details(both)).toEqual(['card-C1', 'card-C2', 'card-C3']);
    const later = both.apply(setCardsOnPage(setActiveMark(both.tr, null), new Set(['C1', 'C3'])));
    expect(details(later)).toEqual(['card-C1', null, 'card-C3']);
  });

  it('refers to the card once in each place, and not on each piece that others cut from it', () => {
    const state = stateOf(docOf('one two three four'), { cardOf: (id: string) => `card-${id}` });
    const commented = showCommentedWords(state.tr, [{ id: 'T', spans: [{ from: 5, to: 7 }], isOpen: false }]);
    const next = state.apply(setActiveMark(setMarks(commented, { upsert: [textMark('C1', [3, 10], [11, 16])] }), 'C1'));
    expect(drawn(next).map(({ from, attributes }) => [from, attributes['aria-details'] ?? null])).toEqual([
      [3, 'card-C1'],
      [5, null],
      [7, null],
      [11, 'card-C1'],
    ]);
  });

  it('moves the end to the segment before when the last words are deleted', () => {
    const state = stateOf(docOf('one two', 'three four'));
    const marked = state.apply(setMarks(state.tr, { upsert: [textMark('C1', [3, 17])] }));
    const cut = marked.apply(marked.tr.delete(12, 17));
    expect(drawn(cut).map(({ attributes }) => attributes['data-end'])).toEqual(['end of claim 1']);
  });
});

describe('drawing after edits', () => {
  const edit = fc.record({
    at: fc.nat(1000),
    length: fc.nat(30),
    action: fc.constantFrom('insert', 'delete', 'split', 'italic', 'tag', 'untag', 'activate', 'cards', 'comment', 'settle'),
  });
  const marks = fc.array(fc.tuple(fc.nat(1000), fc.integer({ min: 1, max: 60 })), { maxLength: 8 });
  const text = ['The last bus to Eastmoor left.', 'It is a shabby way to treat people.', '', 'Nine routes ran every half hour.'];

  function act(state: EditorState, { at, length, action }: { at: number; length: number; action: string }): Transaction {
    const { tr, doc } = state;
    const from = 1 + (at % (doc.content.size - 1));
    const to = Math.min(doc.content.size - 1, from + length);
    const place = doc.resolve(from);
    if (action === 'insert' && place.parent.isTextblock) return tr.insertText('abc', from);
    if (action === 'delete' && to > from) return tr.delete(from, to);
    if (action === 'split' && place.parent.type.name === 'paragraph') return tr.split(from);
    if (action === 'italic') return tr.addMark(from, to, schema.mark('italic'));
    if (action === 'tag') return setMarks(tr, { upsert: [textMark(`T${at % 5}`, [from, to])] });
    if (action === 'untag') return setMarks(tr, { remove: [`T${at % 5}`] });
    if (action === 'comment') return showCommentedWords(tr, [{ id: 'T', spans: [{ from, to }], isOpen: false }]);
    if (action === 'settle') return showCommentedWords(tr, []);
    if (action === 'activate') return setActiveMark(tr, markOrder(state)[at % 4] ?? null);
    return tr;
  }

  it('always is what drawing everything anew would give', () => {
    fc.assert(
      fc.property(marks, fc.array(edit, { maxLength: 12 }), (given, edits) => {
        const doc = docOf(...text);
        const cardOf = (id: string) => `card-${id}`;
        let state = stateOf(doc, { cardOf });
        let cards: ReadonlySet<string> = new Set();
        const placed = given.map(([at, length], i) => {
          const from = 1 + (at % (doc.content.size - 2));
          return textMark(`M${i}`, [from, Math.min(doc.content.size - 1, from + length)]);
        });
        state = state.apply(setMarks(state.tr, { replaceAll: placed }));
        for (const one of edits) {
          if (one.action === 'cards') cards = new Set(markOrder(state).filter((_, i) => i % 3 === one.at % 3));
          state = state.apply(one.action === 'cards' ? setCardsOnPage(state.tr, cards) : act(state, one));
          const anew = stateOf(state.doc, { cardOf });
          const all = markOrder(state).map((id) => ({ ...textMark(id), ranges: markRanges(state, id) }));
          const comments = [{ id: 'T', spans: commentedSpans(state, 'T'), isOpen: false }];
          const asked = showCommentedWords(setActiveMark(setMarks(anew.tr, { replaceAll: all }), activeMark(state)), comments);
          const fresh = anew.apply(setCardsOnPage(asked, cards));
          expect(asSet(drawn(state))).toEqual(asSet(drawn(fresh)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('goes over words that are typed where a comment begins or ends', () => {
    const state = stateOf(docOf('one two three four'));
    const marked = state.apply(setMarks(state.tr, { upsert: [textMark('C1', [3, 21])] }));
    const commented = marked.apply(showCommentedWords(marked.tr, [{ id: 'T', spans: [{ from: 7, to: 10 }], isOpen: false }]));
    for (const at of [7, 10]) {
      const pieces = drawn(commented.apply(commented.tr.insertText('x', at))).map(({ from, to }) => [from, to]);
      expect(pieces).toHaveLength(3);
      expect(pieces.flat().slice(1, -1)).toEqual([pieces[1]?.[0], pieces[1]?.[0], pieces[1]?.[1], pieces[1]?.[1]]);
      expect([pieces[0]?.[0], pieces[2]?.[1]]).toEqual([3, 22]);
    }
  });

  it('draws only the window of a long article with many marks, and follows it', () => {
    const sentences = Array.from({ length: 400 }, (_, i) => `Sentence ${i} has a few words and five small marks.`);
    const doc = docOf(...sentences);
    const many: TextMark[] = [];
    doc.forEach((block, offset, index) => {
      if (index > 0)
        for (let i = 0; i < 5; i++) many.push(textMark(`${index}.${i}`, [offset + 1 + i, offset + Math.min(block.nodeSize - 1, i + 12)]));
    });
    expect(many.length).toBeGreaterThan(DRAW_ALL_MARKS);
    let state = stateOf(doc);
    state = state.apply(setMarks(state.tr, { replaceAll: many }));
    const firstDrawn = drawn(state).length;
    for (const [from, to] of [
      [4_000, 6_000],
      [5_000, 7_500],
      [4_500, 5_000],
      [0, 900],
      [15_000, 18_000],
    ] as const) {
      state = state.apply(setMarkWindow(state.tr, { from, to }));
      state = state.apply(state.tr.insertText('typed ', 4_700));
      const anew = stateOf(state.doc);
      const all = many.map((mark) => ({ ...mark, ranges: markRanges(state, mark.id) }));
      const fresh = anew.apply(setMarkWindow(setMarks(anew.tr, { replaceAll: all }), mapped(from, to)));
      expect(asSet(drawn(state))).toEqual(asSet(drawn(fresh)));
      expect(drawn(state).length).toBeLessThan(firstDrawn + many.length / 2);
    }
    state = state.apply(setMarkWindow(state.tr, { from: 0, to: state.doc.content.size }));
    expect(new Set(drawn(state).map(({ attributes }) => attributes['data-mark'])).size).toBe(many.length);
  });

  const asSet = (segments: Segment[]) => segments.map((segment) => JSON.stringify(segment)).sort();
  const mapped = (from: number, to: number) => ({ from: from > 4_700 ? from + 6 : from, to: to >= 4_700 ? to + 6 : to });
});

/** Three marks, in two paragraphs. */
function threeMarked(): EditorState {
  const state = stateOf(docOf('one two three', 'four five'));
  return state.apply(setMarks(state.tr, { replaceAll: [textMark('a', [3, 6]), textMark('b', [7, 10]), textMark('c', [18, 22])] }));
}

describe('the active mark', () => {
  it('is none once its mark is removed', () => {
    const marked = threeMarked();
    const active = marked.apply(setActiveMark(marked.tr, 'b'));
    expect(activeMark(active)).toBe('b');
    expect(activeMark(active.apply(setMarks(active.tr, { remove: ['b'] })))).toBeNull();
    expect(activeMark(marked.apply(setActiveMark(marked.tr, 'nobody')))).toBeNull();
  });
});

describe('marksAt', () => {
  it('finds the mark over the character after a position', () => {
    const marked = threeMarked();
    expect(marksAt(marked, 8)).toEqual(['b']);
    expect(marksAt(marked, 6)).toEqual([]);
  });
});

describe('marksIn', () => {
  it('finds the marks with words between two positions, in text order', () => {
    expect(marksIn(threeMarked(), 4, 19)).toEqual(['a', 'b', 'c']);
    expect(marksIn(threeMarked(), 6, 18)).toEqual(['b']);
  });
});
