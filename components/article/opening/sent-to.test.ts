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
  return { location: { href: `https://galley.example/articles/a${search}` }, history } as unknown as Window & { history: typeof history };
}

const nowhere = { tag: null, thread: null, isUnseen: false };

describe('sentTo', () => {
  it.each([
    ['', nowhere],
    ['?tag=one', { ...nowhere, tag: 'one' }],
    ['?thread=two', { ...nowhere, thread: 'two' }],
    ['?unseen', { ...nowhere, isUnseen: true }],
  ])('of the address that ends with "%s" says where that sends', (search, sent) => {
    expect(sentTo(windowAt(search))).toEqual(sent);
  });

  it('sends nowhere where nothing is kept in the history', () => {
    const fresh = windowAt('');
    fresh.history.state = null;
    expect(sentTo(fresh)).toEqual(nowhere);
  });
});

describe('rememberFollowed', () => {
  it('has the address send nowhere any more, and keeps what the router has in the history', () => {
    const there = windowAt('?tag=one');
    rememberFollowed(there);
    expect(sentTo(there)).toEqual(nowhere);
    expect(there.history.state).toMatchObject({ __NA: true });
  });
});
