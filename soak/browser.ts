// A browser without a screen: what the app's own code for browsers asks of one, for any number of pages in one process.
import 'fake-indexeddb/auto';
import { AsyncLocalStorage } from 'node:async_hooks';
import { IDBFactory } from 'fake-indexeddb';
import { LockOptions, Locks } from './locks';

/** Told of what goes over the wire, whatever becomes of it. */
export interface Wire {
  asked(page: Page, url: URL, body: string): void;
  answered(page: Page, url: URL, asked: string, answer: { status: number; text: string }): void;
}

/** One person's browser: what outlives its pages. */
export class Browser {
  readonly origin: string;
  readonly wire: Wire;
  readonly indexedDB = new IDBFactory();
  readonly locks = new Locks();
  readonly channels = new Set<PageChannel>();
  readonly requests = new Set<AbortController>();
  private readonly cookies = new Map<string, string>();
  isOffline = false;
  /** How far this computer's clock is from ours. */
  skewMs = 0;

  constructor(origin: string, wire: Wire) {
    this.origin = origin;
    this.wire = wire;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  goOffline(): void {
    this.isOffline = true;
    for (const request of this.requests) request.abort();
  }
}

const here = new AsyncLocalStorage<Page>();

/** One page of a browser. Code run in it finds `window`, `fetch` and the like of this page; once it is closed nothing of it happens any more. */
export class Page {
  readonly browser: Browser;
  readonly sessionStorage: Map<string, string>;
  readonly window: EventTarget & { location: { origin: string }; BroadcastChannel: unknown };
  private isClosed = false;
  private leave: () => void = () => undefined;
  /** Resolves when the page is closed. */
  readonly gone = new Promise<void>((resolve) => {
    this.leave = resolve;
  });
  private readonly timers = new Set<ReturnType<typeof setTimeout>>();
  private readonly requests = new Set<AbortController>();

  constructor(browser: Browser, sessionStorage = new Map<string, string>()) {
    this.browser = browser;
    this.sessionStorage = sessionStorage;
    this.window = Object.assign(new EventTarget(), { location: { origin: browser.origin }, BroadcastChannel: PageChannel });
  }

  /** Runs `work` and all that follows from it as this page's. */
  run<T>(work: () => T): T {
    return here.run(this, work);
  }

  /** What a killed page does: its timers, requests, locks and channels are gone, and nobody is told. */
  close(): void {
    this.isClosed = true;
    this.leave();
    for (const timer of this.timers) clearTimeout(timer);
    for (const request of this.requests) request.abort();
    for (const channel of this.browser.channels) if (channel.page === this) channel.close();
    this.browser.locks.forget(this);
  }

  setTimeout<Given extends unknown[]>(work: (...given: Given) => void, ms?: number, ...given: Given): ReturnType<typeof setTimeout> {
    const timer = realSetTimeout(() => {
      this.timers.delete(timer);
      work(...given);
    }, ms);
    return this.keep(timer);
  }

  setInterval(work: () => void, ms: number): ReturnType<typeof setTimeout> {
    return this.keep(realSetInterval(work, ms));
  }

  clearTimeout(id: unknown): void {
    for (const timer of this.timers) {
      if (timer !== id) continue;
      clearTimeout(timer);
      this.timers.delete(timer);
    }
  }

  random(): number {
    return Math.random();
  }

  private keep(timer: ReturnType<typeof setTimeout>): ReturnType<typeof setTimeout> {
    if (this.isClosed) clearTimeout(timer);
    else this.timers.add(timer);
    return timer;
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.browser.origin);
    if (this.isClosed) return never();
    if (this.browser.isOffline) throw new TypeError('fetch failed: offline');
    const request = new AbortController();
    for (const list of [this.requests, this.browser.requests]) list.add(request);
    const forget = () => {
      for (const list of [this.requests, this.browser.requests]) list.delete(request);
    };
    const headers = new Headers(init.headers);
    headers.set('cookie', this.browser.cookie);
    if (init.method !== 'GET') headers.set('origin', this.browser.origin);
    headers.set('sec-fetch-site', 'same-origin');
    const signal = AbortSignal.any([request.signal, ...(init.signal ? [init.signal] : [])]);
    const asked = typeof init.body === 'string' ? init.body : '';
    try {
      this.browser.wire.asked(this, url, asked);
      // Outside: Node's own timers must outlive the page.
      const response = await here.exit(() => realFetch(url, { ...init, headers, signal }));
      this.browser.keepCookies(response.headers);
      // A stream's line stays in the lists: it can be cut until the page is gone.
      if (response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
      const text = await here.exit(() => unlessAborted(response.text(), signal));
      if (this.isClosed) return never();
      forget();
      this.browser.wire.answered(this, url, asked, { status: response.status, text });
      return new Response(response.status === 204 ? null : text, { status: response.status, headers: response.headers });
    } catch (error) {
      forget();
      if (this.isClosed) return never();
      throw error;
    }
  }

  readonly navigator = {
    onLine: true,
    locks: {
      request: (name: string, ...rest: unknown[]): Promise<unknown> => {
        if (this.isClosed) return never();
        const [options, work] = rest.length === 1 ? [{}, rest[0]] : rest;
        if (typeof work !== 'function') throw new TypeError('no work to do under the lock');
        const run = (inside: () => void) => this.run(inside);
        return this.browser.locks.request(this, run, name, LockOptions.parse(options), (lock) => work(lock));
      },
      query: async () => this.browser.locks.snapshot(),
    },
  };
}

/**
 * What `reading` gives, or the signal's reason if that comes first. Node 20's own reading never ends when the signal comes after the last byte of a
 * packed answer and before all of it is unpacked: nobody listens there any more. On a busy machine that is a good part of a large answer's time.
 */
function unlessAborted<T>(reading: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    void reading.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** The page whose code runs now. */
function currentPage(): Page | undefined {
  return here.getStore();
}

const never = <T>() => new Promise<T>(() => undefined);
const realFetch = globalThis.fetch;
const realSetTimeout = globalThis.setTimeout;
const realSetInterval = globalThis.setInterval;
const realIndexedDB = globalThis.indexedDB;

/** The BroadcastChannel of one browser: Node's own reaches all of them. */
class PageChannel {
  readonly page: Page;
  readonly name: string;
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(name: string) {
    const page = currentPage();
    if (!page) throw new Error('a channel outside any page');
    this.page = page;
    this.name = name;
    page.browser.channels.add(this);
  }

  postMessage(message: unknown): void {
    const data: unknown = structuredClone(message);
    for (const other of this.page.browser.channels) {
      if (other === this || other.name !== this.name) continue;
      setImmediate(() => {
        if (this.page.browser.channels.has(other)) other.page.run(() => other.onmessage?.({ data }));
      });
    }
  }

  close(): void {
    this.page.browser.channels.delete(this);
  }
}

/** Puts the current page's parts where browsers have them. Outside any page they are as Node has them. */
export function installBrowsers(): void {
  const parts: Record<string, (page: Page | undefined) => unknown> = {
    window: (page) => page?.window,
    navigator: (page) => page?.navigator,
    sessionStorage: (page) =>
      page && {
        getItem: (key: string) => page.sessionStorage.get(key) ?? null,
        setItem: (key: string, value: string) => page.sessionStorage.set(key, value),
      },
    indexedDB: (page) => page?.browser.indexedDB ?? realIndexedDB,
    // A page's timers go with it.
    setTimeout: (page) => (page ? page.setTimeout.bind(page) : realSetTimeout),
    setInterval: (page) => (page ? page.setInterval.bind(page) : realSetInterval),
    fetch: (page) => (page ? (address: string, init?: RequestInit) => page.fetch(address, init) : realFetch),
  };
  Object.defineProperty(globalThis, 'BroadcastChannel', { configurable: true, value: PageChannel });
  for (const [name, part] of Object.entries(parts)) {
    Object.defineProperty(globalThis, name, { configurable: true, get: () => part(currentPage()) });
  }
}
