import { afterEach, describe, expect, it, vi } from 'vitest';
import { late } from './late';

/** A script that comes, or does not, when the test says so. */
function script() {
  const asked: { come: (module: string) => void; fail: () => void }[] = [];
  const load = () => new Promise<string>((resolve, reject) => asked.push({ come: resolve, fail: () => reject(new Error('no line')) }));
  return { asked, part: late(load) };
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Where no script comes: how often it was asked for, by a clock that the test moves. */
function lineThatIsGone() {
  vi.useFakeTimers();
  vi.stubGlobal('window', new EventTarget());
  const load = vi.fn(() => Promise.reject<string>(new Error('no line')));
  return { load, part: late(load) };
}

describe('late', () => {
  it('fetches once, however many ask', async () => {
    const { asked, part } = script();
    expect(part.here()).toBeNull();
    const first = part.fetch();
    const second = part.fetch();
    asked[0]?.come('menu');
    await Promise.all([first, second]);
    await part.fetch();
    expect(asked).toHaveLength(1);
    expect(part.here()).toBe('menu');
  });

  it('tells those who wait for it, until they leave', async () => {
    const { asked, part } = script();
    const [stays, leaves] = [vi.fn(), vi.fn()];
    part.subscribe(stays);
    part.subscribe(leaves)();
    const coming = part.fetch();
    asked[0]?.come('menu');
    await coming;
    expect(stays).toHaveBeenCalledOnce();
    expect(leaves).not.toHaveBeenCalled();
  });

  it('tries again when the line is back, and when somebody asks anew', async () => {
    const window = new EventTarget();
    vi.stubGlobal('window', window);
    const { asked, part } = script();
    const first = part.fetch();
    asked[0]?.fail();
    await first;
    expect(part.here()).toBeNull();
    window.dispatchEvent(new Event('online'));
    expect(asked).toHaveLength(2);
    const again = part.fetch();
    asked[1]?.come('menu');
    await again;
    expect(asked).toHaveLength(2);
    expect(part.here()).toBe('menu');
  });

  it('tries again by and by what somebody waits for, and tells each time that it did not come', async () => {
    const { load, part } = lineThatIsGone();
    const told = vi.fn();
    part.subscribe(told);
    part.want();
    await vi.advanceTimersByTimeAsync(25_000);
    expect([load.mock.calls.length, part.failures(), told.mock.calls.length]).toEqual([3, 3, 3]);
    load.mockResolvedValue('menu');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(part.here()).toBe('menu');
    expect(load).toHaveBeenCalledTimes(4);
  });

  it('leaves alone what nobody waits for any more', async () => {
    const { load, part } = lineThatIsGone();
    const letGo = part.want();
    await vi.advanceTimersByTimeAsync(1_000);
    letGo();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(load).toHaveBeenCalledOnce();
  });
});
