import { describe, expect, it } from 'vitest';
import { isStorable, whyUnstorable } from './text-input';

describe('whyUnstorable', () => {
  it('finds ill-formed strings and names at any depth', () => {
    expect(whyUnstorable({ words: ['The ferry', { at: 4, note: null }] })).toBe(null);
    for (const one of ['\0', '\ud83d', 'a\udc00']) {
      expect(whyUnstorable(one)).toBe('characters');
      expect(whyUnstorable([{ words: [[one]] }])).toBe('characters');
      expect(whyUnstorable([{ [one]: 1 }])).toBe('characters');
      expect(isStorable({ words: one })).toBe(false);
    }
  });

  it('counts lists and objects that lie in each other', () => {
    expect(whyUnstorable([{ a: [1] }, 'b'], 3)).toBe(null);
    expect(whyUnstorable([{ a: [1] }, 'b'], 2)).toBe('nesting');
    expect(whyUnstorable(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)), 500)).toBe('nesting');
    expect(isStorable(JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)))).toBe(true);
  });

  it('never asks a list for all of its members at once', () => {
    const list = new Proxy(['The ferry', ['left']], {
      ownKeys() {
        throw new Error('all at once');
      },
    });
    expect(whyUnstorable({ list })).toBe(null);
  });
});
