import { describe, expect, it } from 'vitest';
import type { Stage } from '@/lib/domain/articles/stage';
import { countStandings } from '@/lib/domain/checks/claim-counts';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { groupName, sectionsOf } from './list-sections';

const days = { tomorrow: '2026-10-11T00:00:00.000Z', week: '2026-10-18T00:00:00.000Z' };
const article = (id: string, stage: Stage, dueAt: string | null): ArticleSummary => ({
  id,
  stage,
  isSigned: stage === 'signed-off',
  dueAt,
  ownerId: null,
  ownerName: '',
  checkers: [],
  updatedAt: '2026-10-10T09:00:00.000Z',
  deskId: 'd',
  deskName: 'City',
  title: id,
  byline: '',
  publishedOn: null,
  language: 'en',
  direction: 'ltr',
  wordCount: 1,
  claimCount: 0,
  checkedCount: 0,
  claimCounts: countStandings([]),
  left: [],
  composition: null,
  composedSeq: 0,
  version: 0,
  headSeq: 1,
  createdAt: '2026-10-01T09:00:00.000Z',
  isArchived: false,
  rights: [],
});
const articles = [
  article('a', 'tagging', '2026-10-10T09:00:00.000Z'),
  article('b', 'checking', '2026-10-12T09:00:00.000Z'),
  article('a', 'tagging', '2026-10-10T09:00:00.000Z'),
  article('d', 'tagging', null),
  article('c', 'signed-off', '2026-10-10T10:00:00.000Z'),
];
const count = (stage: Stage, all: number, late: number, dueToday: number, dueThisWeek: number) => ({
  stage,
  count: all,
  late,
  dueToday,
  dueThisWeek,
  dueLater: 0,
});
const counts = [count('tagging', 4, 1, 1, 1), count('checking', 5, 0, 0, 4), count('signed-off', 7, 1, 0, 0)];
const shape = (sections: ReturnType<typeof sectionsOf>) =>
  sections.map((one) => [one.group, one.articles.map(({ id }) => id).join(''), one.count]);

describe('sectionsOf', () => {
  it('groups by urgency, each article once, with how many there are in all', () => {
    expect(shape(sectionsOf(articles, { sort: 'urgency', stage: null }, counts, days))).toEqual([
      ['today', 'a', 2],
      ['week', 'b', 5],
      ['undated', 'd', 2],
      ['signed-off', 'c', 7],
    ]);
  });

  it('counts only the stage that is shown', () => {
    expect(shape(sectionsOf(articles.slice(1, 2), { sort: 'urgency', stage: 'checking' }, counts, days))).toEqual([['week', 'b', 4]]);
  });

  it('is one piece in every other order', () => {
    expect(shape(sectionsOf(articles, { sort: 'title', stage: null }, counts, days))).toEqual([[null, 'abdc', null]]);
  });
});

describe('groupName', () => {
  it('names days and stages', () => {
    const now = new Date(2026, 9, 10, 14);
    expect((['today', 'week', 'later', 'undated', 'signed-off'] as const).map((group) => groupName(group, now, 'en-GB'))).toEqual([
      'Today, Saturday 10 October',
      'Next seven days',
      'Later',
      'No due date',
      'Signed off',
    ]);
    expect(groupName('today', now, 'de-DE')).toBe('Today, Samstag, 10. Oktober');
  });
});
