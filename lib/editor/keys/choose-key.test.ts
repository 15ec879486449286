import { describe, expect, it } from 'vitest';
import { usualPreferences } from '@/lib/domain/people/usual-preferences';
import { changeableCommands } from './bindings';
import { chooseKey } from './choose-key';
import { press } from './key-press.fixture';
import type { CommandId } from './keymap';

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
    expect(choose(name)).toEqual({ key });
  });

  it('takes another for the one that was chosen, and none for the usual one', () => {
    expect(choose('q', 'tagClaim', { nextTag: 'h', tagClaim: 'w' })).toEqual({ key: 'q' });
    expect(choose('c', 'tagClaim', { nextTag: 'h', tagClaim: 'w' })).toEqual({ key: null });
  });

  it('waits while only a modifier is held', () => {
    expect(['Shift', 'Control', 'Alt', 'Meta'].map((name) => choose(name))).toEqual(Array(4).fill(null));
  });

  it.each([
    ['o', 'O is the key of “Tag as opinion”. Change that one first.'],
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
    expect(choose('Backspace', 'removeTag', { removeTag: ';', nextTag: 'h' })).toEqual({ key: null });
  });

  it('sees a key that another command has by choice, also while single keys are off', () => {
    const preferences = { ...usualPreferences, singleKeys: false, keys: { nextTag: 'h' } };
    expect(chooseKey(press('h'), 'tagClaim', preferences, false)).toEqual({
      refusal: 'H is the key of “Next tag”. Change that one first.',
    });
    expect(chooseKey(press('j'), 'tagClaim', preferences, false)).toEqual({ key: 'j' });
  });

  it('works for every command whose key may be changed', () => {
    for (const id of changeableCommands) expect(choose('ß Minus', id)).toEqual({ key: 'ß' });
  });
});
