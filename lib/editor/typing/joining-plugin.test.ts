import type { Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyState } from '@/lib/domain/article-state';
import { testId } from '@/lib/domain/journal/journal.fixture';
import { articleSchema } from '@/lib/domain/text/article-schema';
import { charactersFrom } from '../session/random-edits.fixture';
import { createEditor } from './create-editor';
import { joiningPlugin } from './joining-plugin';

const node = (name: string, ...content: Node[]) => articleSchema.node(name, null, content);
const p = (words: string) => node('paragraph', ...(words === '' ? [] : [articleSchema.text(words)]));
const li = (...content: Node[]) => node('listItem', ...content);
const ul = (...items: Node[]) => node('bulletList', ...items);
const quote = (...content: Node[]) => node('blockquote', ...content);
const article = (...blocks: Node[]) => node('doc', node('title', articleSchema.text('A bus')), ...blocks);

const keys = ['Backspace', 'Delete', 'Enter', 'Tab'].flatMap((key) => [key, `Ctrl ${key}`, `Shift ${key}`]);
const formKeys = ['b', '7', '8'].map((key) => `Ctrl Shift ${key}`).concat(['0', '2'].map((key) => `Ctrl Alt ${key}`));

/** An editor with all its keys, on no page, whose view says that it has focus. */
function open() {
  const editor = createEditor({
    state: { ...emptyState(testId()), doc: article(p('')) },
    clientId: testId(),
    plugins: [joiningPlugin()],
    attributes: () => ({}),
  });
  const view = new Proxy(editor.view, { get: (bare, name) => (name === 'hasFocus' ? () => true : Reflect.get(bare, name)) });
  vi.spyOn(editor, 'view', 'get').mockReturnValue(view);
  return editor;
}

/** Puts the article into the editor, whose schema is one of its own. */
function put({ view, schema, extensionManager: { plugins } }: Editor, text: Node, at: number): void {
  view.updateState(EditorState.create({ doc: schema.nodeFromJSON(text.toJSON()), plugins }));
  putCaret(view, at);
}

const putCaret = ({ dispatch, state }: Editor['view'], at: number) => dispatch(state.tr.setSelection(TextSelection.create(state.doc, at)));

/** Presses a key. Gives the way from the text before to the text after it. */
function press(editor: Editor, press: string): Mapping {
  const mapping = new Mapping();
  const follow = ({
    transaction,
    appendedTransactions,
  }: {
    transaction: { mapping: Mapping };
    appendedTransactions: { mapping: Mapping }[];
  }) => {
    for (const one of [transaction, ...appendedTransactions]) mapping.appendMapping(one.mapping);
  };
  editor.on('transaction', follow);
  const [key, ...held] = press.split(' ').reverse();
  const modifiers = { ctrlKey: held.includes('Ctrl'), shiftKey: held.includes('Shift'), altKey: held.includes('Alt') };
  const event: KeyboardEvent = Object.assign(Object.create(null), { key, keyCode: 0, metaKey: false, ...modifiers });
  editor.state.plugins.some((plugin) => plugin.props.handleKeyDown?.call(plugin, editor.view, event));
  editor.off('transaction', follow);
  return mapping;
}

/** The characters that went from their places and are in the text all the same: they were put in again, and tags on them are lost. */
function putInAgain(before: Node, mapping: Mapping, after: Node): string {
  let found = '';
  if (mapping.maps.length === 0) return found;
  before.descendants(({ text = '' }, pos) => {
    for (const [index, character] of [...text].entries()) {
      if (mapping.mapResult(pos + index, 1).deletedAfter && after.textContent.includes(character)) found += character;
    }
  });
  return found;
}

/** Where a caret may be in each block: at its beginning, within it, at its end. */
function caretsOf(doc: Node): number[] {
  const carets = new Set<number>();
  doc.descendants(({ isTextblock, content }, pos) => {
    if (isTextblock) for (const at of [0, Math.floor(content.size / 2), content.size]) carets.add(pos + 1 + at);
  });
  return [...carets];
}

/** Texts in which every block stands beside every other, and no character stands twice in one. */
function mixedTexts(): Node[] {
  let next = 0;
  const words = (length = 4) => {
    next += length;
    return charactersFrom(0x4e00 + next - length, length);
  };
  const item = () => li(p(words()));
  const caption = () => node('figure', node('caption', articleSchema.text(words())));
  const makers: (() => Node)[] = [
    () => p(words()),
    () => p(''),
    () => articleSchema.node('heading', { level: 2 }, [articleSchema.text(words())]),
    () => ul(item(), item()),
    () => ul(item(), li(p(words()), ul(item(), li(p('')))), li(p(words()), quote(p(words())), p(words()))),
    () => ul(li(p(words()), ul(item()), p(words()))),
    () => node('orderedList', item(), li(p(words()), caption())),
    () => quote(p(words()), p(words())),
    () => quote(p(words()), ul(item()), p(words())),
    () => quote(p(words()), quote(p(words())), p(words())),
    caption,
    () => node('table', node('tableRow', node('tableCell', ul(item()), p(words())), node('tableCell', quote(p(words())), p(words())))),
    () => articleSchema.node('horizontalRule'),
  ];
  return makers.flatMap((one) => makers.map((other) => article(one(), other(), p(words()))));
}

// TipTap's own keys ask it which system they are on, and one of them puts focus into the text.
beforeEach(() => {
  vi.stubGlobal('navigator', { platform: 'Linux', userAgent: '' });
  vi.stubGlobal('requestAnimationFrame', () => 0);
});
afterEach(() => vi.unstubAllGlobals());

describe('the keys of the text', () => {
  it.each([...keys, ...formKeys])('take no words out to put them in again: %s', (key) => {
    const editor = open();
    const faults: string[] = [];
    for (const text of mixedTexts()) {
      put(editor, text, 1);
      const { state } = editor;
      for (const at of caretsOf(text)) {
        editor.view.updateState(state);
        putCaret(editor.view, at);
        const again = putInAgain(text, press(editor, key), editor.state.doc);
        if (again !== '') faults.push(`${again} at ${at} of ${text}`);
      }
    }
    expect(faults).toEqual([]);
  });
});

/** Presses a key at the beginning of the first paragraph with these words. Gives the text, and how it is read before the caret. */
function pressAt(words: string, key: string, ...blocks: Node[]) {
  const text = article(...blocks);
  let at = -1;
  text.descendants((one, pos) => {
    if (at < 0 && one.isTextblock && one.textContent === words) at = pos + 1;
  });
  const editor = open();
  put(editor, text, at);
  press(editor, key);
  const { doc, selection } = editor.state;
  return { text: doc.slice(text.child(0).nodeSize).content.toString(), before: doc.textBetween(selection.$from.start(), selection.from) };
}

const asText = (...blocks: Node[]) =>
  article(...blocks)
    .slice(7)
    .content.toString();

describe('joiningPlugin', () => {
  it('lets words behind a list go on in the last line of it', () => {
    expect(pressAt('Ran', 'Backspace', ul(li(p('One')), li(p('Two'))), p('Ran'))).toEqual({
      text: asText(ul(li(p('One')), li(p('TwoRan')))),
      before: 'Two',
    });
    expect(pressAt('Ran', 'Backspace', ul(li(p('One'), ul(li(p('Two'))))), p('Ran'), p('End'))).toEqual({
      text: asText(ul(li(p('One'), ul(li(p('TwoRan'))))), p('End')),
      before: 'Two',
    });
  });

  it('lets words behind a quotation go on in the last line of it', () => {
    expect(pressAt('Ran', 'Backspace', quote(p('One'), p('Two')), p('Ran'))).toEqual({
      text: asText(quote(p('One'), p('TwoRan'))),
      before: 'Two',
    });
  });

  it('takes an empty paragraph away, and goes to the end of the list or quotation', () => {
    expect(pressAt('', 'Backspace', ul(li(p('One'))), p(''), p('End'))).toEqual({
      text: asText(ul(li(p('One'))), p('End')),
      before: 'One',
    });
    expect(pressAt('', 'Backspace', quote(p('One')), p(''), p('End'))).toEqual({ text: asText(quote(p('One')), p('End')), before: 'One' });
  });

  it('brings a paragraph whole into a list that ends with a picture', () => {
    const picture = node('figure', node('caption', articleSchema.text('Two')));
    expect(pressAt('Ran', 'Backspace', ul(li(p('One'), picture)), p('Ran'))).toEqual({
      text: asText(ul(li(p('One'), picture), li(p('Ran')))),
      before: '',
    });
  });

  it('brings a paragraph into the last item of the list before it by Tab', () => {
    expect(pressAt('Ran', 'Tab', ul(li(p('One')), li(p('Two'))), p('Ran'))).toEqual({
      text: asText(ul(li(p('One')), li(p('Two'), p('Ran')))),
      before: '',
    });
  });

  it('parts a quotation and lifts an item out of its list as before', () => {
    expect(pressAt('Two', 'Backspace', quote(p('One'), p('Two'))).text).toBe(asText(quote(p('One')), p('Two')));
    expect(pressAt('Two', 'Backspace', ul(li(p('One')), li(p('Two')))).text).toBe(asText(ul(li(p('One'))), p('Two')));
  });

  it('first takes back what a sign has begun', () => {
    const text = article(ul(li(p('One'))), p('Ran'));
    const editor = open();
    put(editor, text, text.content.size - 4);
    for (const sign of '## ') {
      const { from, to } = editor.state.selection;
      const write = () => editor.state.tr.insertText(sign);
      if (!editor.state.plugins.some((one) => one.props.handleTextInput?.call(one, editor.view, from, to, sign, write)))
        editor.view.dispatch(write());
    }
    expect(editor.state.doc.lastChild?.type.name).toBe('heading');
    press(editor, 'Backspace');
    expect(editor.state.doc.lastChild?.toString()).toBe('paragraph("## Ran")');
  });
});
