import { describe, expect, it } from 'vitest';
import { rememberFollowed, sentTo } from './sent-to';

/** A window at an address, whose history has what the router keeps in it. */
function windowAt(search: string) {
  const history = {
    state: { __NA: true } as Record<string, unknown> | null,
    replaceState(state: Record<string, unknown>) {
      this.state = state;
    },
  };
  return { location: { search }, history } as unknown as Window & { history: typeof history };
}

describe('sentTo', () => {
  it.each(['', 'tag=one', 'thread=two', 'unseen='])('is what the address names: "%s"', (names) => {
    expect(`${sentTo(windowAt(`?${names}`))}`).toBe(names);
  });

  it('is the same where nothing is kept in the history', () => {
    const fresh = windowAt('?tag=one');
    fresh.history.state = null;
    expect(sentTo(fresh).get('tag')).toBe('one');
  });
});

describe('rememberFollowed', () => {
  it('has the address send nowhere any more, and keeps what the router has in the history', () => {
    const there = windowAt('?tag=one');
    rememberFollowed(there);
    expect(sentTo(there).size).toBe(0);
    expect(there.history.state).toMatchObject({ __NA: true });
  });
});
