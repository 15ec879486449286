import { describe, expect, it } from 'vitest';
import { eachString, isMembers } from './json-members';

describe('eachString', () => {
  const seenIn = (value: unknown) => {
    const seen: string[] = [];
    eachString(value, (words, names) => seen.push([...names, words].join(' ')));
    return seen;
  };

  it('shows every string in order, with the names of the members around it', () => {
    expect(seenIn({ byId: 'mara', note: { text: 'Gulls', at: 7 }, gone: null })).toEqual(['byId mara', 'note text Gulls']);
  });

  it('calls those of a list by the name of the list, also in lists within it', () => {
    expect(seenIn({ mentions: ['mara', ['jonas']], ranges: [{ exact: 'a ferry' }] })).toEqual([
      'mentions mara',
      'mentions jonas',
      'ranges exact a ferry',
    ]);
  });

  it('shows a string that is in nothing', () => {
    expect(seenIn('alone')).toEqual(['alone']);
  });
});

describe('isMembers', () => {
  it('is true for objects alone', () => {
    expect([{}, { a: 1 }].every(isMembers)).toBe(true);
    expect([null, undefined, [], 'words', 4].some(isMembers)).toBe(false);
  });
});
