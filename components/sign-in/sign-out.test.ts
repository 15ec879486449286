import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '@/lib/api';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { keepNothingMore, openOutboxStore } from '@/lib/editor/outbox/outbox-store';
import { HandClock } from '@/lib/editor/session/hand-clock.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { SessionSender } from '@/lib/editor/session/session-sender';
import { countUnsent, endKept, hasBegun, type KeptHere, registerKept, signOutAndWipe } from './sign-out';

let asked: string[];
let page: string[];
let takeBack: (() => void)[];

beforeEach(() => {
  [asked, page, takeBack] = [[], [], []];
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address);
    return Response.json({ csrfToken: 'a token', url: 'https://galley.example/' });
  });
  vi.stubGlobal('window', { location: { origin: 'https://galley.example', assign: (address: string) => page.push(address) } });
});
afterEach(() => {
  for (const take of takeBack) take();
});

const register = (entry: Partial<KeptHere>) => {
  const nothing = async () => undefined;
  takeBack.push(registerKept({ countUnsent: async () => 0, end: nothing, wipe: nothing, ...entry }));
};

describe('signing out', () => {
  it('is asked about by what is kept, as far as that can be read', async () => {
    register({ countUnsent: async () => 2 });
    register({ countUnsent: () => Promise.reject(new DOMException('No.', 'InvalidStateError')) });
    expect(await countUnsent()).toBe(2);
  });

  it('is asked about by words that are begun, wherever one of those who keep them knows of some', async () => {
    register({});
    expect(await hasBegun()).toBe(false);
    register({ hasBegun: async () => false });
    register({ hasBegun: () => Promise.reject(new DOMException('No.', 'InvalidStateError')) });
    expect(await hasBegun()).toBe(false);
    register({ hasBegun: async () => true });
    expect(await hasBegun()).toBe(true);
  });

  it('ends the session and leaves the page where the browser has no store to wipe', async () => {
    register({ wipe: () => Promise.reject(new DOMException('No.', 'InvalidStateError')) });
    await signOutAndWipe();
    expect(asked).toEqual(['/api/auth/csrf', '/api/auth/signout']);
    expect(page).toEqual(['/sign-in']);
  });
});

describe('a second tab in which the person is signed out', () => {
  it('keeps and sends nothing from when it hears of it, whatever comes before the page is gone', async () => {
    const server = new TestServer(docOf('A bus that runs', 'It was a lazy cut.'));
    const personId = server.journal.actorId;
    const [store, elsewhere] = [openOutboxStore(personId), openOutboxStore(personId)];
    const tab = new TestTab(server);
    const clock = new HandClock();
    tab.session.options.store = store;
    let sent = 0;
    const signedOut = async () => {
      sent += 1;
      throw new ApiError('signed-out', 401, 'Sign in.');
    };
    const sender = new SessionSender(tab.session, { append: signedOut, entriesAfter: signedOut }, clock);
    tab.session.subscribe(() => sender.schedule());
    register({ end: () => sender.stop() });
    tab.typeBefore('lazy', 'very ');
    await clock.pass(1_000);
    await expect.poll(() => store.countUnsent()).toBe(1);
    // The other tab has wiped; this one hears of it a moment later, and had kept anew what it holds.
    keepNothingMore(personId);
    await endKept();
    expect(await elsewhere.countUnsent()).toBe(0);
    const before = sent;
    tab.typeBefore('cut', 'own ');
    sender.retry();
    sender.schedule();
    await sender.take(await server.entriesAfter('', 1));
    await clock.pass(60_000);
    expect(await elsewhere.countUnsent()).toBe(0);
    expect(sent).toBe(before);
  });
});
