import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { EditorState, type Transaction } from '@tiptap/pm/state';
import { canJoin } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { articleSchema } from '@/lib/domain/text/article-schema';
import * as blocks from '@/lib/domain/text/block-direction';
import { turnedBlocks } from './turn-blocks';

const hebrew = 'איש לא שילם על המזח.';
const english = 'Nobody has paid for the quay.';
const arabic = 'BBC قالت إن أحدا لم يدفع ثمن الرصيف.';
const words = (text: string) => (text === '' ? [] : [articleSchema.text(text)]);
const paragraph = (text: string) => articleSchema.node('paragraph', null, words(text));
const list = (...entries: Node[][]) =>
  articleSchema.node(
    'bulletList',
    null,
    entries.map((some) => articleSchema.node('listItem', null, some)),
  );
const docOf = (...body: Node[]) => articleSchema.node('doc', null, [articleSchema.node('title', null, words('The quay')), ...body]);

/** What is turned, as the first words of each block and its way. */
function turned(doc: Node, set: ReturnType<ReturnType<typeof turnedBlocks>>): string[] {
  const found = set.find().sort((a, b) => a.from - b.from || b.to - a.to);
  return found.map(({ from, to, spec }) => {
    const node = doc.nodeAt(from);
    expect(to - from).toBe(node?.nodeSize);
    return `${node?.type.name} ${node?.textContent.slice(0, 6)} ${spec.dir}`;
  });
}

describe('turnedBlocks', () => {
  it('turns the blocks that run the other way than their article, and no others', () => {
    const english_ = docOf(paragraph(english), paragraph(hebrew), paragraph('2024.'));
    expect(turned(english_, turnedBlocks('ltr')({ doc: english_ }))).toEqual(['paragraph איש לא rtl']);
    const arabic_ = docOf(paragraph(arabic), paragraph(english), paragraph(''));
    expect(turned(arabic_, turnedBlocks('rtl')({ doc: arabic_ }))).toEqual(['paragraph Nobody ltr']);
  });

  it('turns an entry of a list with what is in it, and in it what runs the other way again', () => {
    const doc = docOf(list([paragraph(hebrew), paragraph('2024'), list([paragraph(english)])], [paragraph(english)]));
    expect(turned(doc, turnedBlocks('ltr')({ doc }))).toEqual(['listItem איש לא rtl', 'listItem Nobody ltr']);
  });

  it('turns a paragraph while it is written, and takes that back with it', () => {
    let state = EditorState.create({ doc: docOf(paragraph(english), paragraph('')), plugins: [history({ newGroupDelay: 0 })] });
    const decorations = turnedBlocks('ltr');
    const run = (tr: Transaction) => {
      state = state.apply(tr);
      return turned(state.doc, decorations(state));
    };
    expect(turned(state.doc, decorations(state))).toEqual([]);
    const said = [...hebrew].map((letter) => run(state.tr.insertText(letter, state.doc.content.size - 1)).length);
    expect(said).toEqual([...said].sort());
    expect(said.at(-1)).toBe(1);
    const turns = [undo, redo].map((command) => {
      while (command(state, run));
      return turned(state.doc, decorations(state));
    });
    expect(turns).toEqual([[], ['paragraph איש לא rtl']]);
  });

  it('reads at a key the one paragraph that was written in', () => {
    const state = EditorState.create({ doc: docOf(...Array.from({ length: 400 }, (_, n) => paragraph(n % 9 ? english : hebrew))) });
    const decorations = turnedBlocks('ltr');
    decorations(state);
    const read = vi.spyOn(blocks, 'directionOfBlock');
    const next = state.apply(state.tr.insertText('א', 2_000));
    decorations(next);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockClear();
    decorations(next);
    expect(read).not.toHaveBeenCalled();
    read.mockRestore();
  });

  it('draws after any changes what it would draw of the new text', () => {
    const text = fc.constantFrom(hebrew, english, arabic, '', '2024', 'א', 'a');
    const block = fc.oneof(
      { weight: 4, arbitrary: text.map(paragraph) },
      fc.tuple(text, text, text).map(([a, b, c]) => list([paragraph(a), list([paragraph(b)])], [paragraph(c)])),
      text.map((one) => articleSchema.node('blockquote', null, [paragraph(one), paragraph(english)])),
    );
    const change = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('write', 'delete', 'split', 'insert', 'join'),
      text,
      block,
    });
    const way = fc.constantFrom<blocks.Direction>('ltr', 'rtl');
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), fc.array(change, { maxLength: 8 }), way, (body, changes, direction) => {
        let state = EditorState.create({ doc: docOf(...body) });
        const decorations = turnedBlocks(direction);
        decorations(state);
        for (const one of changes) {
          state = state.apply(changed(state, one));
          const anew = turnedBlocks(direction)(state);
          expect(turned(state.doc, decorations(state))).toEqual(turned(state.doc, anew));
        }
      }),
    );
  });
});

interface Change {
  at: number;
  length: number;
  how: string;
  text: string;
  block: Node;
}

/** A change of the text at that share of it. Where it cannot be made there, nothing changes. */
function changed({ doc, tr }: EditorState, { at, length, how, text, block }: Change): Transaction {
  const from = Math.floor(at * doc.content.size);
  const to = Math.min(doc.content.size, from + Math.floor(length * 60));
  try {
    if (how === 'write' && doc.resolve(from).parent.isTextblock) return tr.insertText(text, from);
    if (how === 'delete') return tr.delete(from, to);
    if (how === 'split' && doc.resolve(from).depth === 1 && doc.resolve(from).parent.type.name === 'paragraph') return tr.split(from);
    if (how === 'insert' && doc.resolve(from).depth === 0 && from > (doc.firstChild?.nodeSize ?? 0)) return tr.insert(from, block);
    if (how === 'join' && canJoin(doc, from)) return tr.join(from);
  } catch (failure) {
    if (!(failure instanceof RangeError)) throw failure;
  }
  return tr;
}
