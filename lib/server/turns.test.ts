import { afterEach, describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { noTurns, takeTurn } from './turns';

const rules = {
  maxRunning: 1,
  maxWaiting: 2,
  maxWaitMs: 1_000,
  busy: () => new DomainError('busy', 'Busy.'),
  calledOff: () => new DomainError('busy', 'Called off.'),
};

describe('takeTurn', () => {
  afterEach(() => vi.useRealTimers());

  it('gives turns in order, refuses whom the line has no place for, and hands a turn on once', async () => {
    const turns = noTurns();
    const handOn = await takeTurn(turns, rules);
    const order: string[] = [];
    const wait = (name: string) =>
      takeTurn(turns, rules).then((handOnNext) => {
        order.push(name);
        return handOnNext;
      });
    const [first, second] = [wait('first'), wait('second')];
    await expect(wait('third')).rejects.toThrow('Busy.');
    handOn();
    handOn();
    const handOnFirst = await first;
    expect(order).toEqual(['first']);
    handOnFirst();
    (await second)();
    expect(order).toEqual(['first', 'second']);
    expect(turns).toEqual(noTurns());
  });

  it('gives the next turn to whoever has the fewest, and among equals the first', async () => {
    const turns = noTurns();
    const many = { ...rules, maxRunning: 3, maxWaiting: 5 };
    const take = (whose: string) => takeTurn(turns, many, { whose });
    const handOns = await Promise.all(['eager', 'eager', 'eager'].map(take));
    const order: string[] = [];
    const waiting = ['eager', 'eager', 'second', 'third', 'second'].map(async (whose) => {
      const handOn = await take(whose);
      order.push(whose);
      return handOn;
    });
    for (const handOn of handOns) handOn();
    await Promise.all([waiting[2], waiting[3], waiting[0]]);
    expect(order).toEqual(['second', 'third', 'eager']);
    for (const one of [0, 2, 3, 1, 4]) (await waiting[one])?.();
    expect(order).toHaveLength(5);
    expect(turns).toEqual(noTurns());
  });

  it('takes out of the line who is gone, and whoever comes gone', async () => {
    const turns = noTurns();
    const handOn = await takeTurn(turns, rules);
    const gone = new AbortController();
    const left = takeTurn(turns, rules, { gone: gone.signal });
    const next = takeTurn(turns, rules);
    gone.abort();
    await expect(left).rejects.toThrow('Called off.');
    await expect(takeTurn(turns, rules, { gone: gone.signal })).rejects.toThrow('Called off.');
    handOn();
    (await next)();
    expect(turns).toEqual(noTurns());
  });

  it('refuses who has waited too long, and no sooner', async () => {
    vi.useFakeTimers();
    const turns = noTurns();
    const handOn = await takeTurn(turns, rules);
    let said = 'nothing yet';
    const late = takeTurn(turns, rules).catch((error: Error) => {
      said = error.message;
    });
    await vi.advanceTimersByTimeAsync(999);
    expect(said).toBe('nothing yet');
    await vi.advanceTimersByTimeAsync(1);
    await late;
    expect(said).toBe('Busy.');
    handOn();
    expect(turns).toEqual(noTurns());
  });
});
