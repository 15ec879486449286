import { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { articleSchema, emptyDoc } from '@/lib/domain/article-schema';
import { commandFor, type KeyPress } from './keymap';
import { getMode, isNavigation, modeAttributes, modePlugin, setMode } from './mode';
import { RECEIVED } from './session-options';

/** A key press from a short name: "Shift+{ BracketLeft" is Shift and the key that types { and stands where [ does. */
function press(name: string): KeyPress {
  const [keys = '', code = ''] = name.split(' ');
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier);
  return {
    key,
    code: code || (/^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key),
    shiftKey: has('Shift'),
    ctrlKey: has('Ctrl') || has('AltGraph'),
    altKey: has('Alt') || has('AltGraph'),
    metaKey: has('Meta'),
    isComposing: has('Composing'),
    getModifierState: () => has('AltGraph'),
  };
}

describe('commandFor', () => {
  it.each([
    ['c', 'tagClaim'],
    ['Shift+C', null],
    ['Ctrl+c', null],
    ['Meta+c', null],
    ['Alt+c', null],
    ['Composing+c', null],
    ['ψ KeyC', 'tagClaim'],
    ['с KeyC', 'tagClaim'],
    ['. Period', 'extendSentence'],
    [', Comma', 'shrinkSentence'],
    ['[ BracketLeft', 'shrinkEnd'],
    ['] BracketRight', 'growEnd'],
    ['Shift+{ BracketLeft', 'shrinkStart'],
    ['Shift+} BracketRight', 'growStart'],
    ['AltGraph+[ Digit8', 'shrinkEnd'],
    ['Shift+/ Digit7', 'findTag'],
    ['Ctrl+Alt+1 Digit1', 'tagClaim'],
    ['Ctrl+z', 'undo'],
    ['Ctrl+Shift+Z', 'redo'],
    ['Backspace', 'removeTag'],
    ['Escape', 'leave'],
    ['Enter', 'enterCard'],
    ['q', null],
  ])('reads %s in Tag mode as %s', (name, expected) => {
    expect(commandFor(press(name), 'tag', false)).toBe(expected);
  });

  it('lets letters type in Edit mode and acts on chords', () => {
    expect(['c', '.', 'Backspace', 'Enter', '[ BracketLeft'].map((name) => commandFor(press(name), 'edit', false))).toEqual(
      Array(5).fill(null),
    );
    expect(commandFor(press('Ctrl+Alt+2 Digit2'), 'edit', false)).toBe('tagOpinion');
    expect(commandFor(press('Alt+ArrowDown'), 'edit', false)).toBe('nextTag');
    expect(commandFor(press('Escape'), 'edit', false)).toBe('leave');
  });

  it('takes Cmd for Mod on a Mac, and the place of a key that Alt changes', () => {
    expect(commandFor(press('Meta+z'), 'edit', true)).toBe('undo');
    expect(commandFor(press('Ctrl+z'), 'edit', true)).toBeNull();
    expect(commandFor(press('Meta+Alt+¡ Digit1'), 'edit', true)).toBe('tagClaim');
  });

  it('does nothing in Read mode', () => {
    expect(commandFor(press('c'), 'read', false)).toBeNull();
  });
});

describe('modePlugin', () => {
  const state = EditorState.create({ doc: emptyDoc(), schema: articleSchema, plugins: [modePlugin('tag')] });

  it('starts in its mode and changes with a transaction', () => {
    const edit = state.apply(setMode(state.tr, 'edit'));
    expect([getMode(state), getMode(edit)]).toEqual(['tag', 'edit']);
    expect(modeAttributes(state)).toMatchObject({ role: 'textbox', 'aria-readonly': 'true', inputmode: 'none' });
    expect(modeAttributes(edit)).toMatchObject({ role: 'textbox', 'aria-readonly': 'false' });
  });

  it('refuses text that a person puts in by any way in Tag mode, and takes it in Edit mode', () => {
    const typed = (from: EditorState) => from.tr.insertText('x', 1);
    const edit = state.apply(setMode(state.tr, 'edit'));
    expect(state.apply(typed(state)).doc.textContent).toBe('');
    expect(state.apply(typed(state).setMeta('composition', 1)).doc.textContent).toBe('');
    expect(state.apply(typed(state).setMeta('uiEvent', 'drop')).doc.textContent).toBe('');
    expect(edit.apply(typed(edit)).doc.textContent).toBe('x');
  });

  it('takes what others wrote and undo in Tag mode', () => {
    const through = (meta: string) => state.apply(state.tr.insertText('x', 1).setMeta(meta, {})).doc.textContent;
    expect([RECEIVED, 'history$', 'collab$'].map(through)).toEqual(['x', 'x', 'x']);
  });
});

describe('isNavigation', () => {
  it('knows keys that change nothing', () => {
    expect(['ArrowLeft', 'Home', 'PageDown', 'Shift', 'F6'].every((key) => isNavigation({ key }))).toBe(true);
    expect(['a', 'Enter', 'Backspace', ' ', 'Tab', 'Delete'].some((key) => isNavigation({ key }))).toBe(false);
  });
});
