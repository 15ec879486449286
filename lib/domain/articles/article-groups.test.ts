import { describe, expect, it } from 'vitest';
import { countGroups, dayEdges, groupOf } from './article-groups';

const edges = { tomorrow: '2026-10-10T22:00:00.000Z', week: '2026-10-17T22:00:00.000Z' };

describe('groupOf', () => {
  it.each([
    ['today', 'tagging', '2026-10-10T21:59:59.999Z'],
    ['today', 'importing', '2025-01-01T00:00:00.000Z'],
    ['week', 'checking', '2026-10-10T22:00:00.000Z'],
    ['week', 'checking', '2026-10-17T21:59:59.999Z'],
    ['later', 'with-author', '2026-10-17T22:00:00.000Z'],
    ['undated', 'tagging', null],
    ['today', 'checked', '2026-10-10T08:00:00.000Z'],
    ['signed-off', 'signed-off', '2026-10-10T08:00:00.000Z'],
    ['published', 'published', null],
  ] as const)('is %s for %s due at %s', (group, stage, dueAt) => {
    expect(groupOf({ stage, dueAt }, edges)).toBe(group);
  });
});

describe('dayEdges', () => {
  it('ends today and the seven days after it at midnight where the clock is set, over the end of a month too', () => {
    const { tomorrow, week } = dayEdges(new Date(2026, 1, 27, 14, 32));
    expect(new Date(tomorrow)).toEqual(new Date(2026, 1, 28));
    expect(new Date(week)).toEqual(new Date(2026, 2, 7));
  });
});

describe('countGroups', () => {
  it('parts open stages by when they are due and leaves done ones whole', () => {
    const counts = countGroups([
      { stage: 'tagging', count: 9, late: 1, dueToday: 2, dueThisWeek: 3, dueLater: 1 },
      { stage: 'checking', count: 4, late: 0, dueToday: 1, dueThisWeek: 0, dueLater: 0 },
      { stage: 'checked', count: 2, late: 1, dueToday: 0, dueThisWeek: 0, dueLater: 0 },
      { stage: 'signed-off', count: 9, late: 4, dueToday: 5, dueThisWeek: 0, dueLater: 0 },
    ]);
    expect(Object.fromEntries(counts)).toEqual({ today: 5, week: 3, later: 1, undated: 6, 'signed-off': 9 });
  });
});
