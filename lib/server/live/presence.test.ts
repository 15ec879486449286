import { v7 as uuidv7 } from 'uuid';
import { expect, it } from 'vitest';
import { PresenceMessage, type PresenceNews } from '@/lib/domain/contract/presence';
import { presenceBytes } from './presence';

it('writes news once for all who hear the same, and which cards are open for the checkers’ side alone', () => {
  const articleId = uuidv7();
  const annotationId = uuidv7();
  const place = { version: 1, anchor: 2, head: 2, annotationId, isAway: false };
  const news: PresenceNews = {
    people: [{ tabId: 'a-test-tab', personId: uuidv7(), name: 'Jonah', colour: 1, place }],
    more: 0,
    isAll: false,
  };
  const said = (bytes: Uint8Array) => {
    const [event, data = '', ...rest] = new TextDecoder().decode(bytes).split('\n');
    expect([event, ...rest]).toEqual(['event: presence', '', '']);
    return PresenceMessage.parse(JSON.parse(data.replace('data: ', '')));
  };
  const [checker, author] = [{ seesDrafts: true }, { seesDrafts: false }];
  const bytes = presenceBytes(articleId, checker, news);
  expect(said(bytes)).toEqual({ articleId, ...news });
  expect(said(presenceBytes(articleId, author, news)).people[0]?.place).toEqual({ ...place, annotationId: null });
  expect(presenceBytes(articleId, { seesDrafts: true }, news)).toBe(bytes);
  expect(presenceBytes(articleId, author, news)).toBe(presenceBytes(articleId, author, news));
  expect(presenceBytes(articleId, checker, { ...news })).not.toBe(bytes);
});
