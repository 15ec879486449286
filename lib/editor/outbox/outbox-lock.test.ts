import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldOutboxes, holdOutbox } from './outbox-lock';

// Tabs over plain http: there are no locks. Each call is another tab, since a channel never hears itself.
const held: (() => void)[] = [];
const hold = async (clientId: string, personId = 'ann') => {
  const release = await holdOutbox(personId, clientId);
  if (release) held.push(release);
  return release;
};

beforeEach(() => void vi.stubGlobal('navigator', {}));
afterEach(() => {
  for (const release of held.splice(0)) release();
  vi.unstubAllGlobals();
});

describe('holdOutbox without locks', () => {
  it('gives an outbox to one tab, and to the next once that has let go', async () => {
    const release = await hold('one');
    expect(release).not.toBeNull();
    expect(await hold('one')).toBeNull();
    release?.();
    expect(await hold('one')).not.toBeNull();
  });

  it('gives it to one of tabs that ask at once, as after the browser was started anew', async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => hold('one')));
    expect(all.filter((one) => one !== null)).toHaveLength(1);
  });

  it('keeps outboxes and people apart', async () => {
    expect(await Promise.all([hold('one'), hold('two'), hold('one', 'ben')])).not.toContain(null);
  });
});

describe('heldOutboxes without locks', () => {
  it('names those that open tabs have, and takes none', async () => {
    await hold('one');
    const asked = heldOutboxes('ann', ['one', 'two']);
    expect(await hold('two')).not.toBeNull();
    expect([...(await asked)]).toEqual(['one']);
  });
});

describe('holdOutbox with locks', () => {
  it('takes what it is given no answer about for another tab’s', async () => {
    const request = async () => {
      throw new DOMException('The page is going.', 'InvalidStateError');
    };
    vi.stubGlobal('navigator', { locks: { request } });
    expect(await hold('one')).toBeNull();
  });
});
