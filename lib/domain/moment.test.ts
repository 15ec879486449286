import { describe, expect, it } from 'vitest';
import { setArticleDue } from './contract/article-desk-work';
import { listArticles } from './contract/articles';
import { searchClaims } from './contract/claims';
import { markInboxRead } from './contract/inbox';
import { changeSource } from './contract/sources';
import { Day, Instant } from './moment';

describe('Instant and Day', () => {
  it('take the first year there is, and none before it, which PostgreSQL knows none of', () => {
    const takes = (time: string) => [`0001-01-01${time}`, `0000-12-31${time}`].map((at) => (time ? Instant : Day).safeParse(at).success);
    expect([takes(''), takes('T00:00:00Z')]).toEqual([
      [true, false],
      [true, false],
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
