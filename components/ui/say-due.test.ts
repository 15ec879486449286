import { describe, expect, it } from 'vitest';
import { dueDay, sayDue } from './say-due';

const now = new Date(2026, 9, 9, 14, 30);

describe('dueDay', () => {
  it('counts days of the calendar, not of 24 hours', () => {
    const at = [
      new Date(2026, 9, 7, 23, 59),
      new Date(2026, 9, 8),
      new Date(2026, 9, 9, 23, 59),
      new Date(2026, 9, 10),
      new Date(2026, 9, 11),
    ];
    expect(at.map((one) => dueDay(one, now))).toEqual(['other', 'yesterday', 'today', 'tomorrow', 'other']);
  });
});

describe('sayDue', () => {
  it.each([
    [new Date(2026, 9, 9, 16, 0), 'Today 16:00', 'today'],
    [new Date(2026, 9, 9, 14, 20), 'Today 14:20', 'late'],
    [new Date(2026, 9, 10, 0, 0), 'Tomorrow 00:00', 'later'],
    [new Date(2026, 9, 8, 23, 59), 'Yesterday 23:59', 'late'],
    [new Date(2026, 9, 20, 12, 0), '20 Oct 12:00', 'later'],
    [new Date(2027, 0, 2, 12, 0), '2 Jan 2027, 12:00', 'later'],
  ])('says %s as %s', (at, when, tone) => {
    expect(sayDue(at, now, 'en-GB')).toEqual({ when, tone });
  });

  it('says tomorrow by its name in another year too', () => {
    expect(sayDue(new Date(2027, 0, 1, 9, 0), new Date(2026, 11, 31, 22, 0), 'en-GB')).toEqual({ when: 'Tomorrow 09:00', tone: 'later' });
  });
});
