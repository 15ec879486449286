import { describe, expect, it } from 'vitest';
import { foldDigits } from './fold-digits';

describe('foldDigits', () => {
  it.each([
    ['12', '12'],
    ['۱۲۹', '129'],
    ['٠٤', '04'],
    ['¶ १०', '¶ 10'],
    ['３rd', '3rd'],
    ['𝟎𝟗𝟘𝟡𝟶', '09090'],
    ['½ no digit', '½ no digit'],
  ])('reads %s as %s', (text, folded) => expect(foldDigits(text)).toBe(folded));
});
