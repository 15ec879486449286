import { describe, expect, it } from 'vitest';
import { sayAwaited, sayFree } from './say-free-claims';

describe('sayFree', () => {
  it('counts them', () => {
    expect([0, 1, 12].map(sayFree)).toEqual([
      'Every claim that is not checked is with somebody.',
      '1 claim that nobody has.',
      '12 claims that nobody has.',
    ]);
  });
});

describe('sayAwaited', () => {
  it('says that they are being counted only where they are', () => {
    expect(sayAwaited('coming')).toBe('Counting the claims that nobody has.');
    expect(sayAwaited('no-line')).toBe('The claims that nobody has are counted when the line is back.');
  });
});
