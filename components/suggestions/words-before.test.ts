import { describe, expect, it } from 'vitest';
import { wordsBefore } from './words-before';

describe('wordsBefore', () => {
  it.each([
    ['The harbour board says that the line ', 'that the line '],
    ['nobody asked for\nThe ', 'The '],
    ['nobody asked for\n', ''],
    ['nobody asked for\n ', ''],
    ['', ''],
  ])('shows of %j what is of the place’s own paragraph: %j', (prefix, shown) => {
    expect(wordsBefore(prefix)).toBe(shown);
  });
});
