import { describe, expect, it } from 'vitest';
import { paragraphIn } from './paragraph-in';

describe('paragraphIn', () => {
  it.each([
    ['12', 12],
    [' ¶ 12 ', 12],
    ['۱۲', 12],
    ['¶१', 1],
    ['C4', null],
    ['', null],
  ])('finds in %j: %j', (typed, number) => expect(paragraphIn(typed)).toBe(number));
});
