import { describe, expect, it } from 'vitest';
import { sayArticleDue, sayDuration } from './say-article-due';

const now = new Date(2026, 9, 9, 14, 32);

describe('sayArticleDue', () => {
  it.each([
    [new Date(2026, 9, 9, 14, 20), 'checking', '14:20', 'late by 12 min', 'late'],
    [new Date(2026, 9, 9, 18, 0), 'tagging', '18:00', 'in 3 h 28 min', 'today'],
    [new Date(2026, 9, 10, 10, 0), 'with-author', 'Sat 10 Oct', '10:00', 'later'],
    [new Date(2026, 9, 6, 18, 0), 'checking', 'Tue 6 Oct', 'late by 2 days', 'late'],
    [new Date(2026, 9, 9, 14, 20), 'checked', '14:20', 'late by 12 min', 'late'],
    [new Date(2027, 0, 2, 12, 0), 'checking', '2 Jan 2027', '12:00', 'later'],
    [new Date(2026, 9, 8, 12, 0), 'published', 'Thu 8 Oct', '12:00', 'later'],
    [new Date(2026, 9, 9, 12, 0), 'signed-off', '12:00', '', 'later'],
  ] as const)('says %s of one in %s', (at, stage, first, second, tone) => {
    expect(sayArticleDue(at, stage, now, 'en-GB')).toEqual({ first, second, tone });
  });
});

describe('sayDuration', () => {
  it.each([
    [0, '1 min'],
    [59 * 60_000, '59 min'],
    [5 * 3_600_000, '5 h'],
    [24 * 3_600_000, '1 day'],
    [49 * 3_600_000, '2 days'],
  ])('says %i ms as %s', (ms, said) => {
    expect(sayDuration(ms)).toBe(said);
  });
});
