import { describe, expect, it } from 'vitest';
import { nounFor, sayCount, sayMegabytes, sayNumber, sayShown } from './say-count';

describe('sayNumber', () => {
  it('groups thousands', () => {
    expect([0, 999, 1_240, 1_000_000].map(sayNumber)).toEqual(['0', '999', '1,240', '1,000,000']);
  });
});

describe('nounFor', () => {
  it('is the word alone, of one and of all others', () => {
    expect([0, 1, 1_240].map((count) => nounFor(count, 'comment'))).toEqual(['comments', 'comment', 'comments']);
    expect([1, 2].map((count) => nounFor(count, 'person', 'people'))).toEqual(['person', 'people']);
  });
});

describe('sayMegabytes', () => {
  it('says what is over a limit as more than that', () => {
    const limit = 20 * 1024 * 1024;
    expect([1, limit, limit + 1, 2_000 * 1024 * 1024].map(sayMegabytes)).toEqual(['1 MB', '20 MB', '21 MB', '2,000 MB']);
  });
});

describe('sayCount', () => {
  it('says one in the singular, and none and more in the plural', () => {
    expect([0, 1, 2, 1_240].map((count) => sayCount(count, 'claim'))).toEqual(['0 claims', '1 claim', '2 claims', '1,240 claims']);
  });

  it('takes another plural', () => {
    expect([1, 2].map((count) => sayCount(count, 'entry', 'entries'))).toEqual(['1 entry', '2 entries']);
  });
});

describe('sayShown', () => {
  it('says how many of all are shown, and nothing where none is', () => {
    expect([0, 1, 1_240].map((shown) => sayShown(shown, 2_000, 'tag'))).toEqual(['', '1 of 2,000 tags', '1,240 of 2,000 tags']);
    expect(sayShown(1, 1, 'tag')).toBe('1 of 1 tag');
    expect(sayShown(3, 12, 'person', 'people')).toBe('3 of 12 people');
  });
});
