import { describe, expect, it } from 'vitest';
import { inBrief } from './in-brief';

describe('inBrief', () => {
  it.each([
    ['', 3, ''],
    ['abc', 3, 'abc'],
    ['abcd', 3, 'ab…'],
    ['abcdefghi', 3, 'ab…'],
    ['😀😀😀', 3, '😀😀😀'],
    ['😀😀😀😀', 3, '😀😀…'],
    ['😀😀😀😀😀', 3, '😀😀…'],
    ['a😀😀😀', 3, 'a😀…'],
  ])('makes “%s” in %i characters to “%s”', (text, maxChars, brief) => {
    expect(inBrief(text, maxChars)).toBe(brief);
  });
});
