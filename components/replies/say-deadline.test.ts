import { describe, expect, it } from 'vitest';
import { sayDeadline } from './say-deadline';

const now = new Date(2026, 9, 8, 15, 0);
const at = (day: number, hour: number) => new Date(2026, 9, day, hour, 0);

describe('sayDeadline', () => {
  it.each([
    ['to come today', at(8, 18), true, 'Deadline today 18:00', false],
    ['to come tomorrow', at(9, 12), true, 'Deadline tomorrow 12:00', false],
    ['to come later', at(20, 12), true, 'Deadline 20 Oct 12:00', false],
    ['to come in another year', new Date(2027, 0, 2, 12, 0), true, 'Deadline 2 Jan 2027, 12:00', false],
    ['passed today', at(8, 14), true, 'Deadline passed at 14:00', true],
    ['passed yesterday', at(7, 14), true, 'Deadline passed 14:00 yesterday', true],
    ['passed before', at(1, 9), true, 'Deadline passed 1 Oct 09:00', true],
    ['passed in another year', new Date(2025, 11, 30, 12, 0), true, 'Deadline passed 30 Dec 2025, 12:00', true],
    ['passed, and something came of it', at(7, 14), false, 'Deadline 7 Oct 14:00', false],
    ['of another year, and something came of it', new Date(2025, 11, 30, 12, 0), false, 'Deadline 30 Dec 2025, 12:00', false],
  ])('says of one %s', (_what, deadline, waits, words, isLate) => {
    expect(sayDeadline(deadline, now, 'en-GB', waits)).toEqual({ words, isLate });
  });
});
