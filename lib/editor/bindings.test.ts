import { describe, expect, it } from 'vitest';
import { usualPreferences } from '@/lib/domain/preferences';
import { bindingsOf, changeableCommands, isSingleKey, usualBindings } from './bindings';
import { chooseKey } from './choose-key';
import { keycapsOf, keysOf, sayKey, shortcutsOf } from './key-names';
import { press } from './key-press.fixture';
import { type CommandId, commandFor, commandIds, keymap } from './keymap';
import type { Mode } from './mode';

const bind = (keys: Record<string, string>, singleKeys = true) => bindingsOf({ singleKeys, keys });
const means = (name: string, bindings = usualBindings, mode: Mode = 'tag') => commandFor(press(name), mode, false, bindings);

describe('the usual keys', () => {
  it.each(['tag', 'edit', 'read'] as const)('give no key of %s mode to two commands', (mode) => {
    const keys = commandIds.flatMap((id): string[] => [...keymap[id][mode]]);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('have no single key while typing', () => {
    expect(commandIds.flatMap((id) => keymap[id].edit).filter(isSingleKey)).toEqual([]);
  });
});

describe('bindingsOf with single keys off', () => {
  const off = bind({ tagClaim: 'q' }, false);

  it('leaves no character a command in any mode, and no Backspace', () => {
    const names = ['c', 'q', 'j', '. Period', '/ Slash', 'Shift+S KeyS', 'Shift+{ BracketLeft', 'Shift+? Slash', 'Backspace', 'Delete'];
    expect([...names.map((name) => means(name, off)), ...names.map((name) => means(name, off, 'read'))]).toEqual(Array(20).fill(null));
  });

  it('keeps chords, and the way into the card and back', () => {
    expect(['Ctrl+Alt+1 Digit1', 'Alt+ArrowDown', 'Ctrl+z', 'Ctrl+k', 'Enter', 'Escape'].map((name) => means(name, off))).toEqual([
      'tagClaim',
      'nextTag',
      'undo',
      'openMenu',
      'enterCard',
      'leave',
    ]);
  });
});

describe('bindingsOf with keys of one’s own', () => {
  it('replaces the single keys of a command, and no chord', () => {
    const own = bind({ tagClaim: 'q', removeTag: ';' });
    expect(['q', 'c', 'Ctrl+Alt+1 Digit1', '; Semicolon', 'Backspace', 'Delete'].map((name) => means(name, own))).toEqual([
      'tagClaim',
      null,
      'tagClaim',
      'removeTag',
      null,
      null,
    ]);
  });

  it('counts in Read mode where the command is there, and nowhere while typing', () => {
    const own = bind({ nextTag: 'h', tagClaim: 'q' });
    expect([means('h', own, 'read'), means('j', own, 'read'), means('q', own, 'read'), means('h', own, 'edit')]).toEqual([
      'nextTag',
      null,
      null,
      null,
    ]);
  });

  it('tells a letter from the same with Shift', () => {
    const own = bind({ tagClaim: 'Shift-q' });
    expect([means('Shift+Q', own), means('q', own)]).toEqual(['tagClaim', null]);
  });

  it('lets two commands change places', () => {
    const own = bind({ tagClaim: 'o', tagOpinion: 'c' });
    expect([means('o', own), means('c', own)]).toEqual(['tagClaim', 'tagOpinion']);
  });

  it('leaves a person’s key theirs where another command has it by default', () => {
    const own = bind({ tagClaim: 'j' });
    expect([means('j', own), means('Alt+ArrowDown', own)]).toEqual(['tagClaim', 'nextTag']);
    expect(keysOf('nextTag', own, false)).toEqual([['Alt', '↓']]);
  });

  it('leaves out what cannot be: unknown commands, commands of chords, one key twice', () => {
    const own = bind({ fly: 'q', undo: 'w', tagClaim: 'z', tagOpinion: 'z' });
    expect([means('q', own), means('w', own), means('z', own), means('o', own)]).toEqual([null, null, 'tagClaim', 'tagOpinion']);
  });
});

describe('keysOf', () => {
  it('names keys as they stand on the keyboard', () => {
    expect(keysOf('openMenu', usualBindings, true)).toEqual([['⌘', 'K']]);
    expect(keysOf('openMenu', usualBindings, false)).toEqual([['Ctrl', 'K']]);
    expect(keysOf('tagClaim', usualBindings, false)).toEqual([['C'], ['Ctrl', 'Alt', '1']]);
    expect(keysOf('tagClaim', usualBindings, true, 'edit')).toEqual([['⌘', '⌥', '1']]);
    expect(keysOf('shrinkStart', usualBindings, false)).toEqual([['Shift', '[']]);
    expect(keysOf('tagClear', usualBindings, false, 'edit')).toEqual([]);
  });

  it('begins with the person’s own', () => {
    expect(keysOf('nextTag', bind({ nextTag: 'h' }), false)).toEqual([['H'], ['Alt', '↓']]);
  });

  it('knows the minus from the sign between keys', () => {
    expect([keycapsOf('-', false), keycapsOf('Shift--', false)]).toEqual([['-'], ['Shift', '-']]);
  });
});

describe('sayKey and shortcutsOf', () => {
  it('say keys in one word, for the eye and for screen readers', () => {
    expect([sayKey('openMenu', usualBindings, true), sayKey('openMenu', usualBindings, false)]).toEqual(['⌘K', 'Ctrl+K']);
    expect(sayKey('tagClear', usualBindings, false, 'edit')).toBeNull();
    expect(shortcutsOf('tagClaim', usualBindings, false)).toBe('C Control+Alt+1');
    expect(shortcutsOf('tagClear', usualBindings, false, 'edit')).toBeUndefined();
  });
});

describe('chooseKey', () => {
  const choose = (name: string, id: CommandId = 'tagClaim', keys: Record<string, string> = {}) =>
    chooseKey(press(name), id, { ...usualPreferences, keys }, false);

  it.each([
    ['q', 'q'],
    ['Shift+Q', 'Shift-q'],
    ['; Semicolon', ';'],
    ['Shift+: Semicolon', ':'],
    ['ö Semicolon', 'ö'],
    ['ς KeyW', 'w'],
    ['AltGraph+{ Digit7', '{'],
  ])('takes %s as %s', (name, key) => {
    expect(choose(name)).toEqual({ keys: { tagClaim: key } });
  });

  it('keeps what was chosen for others, and forgets what is usual again', () => {
    expect(choose('q', 'tagClaim', { nextTag: 'h', tagClaim: 'w' })).toEqual({ keys: { nextTag: 'h', tagClaim: 'q' } });
    expect(choose('c', 'tagClaim', { nextTag: 'h', tagClaim: 'w' })).toEqual({ keys: { nextTag: 'h' } });
  });

  it('waits while only a modifier is held', () => {
    expect(['Shift', 'Control', 'Alt', 'Meta'].map((name) => choose(name))).toEqual(Array(4).fill(null));
  });

  it.each([
    ['o', 'O is the key of “Opinion”. Change that one first.'],
    ['Shift+S', 'Shift S is the key of “Link the last source again”. Change that one first.'],
    ['Shift+? Slash', '? is the key of “All keys”. Change that one first.'],
    ['Shift+{ BracketLeft', '{ is the key of “Start one word on”. Change that one first.'],
    ['Enter', 'The browser and the text need Enter. Choose a letter or a sign.'],
    ['ArrowDown', 'The browser and the text need ↓. Choose a letter or a sign.'],
    ['Backspace', 'The browser and the text need Backspace. Choose a letter or a sign.'],
    ['7 Digit7', 'Digits choose verdicts and paragraphs. Choose a letter or a sign.'],
    ['Ctrl+q', 'Keys with Ctrl or Alt stay as they are. Choose a key alone, or with Shift.'],
    ['Dead BracketLeft', 'This key waits for a second one. Choose one that types a character at once.'],
  ])('refuses %s with a sentence', (name, sentence) => {
    expect(choose(name)).toEqual({ refusal: sentence });
  });

  it('leaves the space bar to the browser', () => {
    expect(chooseKey({ ...press('q'), key: ' ', code: 'Space' }, 'tagClaim', usualPreferences, false)).toEqual({
      refusal: 'The browser needs the space bar. Choose a letter or a sign.',
    });
  });

  it('gives Backspace back to the command that has it by default', () => {
    expect(choose('Backspace', 'removeTag', { removeTag: ';', nextTag: 'h' })).toEqual({ keys: { nextTag: 'h' } });
  });

  it('sees a key that another command has by choice, also while single keys are off', () => {
    const preferences = { ...usualPreferences, singleKeys: false, keys: { nextTag: 'h' } };
    expect(chooseKey(press('h'), 'tagClaim', preferences, false)).toEqual({
      refusal: 'H is the key of “Next tag”. Change that one first.',
    });
    expect(chooseKey(press('j'), 'tagClaim', preferences, false)).toEqual({ keys: { nextTag: 'h', tagClaim: 'j' } });
  });

  it('works for every command whose key may be changed', () => {
    for (const id of changeableCommands) expect(choose('ß Minus', id)).toEqual({ keys: { [id]: 'ß' } });
  });
});
