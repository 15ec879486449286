import { describe, expect, it } from 'vitest';
import { withHeld } from './with-held';

const rows = (ids: string) => [...ids].map((id) => ({ id }));
const shown = (now: string, held: string, before: string) =>
  withHeld(rows(now), rows(held), [...before])
    .map(({ id }) => id)
    .join('');

describe('withHeld', () => {
  it('keeps a row that went where it stood, whatever comes and goes around it', () => {
    expect(shown('ac', 'b', 'abc')).toBe('abc');
    expect(shown('bc', 'a', 'abc')).toBe('abc');
    expect(shown('ab', 'c', 'abc')).toBe('abc');
    expect(shown('cd', 'b', 'abc')).toBe('bcd');
    expect(shown('d', 'bc', 'abcd')).toBe('bcd');
    expect(shown('', 'b', 'b')).toBe('b');
  });

  it('puts what was not there before at the end', () => {
    expect(shown('ab', 'x', '')).toBe('abx');
  });
});
