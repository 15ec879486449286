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
  });
});
