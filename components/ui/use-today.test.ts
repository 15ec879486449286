import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { subscribeDays, subscribeMinutes } from './use-today';

const MINUTE_MS = 60_000;

beforeEach(() => void vi.useFakeTimers({ now: new Date(2026, 10, 30, 23, 57, 10) }));
afterEach(() => void vi.useRealTimers());

/** How often each was told, and the way to stop them. */
function listen(subscribe: typeof subscribeDays, count = 1) {
  const told = vi.fn<() => void>();
  const stops = Array.from({ length: count }, () => subscribe(told));
  return {
    told,
    stop: () => {
      for (const stop of stops) stop();
    },
  };
}

describe('subscribeMinutes', () => {
  it('tells of each minute once', () => {
    const { told, stop } = listen(subscribeMinutes);
    vi.advanceTimersByTime(45_000);
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(15_000);
    expect(told).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(told).toHaveBeenCalledTimes(3);
    stop();
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(told).toHaveBeenCalledTimes(3);
  });
});

describe('subscribeDays', () => {
  it('tells a thousand by one timer, and only when the day turns', () => {
    const minutes = listen(subscribeMinutes);
    const { told, stop } = listen(subscribeDays, 1_000);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2 * MINUTE_MS);
    expect(told).not.toHaveBeenCalled();
    vi.advanceTimersByTime(MINUTE_MS);
    expect(told).toHaveBeenCalledTimes(1_000);
    vi.advanceTimersByTime(30 * MINUTE_MS);
    expect(told).toHaveBeenCalledTimes(1_000);
    stop();
    minutes.stop();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('tells of the day that has come while the machine slept', () => {
    const { told, stop } = listen(subscribeDays);
    vi.setSystemTime(new Date(2026, 11, 2, 9, 0));
    vi.advanceTimersByTime(15_000);
    expect(told).toHaveBeenCalledTimes(1);
    stop();
  });

  it('knows what day it is when somebody listens again after a pause', () => {
    listen(subscribeDays).stop();
    vi.setSystemTime(new Date(2026, 11, 1, 9, 0));
    const { told, stop } = listen(subscribeDays);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(told).not.toHaveBeenCalled();
    stop();
  });
});
