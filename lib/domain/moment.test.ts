import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { setArticleDue } from './contract/article-desk-work';
import { listArticles } from './contract/articles';
import { searchClaims } from './contract/claims';
import { markInboxRead } from './contract/inbox';
import { changeSource } from './contract/sources';
import { Day, Instant, Moment } from './moment';

describe('Instant and Day', () => {
  it('take the first year there is, and none before it, which PostgreSQL knows none of', () => {
    const takes = (time: string) => [`0001-01-01${time}`, `0000-12-31${time}`].map((at) => (time ? Instant : Day).safeParse(at).success);
    expect([takes(''), takes('T00:00:00Z')]).toEqual([
      [true, false],
      [true, false],
    ]);
  });

  it('say of a year of too many digits, which a date field takes, what is wrong', () => {
    const said = (schema: z.ZodType, at: string) => schema.safeParse(at).error?.issues.map(({ message }) => message);
    expect(said(Day, '202611-12-05')).toEqual(['A day is written as 2026-11-25: its year has four digits.']);
    for (const schema of [Instant, Moment])
      expect(said(schema, '+202611-12-05T12:30:00.000Z')).toEqual([
        'A moment is written as 2026-11-25T14:00:00Z: its year has four digits.',
      ]);
  });

  it.each([
    ['the inbox, up to a moment', markInboxRead.body, { upTo: {} }, 'restUpTo'],
    ['claims from a moment on', searchClaims.query, {}, 'from'],
    ['claims up to a moment', searchClaims.query, {}, 'to'],
    ['articles due by tomorrow', listArticles.query, {}, 'tomorrow'],
    ['articles due within a week', listArticles.query, {}, 'week'],
    ['the due date that was seen', setArticleDue.body, { dueAt: null }, 'seenDueAt'],
    ['the source that was seen', changeSource.body, { title: 'A count' }, 'basedOn'],
  ])('are what %s is asked by', (_what, schema, rest, name) => {
    const takes = (at: string) => schema?.safeParse({ ...rest, [name]: at }).success;
    expect(['0001-01-01T00:00:00Z', '0000-12-31T23:59:59Z'].map(takes)).toEqual([true, false]);
  });
});
