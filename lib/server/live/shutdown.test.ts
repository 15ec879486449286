import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** Tells this process to stop, as far as the module hears of it: nobody else is told. */
let stop: () => void;

beforeEach(() => {
  const hearers: (() => void)[] = [];
  stop = () => {
    for (const hear of hearers) hear();
  };
  vi.spyOn(process, 'on').mockImplementation((name, hear) => {
    if (name === 'SIGTERM') hearers.push(() => hear());
    return process;
  });
  vi.stubGlobal('galleyOfProcess', undefined);
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('closes what is open when the process is told to stop, but for what was closed before', async () => {
  const { onShutdown } = await import('./shutdown');
  const closed: string[] = [];
  onShutdown(() => closed.push('open'));
  onShutdown(() => closed.push('closed before'))();
  stop();
  expect(closed).toEqual(['open']);
});

it('closes at once what is opened while the process stops', async () => {
  const { onShutdown } = await import('./shutdown');
  onShutdown(() => undefined);
  stop();
  const closed: string[] = [];
  onShutdown(() => closed.push('late'));
  expect(closed).toEqual(['late']);
});

it('has heard of the stop also where nothing was open then', async () => {
  const { hearOfShutdown, onShutdown } = await import('./shutdown');
  hearOfShutdown();
  stop();
  const closed: string[] = [];
  onShutdown(() => closed.push('late'));
  expect(closed).toEqual(['late']);
});
