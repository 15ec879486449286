import { EditorState } from '@tiptap/pm/state';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { articleSchema, emptyDoc } from '@/lib/domain/text/article-schema';
import { GOING_BACK, RECEIVED } from '../session/session-options';
import { bareView } from '../typing/bare-view.fixture';
import { usualBindings } from './bindings';
import { press } from './key-press.fixture';
import { type CommandId, commandFor, commandIds, keymapPlugin } from './keymap';
import { getMode, isNavigation, modeAttributes, modePlugin, modeToOpen, modeToReturn, setMode } from './mode';

describe('commandFor', () => {
  it.each([
    ['c', 'tagClaim'],
    ['Shift+C', null],
    ['Ctrl+c', null],
    ['Meta+c', null],
    ['Alt+c', null],
    ['Composing+c', null],
    ['Committing+c', 'tagClaim'],
    ['ψ KeyC', 'tagClaim'],
    ['с KeyC', 'tagClaim'],
    ['. Period', 'extendSentence'],
    [', Comma', 'shrinkSentence'],
    ['[ BracketLeft', 'shrinkEnd'],
    ['] BracketRight', 'growEnd'],
    ['Shift+{ BracketLeft', 'shrinkStart'],
    ['Shift+} BracketRight', 'growStart'],
    ['Shift+[ BracketLeft', 'shrinkStart'],
    ['AltGraph+[ Digit8', 'shrinkEnd'],
    ['Shift+/ Digit7', 'findTag'],
    ['Ctrl+Alt+1 Digit1', 'tagClaim'],
    ['Ctrl+z', 'undo'],
    ['Ctrl+Shift+Z', 'redo'],
    ['Backspace', 'removeTag'],
    ['Escape', 'leave'],
    ['Enter', 'enterCard'],
    ['h', 'keepSelection'],
    ['Shift++ Equal', null],
    ['- Minus', 'takeOutWords'],
    ['q', null],
    // Persian and Arabic: brackets on letters, marks and an own question mark.
    ['Shift+[ KeyP', 'shrinkEnd'],
    ['Shift+] KeyO', 'growEnd'],
    ['Shift+} KeyC', 'growStart'],
    ['Shift+\u064d KeyS', 'repeatSource'],
    ['ج BracketLeft', 'shrinkEnd'],
    ['Shift+؟ Slash', 'showKeys'],
    ['، Comma', 'shrinkSentence'],
    // Japanese: the brackets stand one key further on.
    ['Shift+{ BracketRight', 'shrinkStart'],
    ['Shift+} Backslash', 'growStart'],
    ['[ BracketRight', 'shrinkEnd'],
    ['。 Period', 'extendSentence'],
    ['「 BracketRight', 'shrinkEnd'],
    // Thai and Cyrillic.
    ['บ BracketLeft', 'shrinkEnd'],
    ['Shift+ฐ BracketLeft', 'shrinkStart'],
    ['х BracketLeft', 'shrinkEnd'],
    ['ю Period', 'extendSentence'],
    ['Shift+ฦ Slash', 'showKeys'],
    // German, French and Dvorak: a sign on the place of a letter, and letters on that of a bracket.
    ['ü BracketLeft', null],
    ['Shift+Ü BracketLeft', 'shrinkStart'],
    ['Ctrl+Shift+~ KeyZ', 'redo'],
    ['ß Minus', null],
    [', KeyM', 'shrinkSentence'],
    ['. KeyE', 'extendSentence'],
    ['- Semicolon', 'takeOutWords'],
  ])('reads %s in Tag mode as %s', (name, expected) => {
    expect(commandFor(press(name), 'tag', false, usualBindings)).toBe(expected);
  });

  it('lets letters type in Edit mode and acts on chords', () => {
    expect(['c', '.', 'Backspace', 'Enter', '[ BracketLeft'].map((name) => commandFor(press(name), 'edit', false, usualBindings))).toEqual(
      Array(5).fill(null),
    );
    expect(commandFor(press('Ctrl+Alt+2 Digit2'), 'edit', false, usualBindings)).toBe('tagOpinion');
    expect(commandFor(press('Alt+ArrowDown'), 'edit', false, usualBindings)).toBe('nextTag');
    expect(commandFor(press('Escape'), 'edit', false, usualBindings)).toBe('leave');
  });

  it('leaves to an input method the key by which it ends a composition in Edit mode', () => {
    const means = (name: string) => commandFor(press(name), 'edit', true, usualBindings);
    expect(['Composing+Escape', 'Committing+Escape', 'Committing+Meta+z'].map(means)).toEqual([null, null, null]);
  });

  it('takes Cmd for Mod on a Mac, and the place of a key that Alt changes', () => {
    expect(commandFor(press('Meta+z'), 'edit', true, usualBindings)).toBe('undo');
    expect(commandFor(press('Ctrl+z'), 'edit', true, usualBindings)).toBeNull();
    expect(commandFor(press('Meta+Alt+¡ Digit1'), 'edit', true, usualBindings)).toBe('tagClaim');
  });

  it.each([
    ['Alt+[ Digit5', 'shrinkEnd'],
    ['Alt+] Digit9', 'growEnd'],
    // French.
    ['Alt+Shift+[ Digit5', 'shrinkEnd'],
    // Spanish: the place has brackets, too.
    ['Alt+] BracketRight', 'growEnd'],
    ['Ctrl+Alt+[ Digit5', null],
    ['Meta+Alt+[ Digit5', null],
    // What Option makes of it on an American keyboard.
    ['Alt+“ BracketLeft', null],
  ])('reads %s on a Mac, where brackets may stand behind Option, as %s', (name, expected) => {
    expect(commandFor(press(name), 'tag', true, usualBindings)).toBe(expected);
  });

  it('takes no bracket with Alt elsewhere', () => {
    expect(commandFor(press('Alt+[ BracketLeft'), 'tag', false, usualBindings)).toBeNull();
  });

  it('goes round in Read mode, and changes nothing there', () => {
    const means = (name: string) => commandFor(press(name), 'read', false, usualBindings);
    expect(['j', 'k', 'n', 'Alt+ArrowDown', '/ Slash', 't', 'g', 'Shift+? Slash', 'Ctrl+k', 'Escape', 'e'].map(means)).toEqual([
      'nextTag',
      'previousTag',
      'nextUnchecked',
      'nextTag',
      'findTag',
      'openTags',
      'goToParagraph',
      'showKeys',
      'openMenu',
      'leave',
      'enterEdit',
    ]);
    expect(['c', 'o', 'p', 'x', 's', 'v', '[', 'Backspace', 'Ctrl+z', 'Ctrl+Alt+1 Digit1'].map(means)).toEqual(Array(10).fill(null));
  });

  it('selects sentences in Read mode too, to be commented on', () => {
    const means = (name: string) => commandFor(press(name), 'read', false, usualBindings);
    expect(['. Period', ', Comma', 'm'].map(means)).toEqual(['extendSentence', 'shrinkSentence', 'comment']);
  });
});

describe('keymapPlugin', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** Presses keys in a text in Tag mode, and gives which commands ran. Whatever the key means is kept from the text and the browser. */
  const pressed = (...names: string[]) => {
    const ran: CommandId[] = [];
    const note = (id: CommandId) => [id, () => ran.push(id) > 0] as const;
    vi.stubGlobal('navigator', { platform: 'Linux' });
    vi.stubGlobal('window', new EventTarget());
    const plugin = keymapPlugin(Object.fromEntries(commandIds.map(note)), () => usualBindings);
    const view = bareView(emptyDoc(), [plugin, modePlugin('tag')]);
    for (const name of names) {
      const [keys = '', isHeld] = name.split(' again');
      const preventDefault = vi.fn();
      const event: KeyboardEvent = Object.assign(Object.create(null), press(keys), { repeat: isHeld !== undefined, preventDefault });
      expect(plugin.props.handleDOMEvents?.keydown?.call(plugin, view, event)).toBe(true);
      expect(preventDefault).toHaveBeenCalled();
    }
    return ran;
  };

  it('marks, tags and removes once, however long the key is held', () => {
    expect(pressed('x', 'x again', 'x again', 'c', 'c again', 'Backspace', 'Backspace again')).toEqual([
      'tagClear',
      'tagClaim',
      'removeTag',
    ]);
  });

  it('goes on going round, moving an end and taking back while a key is held', () => {
    expect(pressed('j', 'j again', '. Period again', '] BracketRight again', 'Ctrl+z again')).toEqual([
      'nextTag',
      'nextTag',
      'extendSentence',
      'growEnd',
      'undo',
    ]);
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

  it('has words marked as misspelt only where they can be put right, and no sentence sent away to be gone on with', () => {
    const edit = modeAttributes(state.apply(setMode(state.tr, 'edit')));
    const read = modeAttributes(state.apply(setMode(state.tr, 'read')));
    expect([modeAttributes(state), edit, read].map(({ spellcheck }) => spellcheck)).toEqual(['false', undefined, 'false']);
    expect(edit).toHaveProperty('writingsuggestions', 'false');
  });

  it('keeps the text in reach of Tab and keys in Read mode', () => {
    const read = state.apply(setMode(state.tr, 'read'));
    expect(modeAttributes(read)).toMatchObject({ role: 'article', tabindex: '0' });
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
    expect([RECEIVED, GOING_BACK, 'collab$'].map(through)).toEqual(['x', 'x', 'x']);
  });
});

describe('modeToOpen', () => {
  const [checker, author, reader] = [
    { canTag: true, canEdit: false, canSuggest: true },
    { canTag: false, canEdit: true, canSuggest: true },
    { canTag: false, canEdit: false, canSuggest: false },
  ] as const;

  it('goes by the role where nothing was chosen', () => {
    expect([checker, author, reader].map((may) => modeToOpen(null, may))).toEqual(['tag', 'read', 'read']);
  });

  it('gives what was chosen where the role may, if only to suggest, else goes by the role', () => {
    expect([checker, author, reader].map((may) => modeToOpen('edit', may))).toEqual(['edit', 'edit', 'read']);
    expect([checker, author, reader].map((may) => modeToOpen('read', may))).toEqual(['read', 'read', 'read']);
  });
});

describe('modeToReturn', () => {
  const [editor, author] = [
    { canTag: true, canEdit: true, canSuggest: true },
    { canTag: false, canEdit: true, canSuggest: true },
  ] as const;

  it('never goes into Edit by itself under hands that go round by keys', () => {
    expect([editor, author].map((may) => modeToReturn('edit', may))).toEqual(['tag', 'read']);
  });

  it('is else as it opens', () => {
    expect([editor, author].map((may) => modeToReturn(null, may))).toEqual(['tag', 'read']);
    expect([modeToReturn('read', editor), modeToReturn('tag', editor)]).toEqual(['read', 'tag']);
  });
});

describe('isNavigation', () => {
  it('knows keys that change nothing', () => {
    expect(['ArrowLeft', 'Home', 'PageDown', 'Shift', 'F6'].every((key) => isNavigation({ key }))).toBe(true);
    expect(['a', 'Enter', 'Backspace', ' ', 'Tab', 'Delete'].some((key) => isNavigation({ key }))).toBe(false);
  });
});
