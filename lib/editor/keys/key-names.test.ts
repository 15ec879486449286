import { describe, expect, it } from 'vitest';
import { bindingsOf, usualBindings } from './bindings';
import { joinKeys, keycapsOf, keysOf, keyTip, sayKey, shortcutsOf } from './key-names';

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
    expect(keysOf('nextTag', bindingsOf({ singleKeys: true, keys: { nextTag: 'h' } }), false)).toEqual([['H'], ['Alt', '↓']]);
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
    expect(shortcutsOf('addWords', usualBindings, false)).toBe('Plus');
    expect(shortcutsOf('tagClear', usualBindings, false, 'edit')).toBeUndefined();
  });
});

describe('keyTip', () => {
  const tip = (preferences: Parameters<typeof bindingsOf>[0]) => keyTip('enterEdit', bindingsOf(preferences), false, 'tag');

  it('names the key of a control, as the person has it', () => {
    expect(keyTip('openMenu', usualBindings, true, 'edit', 'Find anything')).toEqual({
      title: 'Find anything (⌘K)',
      'aria-keyshortcuts': 'Meta+K',
    });
    expect(tip({ singleKeys: true, keys: { enterEdit: 'w' } })).toEqual({ title: 'Edit the text (W)', 'aria-keyshortcuts': 'W' });
  });

  it('names none where keys are switched off, or the mode has none', () => {
    expect(tip({ singleKeys: false, keys: {} })).toEqual({ title: 'Edit the text', 'aria-keyshortcuts': undefined });
    expect(keyTip('nextUnchecked', usualBindings, false, 'edit').title).toBe('Next unchecked claim');
  });
});

describe('joinKeys', () => {
  it('says once what the keys begin with together', () => {
    expect(joinKeys([['J'], ['K']])).toEqual(['J', 'K']);
    expect(
      joinKeys([
        ['Ctrl', 'Alt', '1'],
        ['Ctrl', 'Alt', '2'],
      ]),
    ).toEqual(['Ctrl', 'Alt', '1', '2']);
  });

  it('says all of it where they begin with different ones', () => {
    expect(joinKeys([['C'], ['Ctrl', 'Alt', '2']])).toEqual(['C', 'Ctrl', 'Alt', '2']);
    expect(joinKeys([])).toEqual([]);
  });
});
