import { describe, expect, it } from 'vitest';
import { countStandings } from '@/lib/domain/claim-counts';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import type { Stage } from '@/lib/domain/stage';
import { groupName, sectionsOf } from './list-sections';

const days = { today: '2026-10-10T00:00:00.000Z', week: '2026-10-04T00:00:00.000Z' };
const article = (id: string, stage: Stage, updatedAt: string): ArticleSummary => ({
  id,
  stage,
  updatedAt,
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
  composition: null,
  composedSeq: 0,
  version: 0,
  headSeq: 1,
  createdAt: updatedAt,
  isArchived: false,
  rights: [],
});
const articles = [
  article('a', 'tagging', '2026-10-10T09:00:00.000Z'),
  article('b', 'checking', '2026-10-05T09:00:00.000Z'),
  article('a', 'tagging', '2026-10-10T09:00:00.000Z'),
  article('c', 'checked', '2026-10-10T10:00:00.000Z'),
];
const count = (stage: Stage, all: number, changedToday: number, changedThisWeek: number) => ({
  stage,
  count: all,
  changedToday,
  changedThisWeek,
});
const counts = [count('tagging', 3, 2, 3), count('checking', 5, 0, 4), count('checked', 7, 1, 1)];
const shape = (sections: ReturnType<typeof sectionsOf>) =>
  sections.map((one) => [one.group, one.articles.map(({ id }) => id).join(''), one.count]);

describe('sectionsOf', () => {
  it('groups by urgency, each article once, with how many there are in all', () => {
    expect(shape(sectionsOf(articles, { sort: 'urgency', stage: null }, counts, days))).toEqual([
      ['today', 'a', 2],
      ['week', 'b', 5],
      ['checked', 'c', 7],
    ]);
  });

  it('counts only the stage that is shown', () => {
    expect(shape(sectionsOf(articles.slice(1, 2), { sort: 'urgency', stage: 'checking' }, counts, days))).toEqual([['week', 'b', 4]]);
  });

  it('is one piece in every other order', () => {
    expect(shape(sectionsOf(articles, { sort: 'title', stage: null }, counts, days))).toEqual([[null, 'abc', null]]);
  });
});

describe('groupName', () => {
  it('names days and stages', () => {
    const now = new Date(2026, 9, 10, 14);
    expect((['today', 'week', 'earlier', 'signed-off'] as const).map((group) => groupName(group, now))).toEqual([
      'Today, Saturday 10 October',
      'Last seven days',
      'Earlier',
      'Signed off',
    ]);
  });
});
