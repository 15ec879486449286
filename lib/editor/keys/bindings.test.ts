import { describe, expect, it } from 'vitest';
import { bindingsOf, isSingleKey, usualBindings } from './bindings';
import { keysOf } from './key-names';
import { press } from './key-press.fixture';
import { commandFor, commandIds, keymap } from './keymap';
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
  it('means what a person has chosen, also where other keyboards have a usual key in that place', () => {
    expect(means('б Comma', bind({ comment: 'б' }))).toBe('comment');
    expect(means('; KeyQ', bind({ giveVerdict: 'q' }))).toBe('giveVerdict');
  });

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
