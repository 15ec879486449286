import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endKept, hasBegun } from '@/components/sign-in/sign-out';
import { isHeldByAsking } from '@/lib/editor/outbox/ask-tabs';
import { begunChannel } from '@/lib/editor/outbox/tell-begun';
import { guardUnkept } from './guard-unkept';

let page: EventTarget;

beforeEach(() => {
  page = new EventTarget();
  vi.stubGlobal('window', page);
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** Whether leaving the page is asked about. */
const asksToLeave = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
const isToldInOtherTab = (personId: string) => isHeldByAsking(begunChannel(personId));

describe('work that is on this page alone', () => {
  it('is asked about by leaving the page and by signing out, in this tab or another, while it is there', async () => {
    const end = guardUnkept('priya');
    expect([asksToLeave(), await hasBegun(), await isToldInOtherTab('priya'), await isToldInOtherTab('jonah')]).toEqual([
      true,
      true,
      true,
      false,
    ]);
    end();
    expect([asksToLeave(), await hasBegun(), await isToldInOtherTab('priya')]).toEqual([false, false, false]);
  });

  it('holds nobody up who has signed out', async () => {
    const end = guardUnkept('priya');
    await endKept();
    expect(asksToLeave()).toBe(false);
    end();
  });
});
