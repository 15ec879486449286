import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { holdByAsking, isHeldByAsking } from './ask-tabs';

/** Every channel that is open. */
let channels: Channel[] = [];

/** A channel as a browser has it, whose tab may be busy or asleep: what it is told meanwhile it hears in its order, once it wakes. */
class Channel {
  onmessage: ((event: { data: unknown }) => void) | null = null;
  private waiting: unknown[] = [];
  private isAsleep = false;

  constructor(private readonly name: string) {
    channels.push(this);
  }

  postMessage(data: unknown): void {
    for (const other of channels) if (other !== this && other.name === this.name) other.hear(data);
  }

  close(): void {
    channels = channels.filter((one) => one !== this);
  }

  sleep(): void {
    this.isAsleep = true;
  }

  wake(): void {
    this.isAsleep = false;
    for (const data of this.waiting.splice(0)) this.hear(data);
  }

  private hear(data: unknown): void {
    if (this.isAsleep) this.waiting.push(data);
    else queueMicrotask(() => channels.includes(this) && this.onmessage?.({ data }));
  }
}

/** A tab that asks for the same as all others. */
function openTab() {
  const tab = { isTold: false, release: undefined as (() => void) | null | undefined };
  const asked = holdByAsking('an-outbox', () => {
    tab.isTold = true;
  });
  const channel = channels.at(-1);
  if (!channel) throw new Error('The tab says nothing.');
  void asked.then((release) => {
    tab.release = release;
  });
  return Object.assign(tab, { channel, asked });
}

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const A_WHILE_MS = 1_000;

beforeEach(() => {
  channels = [];
  vi.useFakeTimers();
  vi.stubGlobal('BroadcastChannel', Channel);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('holdByAsking', () => {
  it('tells a tab that slept that another has taken it, and that one keeps it', async () => {
    const first = openTab();
    await pass(A_WHILE_MS);
    first.channel.sleep();
    const second = openTab();
    await pass(A_WHILE_MS);
    expect([typeof second.release, first.isTold]).toEqual(['function', false]);
    first.channel.wake();
    await pass(0);
    expect([first.isTold, second.isTold]).toEqual([true, false]);
    const third = openTab();
    await pass(A_WHILE_MS);
    expect([third.release, second.isTold]).toEqual([null, false]);
    second.release?.();
    const fourth = openTab();
    await pass(A_WHILE_MS);
    expect(typeof fourth.release).toBe('function');
  });

  it('takes nothing from a tab whose answer it could not hear in time', async () => {
    const first = openTab();
    await pass(A_WHILE_MS);
    const busy = openTab();
    busy.channel.sleep();
    await pass(A_WHILE_MS);
    busy.channel.wake();
    await pass(0);
    expect([busy.release, first.isTold]).toEqual([null, false]);
    expect(channels).toEqual([first.channel]);
  });

  it('waits for all answers, whoever asks meanwhile, and hears nothing in what is none', async () => {
    vi.spyOn(Math, 'random').mockReturnValueOnce(0.1).mockReturnValueOnce(0.9);
    const first = openTab();
    await pass(100);
    const asked = isHeldByAsking('an-outbox');
    new Channel('an-outbox').postMessage({ lot: 'none' });
    await pass(0);
    expect(first.release).toBeUndefined();
    const second = openTab();
    await pass(0);
    expect([first.release, second.release]).toEqual([undefined, null]);
    await pass(A_WHILE_MS);
    expect([typeof first.release, await asked]).toEqual(['function', true]);
  });

  it('is refused by a tab that takes it meanwhile, and says nothing to one that says it has it', async () => {
    const [first, other] = [openTab(), new Channel('an-outbox')];
    other.postMessage('taken');
    await pass(0);
    expect(first.release).toBeNull();
    const second = openTab();
    await pass(A_WHILE_MS);
    const heard: unknown[] = [];
    other.onmessage = ({ data }) => void heard.push(data);
    other.postMessage('mine');
    await pass(0);
    other.postMessage('who');
    await pass(0);
    expect([heard, typeof second.release]).toEqual([['mine'], 'function']);
  });

  it('leaves no channel open that nobody needs', async () => {
    const first = openTab();
    await pass(A_WHILE_MS);
    const second = openTab();
    await pass(A_WHILE_MS);
    expect([second.release, channels]).toEqual([null, [first.channel]]);
    first.release?.();
    expect(channels).toEqual([]);
  });

  it('has it at once where tabs cannot talk to each other', async () => {
    Reflect.deleteProperty(globalThis, 'BroadcastChannel');
    expect(await holdByAsking('an-outbox', () => undefined)).toBeTypeOf('function');
    expect(await isHeldByAsking('an-outbox')).toBe(false);
  });

  it.each([
    ['higher', [0.9, 0.1], [null, 'function']],
    ['lower', [0.1, 0.9], ['function', null]],
  ])('gives it to one of two that asked together, though one slept over it that had the %s lot', async (_, lots, has) => {
    const draw = vi.spyOn(Math, 'random');
    for (const lot of lots) draw.mockReturnValueOnce(lot);
    const first = openTab();
    await pass(100);
    first.channel.sleep();
    const second = openTab();
    await pass(A_WHILE_MS);
    first.channel.wake();
    await pass(A_WHILE_MS);
    draw.mockRestore();
    expect([first, second].map(({ release }) => release && typeof release)).toEqual(has);
    expect([first.isTold, second.isTold]).toEqual([false, false]);
  });
});

describe('isHeldByAsking', () => {
  it('hears it of a tab that takes it meanwhile', async () => {
    openTab();
    await pass(100);
    const asked = isHeldByAsking('an-outbox');
    await pass(A_WHILE_MS);
    expect(await asked).toBe(true);
    expect(channels).toHaveLength(1);
  });

  it('asks nobody any more once it has heard it, or nothing', async () => {
    expect(await Promise.all([isHeldByAsking('an-outbox'), pass(A_WHILE_MS)])).toMatchObject([false, {}]);
    expect(channels).toEqual([]);
    openTab();
    await pass(A_WHILE_MS);
    const asked = isHeldByAsking('an-outbox');
    await pass(0);
    expect([await asked, vi.getTimerCount()]).toEqual([true, 0]);
  });
});
