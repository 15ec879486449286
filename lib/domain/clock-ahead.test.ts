import { describe, expect, it } from 'vitest';
import { isClockAhead } from './clock-ahead';

describe('isClockAhead', () => {
  it.each([
    ['there is none', null, false],
    ['it is over', '2026-11-26T12:00:00Z', false],
    ['the clock was set back by a day', '2026-11-28T11:00:00Z', false],
    ['a clock was wrong by days', '2026-11-29T13:00:00Z', true],
  ])('%s', (_, stored, isAhead) => {
    expect(isClockAhead(stored === null ? null : new Date(stored), new Date('2026-11-27T12:00:00Z'))).toBe(isAhead);
  });
});
