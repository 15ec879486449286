import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_STREAM_ARTICLES } from '@/lib/domain/contract/live';
import { followArticle } from './live-client';
import { removedEntry } from './removed-entry.fixture';

const [articleId, otherId] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002'];
const thirdId = '0198c0de-0000-7000-8000-000000000003';

/** The browser's locks, as far as they are used here: one holder a name, the others wait in line, one may steal. https://w3c.github.io/web-locks/ */
class Locks {
  private readonly held = new Map<string, (reason: unknown) => void>();
  private readonly waiting: { name: string; begin(): void }[] = [];

  request(name: string, { signal, steal = false }: { signal?: AbortSignal; steal?: boolean }, hold: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = () => {
        if (signal?.aborted) return reject(signal.reason);
        this.held.set(name, reject);
        hold()
          .then(resolve, reject)
          .finally(() => {
            // One from whom it was stolen has nothing to give back.
            if (this.held.get(name) === reject) this.held.delete(name);
            this.next();
          });
      };
      if (steal) {
        this.held.get(name)?.(new DOMException('It was stolen.', 'AbortError'));
        begin();
      } else this.waiting.push({ name, begin });
      queueMicrotask(() => this.next());
    });
  }

  async query() {
    return { held: [...this.held.keys()].map((name) => ({ name })) };
  }

  private next(): void {
    for (const one of [...this.waiting]) {
      if (this.held.has(one.name)) continue;
      this.waiting.splice(this.waiting.indexOf(one), 1);
      one.begin();
    }
  }
}

/** A word that can be waited for. */
class Words {
  private readonly said: string[] = [];
  private wake: () => void = () => undefined;

  say(word: string): void {
    this.said.push(word);
    this.wake();
  }

  get isEmpty(): boolean {
    return this.said.length === 0;
  }

  /** Waits for a word, over others. */
  async until(word: string): Promise<void> {
    while ((await this.next()) !== word);
  }

  async next(): Promise<string> {
    for (;;) {
      const word = this.said.shift();
      if (word !== undefined) return word;
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }
}

class Tab extends Words {
  /** How often it was told that the person is seen again. */
  timesBack = 0;
  close: () => void = () => undefined;
}

/** A tab that says what it is told to and hears nothing, and holds what it is told to until it is killed. */
class DumbTab {
  private readonly channel = new BroadcastChannel('galley-live-ada');
  private readonly ends: (() => void)[] = [];

  say(word: unknown): void {
    this.channel.postMessage(word);
  }

  hold(name: string, steal = false): Promise<void> {
    return locks.request(name, { steal }, () => new Promise((resolve) => this.ends.push(resolve)));
  }

  close(): void {
    this.channel.close();
    for (const end of this.ends) end();
  }
}

/** The server: signed in or not, with the stream that it opened last. */
class Server {
  isSignedIn = true;
  readonly asked = new Words();
  private left: Promise<unknown> = Promise.resolve();
  private writer: ReadableStreamDefaultController<Uint8Array> | null = null;

  /** Until whoever listens to the stream that was opened last goes. */
  async untilLeft(): Promise<void> {
    await this.left;
  }

  readonly fetch = async (address: string, { signal }: { signal: AbortSignal }): Promise<Response> => {
    this.asked.say(address.replace(/^.*\?/, '').replaceAll('%3A', ':'));
    if (!this.isSignedIn) {
      const problem = { type: 'urn:galley:signed-out', title: 'Signed out', status: 401, detail: 'Sign in.', code: 'signed-out' };
      return Response.json(problem, { status: 401 });
    }
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.writer = controller;
      },
    });
    this.left = new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
    this.send('ready', {});
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream; charset=utf-8' } });
  };

  send(name: string, data: unknown): void {
    this.writer?.enqueue(new TextEncoder().encode(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`));
  }

  endSessions(): void {
    this.isSignedIn = false;
    this.writer?.close();
  }
}

let page: EventTarget;
let server: Server;
let locks: Locks;
const tabs: { close(): void }[] = [];

beforeEach(() => {
  page = new EventTarget();
  server = new Server();
  vi.stubGlobal('window', Object.assign(page, { BroadcastChannel }));
  locks = new Locks();
  vi.stubGlobal('navigator', { locks });
  vi.stubGlobal('fetch', server.fetch);
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A tab, and what it was told. */
function openTab(tabId: string, follows = articleId, hash?: string, isThere = false): Tab {
  const heard = new Tab();
  heard.close = followArticle({
    personId: 'ada',
    tabId,
    articleId: follows,
    seq: () => 4,
    hash: () => hash,
    onEntries: ({ headSeq }) => heard.say(`entries to ${headSeq}`),
    onPresence: ({ people, isAll }) => heard.say(`${isAll ? 'all' : 'news'}: ${people.map(({ name }) => name).join(' ')}`),
    onOpen: () => heard.say('open'),
    onRights: () => heard.say('rights'),
    onLost: () => heard.say('lost'),
    onBack: () => {
      heard.timesBack += 1;
    },
    onRefused: async () => {
      heard.say('refused');
      return isThere;
    },
  });
  tabs.push(heard);
  return heard;
}

function openDumbTab(): DumbTab {
  const tab = new DumbTab();
  tabs.push(tab);
  return tab;
}

/** The time of beats goes by hand. */
const holdTime = () => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
const beat = () => vi.advanceTimersByTimeAsync(5_000);

const person = (name: string) => ({
  tabId: name,
  personId: '0198c0de-0000-7000-8000-00000000000a',
  name,
  colour: 2,
  place: { version: 1, anchor: 1, head: 1, annotationId: null, isAway: false },
});
const news = (id: string, headSeq: number) => ({ articleId: id, entries: [], headSeq });
const entry = (seq: number) => removedEntry(articleId, seq);

describe('followArticle', () => {
  it('has one stream for all tabs, which brings each what is its own', async () => {
    const first = openTab('a');
    expect([await server.asked.next(), await first.next()]).toEqual([`article=${articleId}:4`, 'open']);
    const second = openTab('b', otherId);
    expect(await server.asked.next()).toBe(`article=${articleId}:4&article=${otherId}:4`);
    expect([await first.next(), await second.next()]).toEqual(['open', 'open']);
    server.send('entries', news(otherId, 5));
    server.send('entries', news(articleId, 6));
    expect([await first.next(), await second.next()]).toEqual(['entries to 6', 'entries to 5']);
  });

  it('says what it goes on from by the hash of the entry there, also of one that it was brought', async () => {
    const [before, after] = ['a'.repeat(64), 'b'.repeat(64)];
    const tab = openTab('a', articleId, before);
    expect(await server.asked.next()).toBe(`article=${articleId}:4:${before}`);
    server.send('entries', { articleId, entries: [{ ...entry(5), prevHash: before, hash: after }], headSeq: 5 });
    await tab.until('entries to 5');
    openTab('b', otherId);
    expect(await server.asked.next()).toBe(`article=${articleId}:5:${after}&article=${otherId}:4`);
  });

  it('says to every tab that the session has ended, and asks again when the person is back', async () => {
    const [first, second] = [openTab('a'), openTab('b', otherId)];
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    server.endSessions();
    await Promise.all([first.until('refused'), second.until('refused')]);
    server.isSignedIn = true;
    page.dispatchEvent(new Event('focus'));
    await Promise.all([first.until('open'), second.until('open')]);
  });

  it('says that the person is seen again, at the page or in another tab that was opened, though the stream was never refused', async () => {
    const tab = openTab('a');
    await tab.until('open');
    expect(tab.timesBack).toBe(0);
    page.dispatchEvent(new Event('focus'));
    expect(tab.timesBack).toBe(1);
    openDumbTab().say({ type: 'want', tabId: 'b', articleId: otherId, seq: 4 });
    // The stream is opened for it after it was heard.
    await tab.until('open');
    expect(tab.timesBack).toBe(2);
  });

  it('says to every tab that rights are others', async () => {
    const [first, second] = [openTab('a'), openTab('b')];
    await Promise.all([first.until('open'), second.until('open')]);
    server.send('rights', {});
    await Promise.all([first.until('rights'), second.until('rights')]);
  });

  it('says to the tab alone whose article is gone, and asks for it no more', async () => {
    const [first, second] = [openTab('a'), openTab('b', otherId)];
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    server.send('gone', { articleId });
    await first.until('refused');
    server.send('entries', news(otherId, 5));
    await second.until('entries to 5');
    openTab('c', thirdId);
    expect(await server.asked.next()).toBe(`article=${otherId}:4&article=${thirdId}:4`);
  });

  it('goes on for the tab that could read the article, where that of another tab was refused', async () => {
    const [old, good] = ['a'.repeat(64), 'b'.repeat(64)];
    const [first, second] = [openTab('a', articleId, old), openTab('b', articleId, good, true)];
    await Promise.all([first.until('open'), second.until('open')]);
    server.send('gone', { articleId });
    await Promise.all([first.until('refused'), second.until('refused')]);
    await server.asked.until(`article=${articleId}:4:${good}`);
    server.send('entries', news(articleId, 6));
    await second.until('entries to 6');
  });

  it('tells each tab who is in its article, and all of it to a tab that comes later', async () => {
    const [first, elsewhere] = [openTab('a'), openTab('b', otherId)];
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    server.send('presence', { articleId, people: [person('Jonah')], more: 0, isAll: true });
    server.send('presence', { articleId, people: [person('Elif')], more: 0, isAll: false });
    server.send('presence', { articleId: otherId, people: [person('Ada')], more: 0, isAll: true });
    await first.until('all: Jonah');
    await first.until('news: Elif');
    let word = await elsewhere.next();
    while (word === 'open') word = await elsewhere.next();
    expect(word).toBe('all: Ada');
    const late = openTab('c');
    expect(await late.next()).toBe('all: Jonah Elif');
  });

  it('tells a tab all of it again that is back, where the stream has outlived the line', async () => {
    const tab = openTab('a');
    await server.asked.next();
    server.send('presence', { articleId, people: [person('Jonah')], more: 0, isAll: true });
    await tab.until('all: Jonah');
    page.dispatchEvent(new Event('online'));
    expect(await tab.next()).toBe('all: Jonah');
    expect(server.asked.isEmpty).toBe(true);
  });

  it('goes on for the other tabs when the one that listens is closed', async () => {
    openTab('a');
    const second = openTab('b', otherId);
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    tabs.shift()?.close();
    await server.asked.until(`article=${otherId}:4`);
    server.send('entries', news(otherId, 5));
    await second.until('entries to 5');
  });

  it('steals the lock from a tab that misses three beats, and not before', async () => {
    holdTime();
    const frozen = openDumbTab();
    const stolen = frozen.hold('galley-live-ada').catch((error: unknown) => error);
    const tab = openTab('a');
    await beat();
    await beat();
    frozen.say({ type: 'beat', articleIds: [articleId] });
    // What it says is heard before what the other says after it.
    frozen.say({ type: 'entries', message: news(articleId, 5) });
    await tab.until('entries to 5');
    await beat();
    await beat();
    expect(server.asked.isEmpty).toBe(true);
    await beat();
    expect([await server.asked.next(), await tab.next()]).toEqual([`article=${articleId}:4`, 'open']);
    expect(await stolen).toMatchObject({ name: 'AbortError' });
  });

  it('listens no more when the lock was stolen from it, and again when it is given back', async () => {
    const tab = openTab('a');
    await tab.until('open');
    const thief = openDumbTab();
    void thief.hold('galley-live-ada', true);
    await server.untilLeft();
    thief.close();
    await tab.until('open');
  });

  it('lets a page go whose browser refuses it every lock, and listens when it comes back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const request = locks.request.bind(locks);
    let isGoing = true;
    let refusals = 0;
    locks.request = (...asked) => {
      if (!isGoing) return request(...asked);
      refusals += 1;
      // Whoever asks again at once would do so for ever, and nothing else would be done, this test neither.
      if (refusals > 100) return new Promise(() => undefined);
      return Promise.reject(new DOMException('Responsible document is not fully active', 'InvalidStateError'));
    };
    const tab = openTab('a');
    // A task, behind all that promises do.
    await new Promise((resolve) => setImmediate(resolve));
    expect(refusals).toBe(2);
    isGoing = false;
    await vi.advanceTimersByTimeAsync(2_000);
    await tab.until('open');
    expect((await locks.query()).held).toEqual([{ name: 'galley-live-ada-a' }, { name: 'galley-live-ada' }]);
  });

  it('forgets a tab that is closed', async () => {
    const [first, gone] = [openTab('a'), openDumbTab()];
    gone.say({ type: 'want', tabId: 'b', articleId: otherId, seq: 4 });
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    gone.say({ type: 'bye', tabId: 'b' });
    gone.say({ type: 'want', tabId: 'c', articleId: thirdId, seq: 4 });
    expect(await server.asked.next()).toBe(`article=${articleId}:4&article=${thirdId}:4`);
    await first.until('open');
  });

  it('says farewell when its page is left, and comes back when the page does', async () => {
    const ear = new BroadcastChannel('galley-live-ada');
    const heard = new Words();
    // Beats are not what is listened for.
    ear.onmessage = ({ data: { type, tabId } }) => type !== 'beat' && tabId && heard.say(`${type} ${tabId}`);
    tabs.push(ear);
    openTab('a');
    await heard.until('want a');
    page.dispatchEvent(new Event('pagehide'));
    expect(await heard.next()).toBe('bye a');
    page.dispatchEvent(new Event('pageshow'));
    expect(await heard.next()).toBe('want a');
  });

  it('forgets a tab that was killed, whose lock is gone', async () => {
    holdTime();
    openTab('a');
    const killed = openDumbTab();
    void killed.hold('galley-live-ada-b');
    killed.say({ type: 'want', tabId: 'b', articleId: otherId, seq: 4 });
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    await beat();
    killed.close();
    await beat();
    openTab('c', thirdId);
    expect(await server.asked.next()).toBe(`article=${articleId}:4&article=${thirdId}:4`);
  });

  it('brings the articles that were come to last where there are more than a stream carries', async () => {
    openTab('a');
    const others = Array.from({ length: MAX_STREAM_ARTICLES }, (_, n) => otherId.replace(/..$/, String(n + 10)));
    const crowd = openDumbTab();
    for (const id of others) crowd.say({ type: 'want', tabId: id, articleId: id, seq: 4 });
    await server.asked.until(others.map((id) => `article=${id}:4`).join('&'));
    page.dispatchEvent(new Event('focus'));
    const without = (id?: string) => [...others.filter((one) => one !== id), articleId].map((one) => `article=${one}:4`).join('&');
    expect(await server.asked.next()).toBe(without(others[0]));
  });

  it('brings the article that was left out as soon as another tab is closed', async () => {
    openTab('a');
    const others = Array.from({ length: MAX_STREAM_ARTICLES }, (_, n) => otherId.replace(/..$/, String(n + 10)));
    const crowd = openDumbTab();
    for (const id of others) crowd.say({ type: 'want', tabId: id, articleId: id, seq: 4 });
    await server.asked.until(others.map((id) => `article=${id}:4`).join('&'));
    crowd.say({ type: 'bye', tabId: others[0] });
    const rest = [articleId, ...others.slice(1)];
    expect(await server.asked.next()).toBe(rest.map((id) => `article=${id}:4`).join('&'));
  });

  it('has a tab catch up that has less than the stream brought before it came', async () => {
    const first = openTab('a');
    await server.asked.next();
    server.send('entries', { ...news(articleId, 7), entries: [entry(7)] });
    await first.until('entries to 7');
    const late = openTab('b');
    await late.until('entries to 7');
  });

  it('asks again and again where there are no locks, and shares no stream', async () => {
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('document', { hidden: false });
    const tab = openTab('a');
    expect(await server.asked.next()).toBe('after=4&presence=1');
    page.dispatchEvent(new Event('focus'));
    expect(tab.timesBack).toBe(1);
  });
});
