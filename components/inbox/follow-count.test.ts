import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { followCount } from './follow-count';
import { inboxCountKey, inboxKey } from './inbox-keys';

/** An inbox that was read, whose count is followed: whether it is to be read anew. */
function followed() {
  const queries = new QueryClient();
  queries.setQueryData(inboxKey, { rows: [] });
  const end = followCount(queries);
  const count = (unread: number) => queries.setQueryData(inboxCountKey, { unread });
  return { count, end, isOld: () => queries.getQueryState(inboxKey)?.isInvalidated };
}

describe('followCount', () => {
  it('has the inbox read anew when something comes, and when something is read elsewhere', () => {
    for (const now of [2, 0]) {
      const { count, isOld } = followed();
      count(1);
      count(1);
      expect(isOld()).toBe(false);
      count(now);
      expect(isOld()).toBe(true);
    }
  });

  it('takes the first count for one of the list that is there', () => {
    const { count, isOld } = followed();
    count(2);
    expect(isOld()).toBe(false);
  });

  it('ends with the page', () => {
    const { count, end, isOld } = followed();
    count(1);
    end();
    count(2);
    expect(isOld()).toBe(false);
  });
});
