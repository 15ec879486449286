import { describe, expect, it } from 'vitest';
import { HandClock } from '../session/hand-clock.fixture';
import { Composing } from './composing';

/** A composition, and what waits for it, by name, in the order in which it went on. */
function begin() {
  const clock = new HandClock();
  const composing = new Composing(clock);
  const done: string[] = [];
  const wait = (name: string, until: Promise<void> | null) => {
    if (until === null) done.push(name);
    else void until.then(() => done.push(name));
  };
  composing.endNow = () => {
    done.push('ended');
  };
  return { clock, composing, done, wait };
}

describe('Composing', () => {
  it('holds up nothing while nothing is composed', () => {
    const { composing } = begin();
    expect([composing.untilRest(), composing.untilOver(true)]).toEqual([null, null]);
  });

  it('holds up all until the composition was read, in the order of asking', async () => {
    const { clock, composing, done, wait } = begin();
    composing.press();
    wait('others', composing.untilOver(true));
    wait('own', composing.untilOver(false));
    await clock.pass(5_000);
    composing.end();
    await clock.pass(20);
    expect(done).toEqual([]);
    await clock.pass(20);
    expect(done).toEqual(['others', 'own']);
  });

  it('goes on with a composition that begins where the last one ended', async () => {
    const { clock, composing, done, wait } = begin();
    composing.press();
    wait('others', composing.untilOver(true));
    composing.end();
    composing.press();
    await clock.pass(1_000);
    expect(done).toEqual([]);
    composing.end();
    await clock.pass(100);
    expect(done).toEqual(['others']);
  });

  it('sends what is composed when it rests, and does not end it for that', async () => {
    const { clock, composing, done, wait } = begin();
    composing.press();
    await clock.pass(9_000);
    composing.press();
    wait('sending', composing.untilRest());
    await clock.pass(9_000);
    expect(done).toEqual([]);
    await clock.pass(1_000);
    expect(done).toEqual(['sending']);
    wait('own', composing.untilOver(false));
    await clock.pass(60_000);
    expect(done).toEqual(['sending']);
  });

  it.each([
    ['came before it rested', 5_000],
    ['comes while it rests', 30_000],
  ])('is ended for what others wrote that %s', async (_, ms) => {
    const { clock, composing, done, wait } = begin();
    composing.press();
    await clock.pass(ms);
    wait('others', composing.untilOver(true));
    await clock.pass(10_000);
    expect(done).toEqual(['ended', 'others']);
  });

  it('holds up nothing any more once the text has gone', async () => {
    const { clock, composing, done, wait } = begin();
    composing.press();
    wait('others', composing.untilOver(true));
    wait('sending', composing.untilRest());
    composing.finish();
    await clock.pass(0);
    expect(done.sort()).toEqual(['others', 'sending']);
    expect(composing.untilOver(true)).toBe(null);
  });
});
