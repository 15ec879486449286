import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followArticle } from './live-client';

const [articleId, otherId] = ['0198c0de-0000-7000-8000-000000000001', '0198c0de-0000-7000-8000-000000000002'];

/** The browser's locks, as far as they are used here: one holder a name, the others wait in line. https://w3c.github.io/web-locks/ */
class Locks {
  private held: Promise<unknown> = Promise.resolve();

  request(_name: string, { signal }: { signal: AbortSignal }, hold: () => Promise<void>): Promise<unknown> {
    const turn = this.held.then(() => (signal.aborted ? Promise.reject(signal.reason) : hold()));
    this.held = turn.catch(() => undefined);
    return turn;
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
  close: () => void = () => undefined;
}

/** The server: signed in or not, with the stream that it opened last. */
class Server {
  isSignedIn = true;
  readonly asked = new Words();
  private writer: ReadableStreamDefaultController<Uint8Array> | null = null;

  readonly fetch = async (address: string): Promise<Response> => {
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
const tabs: Tab[] = [];

beforeEach(() => {
  page = new EventTarget();
  server = new Server();
  vi.stubGlobal('window', Object.assign(page, { BroadcastChannel }));
  vi.stubGlobal('navigator', { locks: new Locks() });
  vi.stubGlobal('fetch', server.fetch);
  vi.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => {
  for (const tab of tabs.splice(0)) tab.close();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** A tab, and what it was told. */
function openTab(tabId: string, follows = articleId): Tab {
  const heard = new Tab();
  heard.close = followArticle({
    personId: 'ada',
    tabId,
    articleId: follows,
    seq: () => 4,
    onEntries: ({ headSeq }) => heard.say(`entries to ${headSeq}`),
    onPresence: ({ people, isAll }) => heard.say(`${isAll ? 'all' : 'news'}: ${people.map(({ name }) => name).join(' ')}`),
    onOpen: () => heard.say('open'),
    onRefused: () => heard.say('refused'),
  });
  tabs.push(heard);
  return heard;
}

const person = (name: string) => ({
  tabId: name,
  personId: '0198c0de-0000-7000-8000-00000000000a',
  name,
  colour: 2,
  place: { version: 1, anchor: 1, head: 1, annotationId: null, isAway: false },
});
const news = (id: string, headSeq: number) => ({ articleId: id, entries: [], headSeq });

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

  it('says to every tab that the session has ended, and asks again when the person is back', async () => {
    const [first, second] = [openTab('a'), openTab('b', otherId)];
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    server.endSessions();
    await Promise.all([first.until('refused'), second.until('refused')]);
    server.isSignedIn = true;
    page.dispatchEvent(new Event('focus'));
    await Promise.all([first.until('open'), second.until('open')]);
  });

  it('says to the tab alone whose article is gone, and asks for it no more', async () => {
    const [first, second] = [openTab('a'), openTab('b', otherId)];
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    server.send('gone', { articleId });
    await first.until('refused');
    server.send('entries', news(otherId, 5));
    await second.until('entries to 5');
    const third = '0198c0de-0000-7000-8000-000000000003';
    openTab('c', third);
    expect(await server.asked.next()).toBe(`article=${otherId}:4&article=${third}:4`);
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

  it('goes on for the other tabs when the one that listens is closed', async () => {
    openTab('a');
    const second = openTab('b', otherId);
    await server.asked.until(`article=${articleId}:4&article=${otherId}:4`);
    tabs.shift()?.close();
    await server.asked.until(`article=${otherId}:4`);
    server.send('entries', news(otherId, 5));
    await second.until('entries to 5');
  });

  it('asks again and again where there are no locks, and shares no stream', async () => {
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('document', { hidden: false });
    openTab('a');
    expect(await server.asked.next()).toBe('after=4');
  });
});
