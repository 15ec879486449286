import { describe, expect, it } from 'vitest';
import { HandClock } from './hand-clock.fixture';
import { SendPace } from './send-pace';

/** When requests begin, of one whose keys come at `times`. Each has its answer at once. */
async function begunAt(times: readonly number[]): Promise<number[]> {
  const clock = new HandClock();
  const begun: number[] = [];
  let waits = false;
  const send = () => {
    if (!waits || pace.isResting) return;
    waits = false;
    begun.push(clock.now());
    pace.begin();
  };
  const pace = new SendPace(clock, send);
  for (const at of times) {
    await clock.pass(at - clock.now());
    waits = true;
    send();
  }
  await clock.pass(1_000);
  expect(waits).toBe(false);
  return begun;
}

const every = (ms: number, count: number) => Array.from({ length: count }, (_, index) => index * ms);

describe('SendPace', () => {
  it('keeps a second key waiting for a moment only', async () => {
    expect(await begunAt([0, 10])).toEqual([0, 30]);
    expect(await begunAt([0, 40])).toEqual([0, 40]);
  });

  it('rests longer the longer somebody types on', async () => {
    expect(await begunAt(every(10, 50))).toEqual([0, 30, 90, 210, 330, 450, 570]);
  });

  it('makes no more than a request each 120 ms for keys that come quicker than that', async () => {
    for (const ms of [33, 60, 83, 100, 119]) {
      const begun = await begunAt(every(ms, 200));
      for (const [index, at] of begun.entries()) {
        if (index > 3) expect(at - (begun[index - 1] ?? 0), `a key each ${ms} ms`).toBeGreaterThanOrEqual(120);
      }
    }
  });

  it('lets each key go that comes later than that', async () => {
    expect(await begunAt(every(125, 20))).toEqual(every(125, 20));
  });

  it('begins anew after a pause', async () => {
    expect(await begunAt([...every(10, 40), 600, 610])).toEqual([0, 30, 90, 210, 330, 450, 600, 630]);
  });

  it('calls nothing once it was stopped', async () => {
    const clock = new HandClock();
    let calls = 0;
    const pace = new SendPace(clock, () => {
      calls += 1;
    });
    pace.begin();
    pace.stop();
    await clock.pass(1_000);
    expect([calls, pace.isResting]).toEqual([0, false]);
  });
});
