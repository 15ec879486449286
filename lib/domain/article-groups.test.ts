import { describe, expect, it } from 'vitest';
import { countGroups, dayEdges, groupOf } from './article-groups';

const edges = { today: '2026-10-09T22:00:00.000Z', week: '2026-10-03T22:00:00.000Z' };

describe('groupOf', () => {
  it.each([
    ['today', 'tagging', '2026-10-09T22:00:00.000Z'],
    ['week', 'checking', '2026-10-09T21:59:59.999Z'],
    ['week', 'checking', '2026-10-03T22:00:00.000Z'],
    ['earlier', 'with-author', '2026-10-03T21:59:59.999Z'],
    ['checked', 'checked', '2026-10-10T08:00:00.000Z'],
    ['published', 'published', '2020-01-01T00:00:00.000Z'],
  ] as const)('is %s for %s changed at %s', (group, stage, updatedAt) => {
    expect(groupOf({ stage, updatedAt }, edges)).toBe(group);
  });
});

describe('dayEdges', () => {
  it('begins today and the week at midnight where the clock is set, over the end of a month too', () => {
    const { today, week } = dayEdges(new Date(2026, 2, 2, 14, 32));
    expect(new Date(today)).toEqual(new Date(2026, 2, 2));
    expect(new Date(week)).toEqual(new Date(2026, 1, 24));
  });
});

describe('countGroups', () => {
  it('parts open stages by day and leaves done ones whole', () => {
    const counts = countGroups([
      { stage: 'tagging', count: 5, changedToday: 1, changedThisWeek: 3 },
      { stage: 'checking', count: 4, changedToday: 2, changedThisWeek: 2 },
      { stage: 'checked', count: 9, changedToday: 4, changedThisWeek: 5 },
    ]);
    expect(Object.fromEntries(counts)).toEqual({ today: 3, week: 2, earlier: 4, checked: 9 });
  });
});
