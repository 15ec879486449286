import type { Node } from '@tiptap/pm/model';
import { AllSelection, EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { articleSchema as schema } from '@/lib/domain/text/article-schema';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { selectionToSpans } from './selected-spans';
import { extendSentence, shrinkSentence } from './sentence-selection';
import { moveEdge } from './word-moves';

const paragraph = (text: string) => schema.node('paragraph', null, text ? [schema.text(text)] : []);
const cell = (text: string) => schema.node('tableCell', null, [paragraph(text)]);
const docOf = (...blocks: Node[]) => schema.node('doc', null, [schema.node('title'), ...blocks]);

/** The state with the selection over the words between two marks, ⟦ and ⟧, of a paragraph. */
function selecting(text: string): EditorState {
  const from = text.indexOf('⟦');
  const to = text.indexOf('⟧') - 1;
  const doc = docOf(paragraph(text.replace(/[⟦⟧]/g, '')));
  return EditorState.create({ doc, selection: TextSelection.create(doc, 3 + from, 3 + to) });
}

const words = (state: EditorState, spans: readonly { from: number; to: number }[]) =>
  spans.map(({ from, to }) => wordsBetween(state.doc, from, to));

describe('selectionToSpans', () => {
  it.each([
    ['one⟦ two ⟧three', 'two'],
    ['the last b⟦us to East⟧moor left', 'bus to Eastmoor'],
    ['it cost £1⟦1.4⟧0 then', '11.40'],
    ['one⟦ …⟧ two', '…'],
  ])('trims and snaps %s', (text, expected) => {
    const state = selecting(text);
    expect(words(state, selectionToSpans(state, { snap: true }))).toEqual([expected]);
  });

  it('takes the very characters without snapping', () => {
    const state = selecting('the b⟦us to East⟧moor');
    expect(words(state, selectionToSpans(state, { snap: false }))).toEqual(['us to East']);
  });

  it('gives nothing for a caret or spaces', () => {
    expect(selectionToSpans(selecting('one⟦⟧ two'), { snap: true })).toEqual([]);
    expect(selectionToSpans(selecting('one⟦  ⟧two'), { snap: true })).toEqual([]);
  });

  it('makes one span of several paragraphs, and one for each table cell', () => {
    const table = schema.node('table', null, [schema.node('tableRow', null, [cell('a b'), cell('c')])]);
    const doc = docOf(paragraph('one'), paragraph('two'), table, paragraph('three'));
    const state = EditorState.create({ doc, selection: new AllSelection(doc) });
    expect(words(state, selectionToSpans(state, { snap: true }))).toEqual(['one\ntwo', 'a b', 'c', 'three']);
  });
});

describe('sentence selection', () => {
  const doc = docOf(paragraph('One two. Three four. Five.'), paragraph('Six seven.'));
  const at = (pos: number) => EditorState.create({ doc, selection: TextSelection.create(doc, pos) });
  const extend = (state: EditorState) => {
    const tr = extendSentence(state, 'en');
    return tr ? state.apply(tr) : state;
  };
  const shrink = (state: EditorState) => {
    const tr = shrinkSentence(state, 'en');
    return tr ? state.apply(tr) : state;
  };
  const selected = (state: EditorState) => wordsBetween(state.doc, state.selection.from, state.selection.to);

  it('takes the sentence at the caret, then one more each time, into the next paragraph', () => {
    let state = at(5);
    const steps = [1, 2, 3, 4, 5].map(() => {
      state = extend(state);
      return selected(state);
    });
    expect(steps).toEqual([
      'One two.',
      'One two. Three four.',
      'One two. Three four. Five.',
      'One two. Three four. Five.\nSix seven.',
      'One two. Three four. Five.\nSix seven.',
    ]);
  });

  it('gives one back each time, and the caret at the end', () => {
    let state = extend(extend(extend(extend(at(5)))));
    const steps = [1, 2, 3, 4].map(() => {
      state = shrink(state);
      return selected(state);
    });
    expect(steps).toEqual(['One two. Three four. Five.', 'One two. Three four.', 'One two.', '']);
    expect(state.selection.from).toBe(3);
  });

  it('goes on over paragraphs without words, and back, but into no list', () => {
    const list = schema.node('bulletList', null, [schema.node('listItem', null, [paragraph('Three.')])]);
    const gappy = docOf(paragraph('One.'), paragraph(''), paragraph('  '), paragraph('Two here.'), paragraph(''), list);
    let state = EditorState.create({ doc: gappy, selection: TextSelection.create(gappy, 4) });
    const step = (next: (state: EditorState) => EditorState) => {
      state = next(state);
      return selected(state);
    };
    expect([extend, extend, extend].map(step)).toEqual(['One.', 'One.\n\n  \nTwo here.', 'One.\n\n  \nTwo here.']);
    expect([shrink, shrink].map(step)).toEqual(['One.', '']);
  });

  it('goes on into a list, and out of it, from a caret behind a full stop', () => {
    const list = schema.node('bulletList', null, [schema.node('listItem', null, [paragraph('Three.')])]);
    const mixed = docOf(paragraph('Two here.'), paragraph(''), list, paragraph('Four.'));
    const behind = (text: string) => {
      let end = 0;
      mixed.descendants((node, pos) => {
        if (node.isTextblock && node.textContent === text) end = pos + node.nodeSize - 1;
      });
      return EditorState.create({ doc: mixed, selection: TextSelection.create(mixed, end) });
    };
    expect(['Two here.', 'Three.', 'Four.'].map((text) => selected(extend(behind(text))))).toEqual(['Three.', 'Four.', 'Four.']);
  });

  it('takes a quote with its marks', () => {
    const quoted = docOf(paragraph('彼女は言った。「行こう。」彼は笑った。'));
    const state = extend(EditorState.create({ doc: quoted, selection: TextSelection.create(quoted, 3 + '彼女は言った。「行'.length) }));
    expect(selected(state)).toBe('「行こう。」');
  });
});

describe('moveEdge', () => {
  const doc = docOf(paragraph('the last bus left.'));
  const move = (span: [number, number], edge: 'from' | 'to', by: 1 | -1) => {
    const moved = moveEdge(doc, { from: span[0], to: span[1] }, edge, by, 'en');
    return moved && wordsBetween(doc, moved.from, moved.to);
  };

  it('grows and shrinks either edge by a word', () => {
    const last: [number, number] = [7, 11];
    expect(move(last, 'to', 1)).toBe('last bus');
    expect(move(last, 'from', 1)).toBe('the last');
    expect(move([3, 15], 'to', -1)).toBe('the last');
    expect(move([3, 15], 'from', -1)).toBe('last bus');
  });

  it('takes in closing punctuation at the end, and stops there', () => {
    expect(move([12, 20], 'to', 1)).toBe('bus left.');
    expect(move([12, 21], 'to', 1)).toBeNull();
  });

  it('never empties a span', () => {
    expect(move([7, 11], 'to', -1)).toBeNull();
    expect(move([7, 11], 'from', -1)).toBeNull();
  });
});
