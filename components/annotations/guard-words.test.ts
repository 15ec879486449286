import { describe, expect, it } from 'vitest';
import type { KeyPress } from '@/lib/editor/keys/keymap';
import { meaningOf } from './guard-words';

const none = { code: '', shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, isComposing: false };
const altGr = { ctrlKey: true, altKey: true, getModifierState: () => true };

describe('meaningOf', () => {
  it.each<[string, Partial<KeyPress>, ReturnType<typeof meaningOf>]>([
    ['a letter', { key: 'r' }, 'words'],
    ['a letter with Shift', { key: 'R', shiftKey: true }, 'words'],
    ['Backspace', { key: 'Backspace' }, 'words'],
    ['Enter', { key: 'Enter' }, 'words'],
    ['a dead key', { key: 'Dead' }, 'words'],
    ['a character with AltGr, where that is Ctrl and Alt', { key: '[', ...altGr }, 'words'],
    ['a dead key with AltGr', { key: 'Dead', ...altGr }, 'words'],
    ['AltGr itself', { key: 'AltGraph', ...altGr }, null],
    ['Ctrl, with which AltGr begins', { key: 'Control', ctrlKey: true }, null],
    ['Shift', { key: 'Shift', shiftKey: true }, null],
    ['CapsLock', { key: 'CapsLock' }, null],
    ['a key that goes to an input method', { key: 'Process' }, null],
    ['a letter of a word that is composed', { key: 'k', isComposing: true }, null],
    ['a command with Ctrl', { key: 'c', ctrlKey: true, getModifierState: () => false }, null],
    ['a command with Ctrl and Alt', { key: 'c', ctrlKey: true, altKey: true }, null],
    ['a command with Cmd', { key: 'c', metaKey: true }, null],
    ['an arrow', { key: 'ArrowDown' }, 'done'],
    ['Escape', { key: 'Escape' }, 'done'],
    ['Tab', { key: 'Tab' }, 'done'],
  ])('takes %s for what it is', (_name, press, meaning) => {
    expect(meaningOf({ ...none, key: '', ...press }, true)).toBe(meaning);
  });

  it('takes the key that ends a composition for none by which somebody is done, and swallows it where the field is gone', () => {
    const ends = { ...none, keyCode: 229 };
    expect(['Enter', 'Escape', 'Tab'].map((key) => meaningOf({ ...ends, key }, false))).toEqual([null, null, null]);
    expect(['Enter', 'Escape', 'k'].map((key) => meaningOf({ ...ends, key }, true))).toEqual(['words', null, 'words']);
  });

  it('says of a field that is there only when somebody is done with it', () => {
    const inField = (key: string) => meaningOf({ ...none, key }, false);
    expect(['r', 'Dead', 'ArrowDown', 'Enter', 'Escape', 'Tab'].map(inField)).toEqual([null, null, null, 'done', 'done', 'done']);
  });
});
