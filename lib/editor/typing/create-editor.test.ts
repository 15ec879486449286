import { TextSelection } from '@tiptap/pm/state';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyState } from '@/lib/domain/article-state';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { createEditor } from './create-editor';

/** The editor of an article of one empty paragraph, with the caret in it and all its plugins, on no page. */
function begin() {
  const doc = docOf('A bus that runs', '');
  const editor = createEditor({ state: { ...emptyState(testId()), doc }, clientId: testId(), plugins: [], attributes: () => ({}) });
  const { view } = editor;
  view.updateState(editor.state.reconfigure({ plugins: editor.extensionManager.plugins }));
  view.dispatch(editor.state.tr.setSelection(TextSelection.atEnd(editor.state.doc)));
  const put = (text: string) => editor.state.tr.insertText(text);
  return {
    editor,
    words: () => editor.state.doc.lastChild?.textContent,
    type: (text: string) => {
      for (const character of text) {
        const { from, to } = editor.state.selection;
        const write = () => put(character);
        const isTaken = editor.state.plugins.some((plugin) => plugin.props.handleTextInput?.call(plugin, view, from, to, character, write));
        if (!isTaken) view.dispatch(write());
      }
    },
    bring: (how: 'paste' | 'drop', text: string) => view.dispatch(put(text).setMeta('uiEvent', how)),
  };
}

const signs = ['2 * 3 * 4', 'Ask _jane_doe or __init__', 'Hawai`i and O`ahu', 'It ran ~~late~~', '**Dear** reader', '* 5 * 3 *'];

// TipTap's own keys ask it which system they are on.
beforeEach(() => vi.stubGlobal('navigator', { platform: 'Linux', userAgent: '' }));
afterEach(() => vi.unstubAllGlobals());

describe('createEditor', () => {
  it.each(signs)('leaves every sign of "%s" in what is pasted or dropped', (text) => {
    for (const how of ['paste', 'drop'] as const) {
      const { bring, words } = begin();
      bring(how, text);
      expect(words()).toBe(text);
    }
  });

  it.each(signs.slice(0, -1))('leaves every sign of "%s" as it is typed', (text) => {
    const { type, words } = begin();
    type(text);
    expect(words()).toBe(text);
  });

  it.each([
    ['## ', 'heading'],
    ['- ', 'bulletList'],
    ['1. ', 'orderedList'],
    ['> ', 'blockquote'],
  ])('begins a block by "%s"', (text, name) => {
    const { editor, type } = begin();
    type(`${text}The night bus`);
    expect(editor.state.doc.lastChild?.type.name).toBe(name);
    expect(editor.state.doc.lastChild?.textContent).toBe('The night bus');
  });
});
