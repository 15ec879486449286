import { describe, expect, it } from 'vitest';
import { ApiError } from '@/lib/api';
import type { PresencePlace } from '@/lib/domain/contract/presence';
import { HandClock } from '../session/hand-clock.fixture';
import { PresenceSender } from './presence-sender';

/** A tab whose caret is moved by hand, and what it said of itself: the caret, `away`, or `gone`. */
class Tab {
  readonly clock = new HandClock();
  readonly said: (number | string)[] = [];
  /** When it had moved last, as it said each time. */
  readonly movedAts: (number | undefined)[] = [];
  readonly saidAts: number[] = [];
  /** What the device's clock says; by itself it goes on with the time that passes. */
  date: () => number = () => this.clock.now();
  head = 0;
  others = 1;
  /** The status of the next refusals; 0 is no answer. */
  refusals: number[] = [];
  private hold: Promise<void> | null = null;
  release: () => void = () => undefined;
  readonly sender: PresenceSender;

  constructor(asked: { leastPauseMs?: number } = {}) {
    this.sender = new PresenceSender({
      place: () => ({ version: 1, anchor: this.head, head: this.head, annotationId: null }),
      isKnownFrom: (said, place) => said.head === place.head && said.isAway === place.isAway,
      say: (place, saidAt) => this.say(place, saidAt),
      others: () => this.others,
      date: () => this.date(),
      timers: this.clock,
      ...asked,
    });
  }

  move(head: number): void {
    this.head = head;
    this.sender.moved();
  }

  /** From now on the server takes its time, until `release`. */
  slow(): void {
    this.hold = new Promise((resolve) => {
      this.release = resolve;
    });
  }

  private async say(place: PresencePlace | null, saidAt: number): Promise<void> {
    this.saidAts.push(saidAt);
    this.movedAts.push(place?.movedAt);
    this.said.push(place === null ? 'gone' : place.isAway ? 'away' : place.head);
    const status = this.refusals.shift();
    await this.hold;
    if (status !== undefined) throw new ApiError(status === 0 ? 'unreachable' : 'refused', status, 'No.');
  }
}

describe('PresenceSender', () => {
  it('says a move at once, and of what follows within 100 ms the last', async () => {
    const tab = new Tab();
    for (const head of [1, 2, 3]) tab.move(head);
    expect(tab.said).toEqual([1]);
    await tab.clock.pass(99);
    expect(tab.said).toEqual([1]);
    await tab.clock.pass(1);
    expect(tab.said).toEqual([1, 3]);
  });

  it('says a move no more often than it is asked to', async () => {
    const tab = new Tab({ leastPauseMs: 2_000 });
    for (const head of [1, 2]) tab.move(head);
    await tab.clock.pass(1_900);
    expect(tab.said).toEqual([1]);
    await tab.clock.pass(100);
    expect(tab.said).toEqual([1, 2]);
  });

  it('says nothing of what others know already', async () => {
    const tab = new Tab();
    tab.move(1);
    await tab.clock.pass(1_000);
    tab.move(1);
    await tab.clock.pass(1_000);
    expect(tab.said).toEqual([1]);
  });

  it('speaks less where many listen, and still less to nobody', async () => {
    for (const [others, ms] of [
      [11, 250],
      [0, 3_000],
    ] as const) {
      const tab = new Tab();
      tab.others = others;
      tab.move(1);
      tab.move(2);
      await tab.clock.pass(ms - 1);
      expect(tab.said).toEqual([1]);
      await tab.clock.pass(1);
      expect(tab.said).toEqual([1, 2]);
    }
  });

  it('says its place four times a second at most among many, however long it moves', async () => {
    const tab = new Tab();
    tab.others = 49;
    for (let ms = 0; ms < 60_000; ms += 20) {
      tab.move(ms);
      await tab.clock.pass(20);
    }
    expect(tab.said.length).toBeGreaterThan(200);
    expect(tab.said.length).toBeLessThanOrEqual(241);
  });

  it('says where it is when somebody comes to a place where nobody was', async () => {
    const tab = new Tab();
    tab.others = 0;
    tab.move(1);
    await tab.clock.pass(0);
    tab.move(2);
    tab.others = 1;
    tab.sender.hasCompany();
    expect(tab.said).toEqual([1, 2]);
  });

  it('waits for the answer of a slow server, and then says the last', async () => {
    const tab = new Tab();
    tab.slow();
    for (const head of [1, 2, 3]) {
      tab.move(head);
      await tab.clock.pass(1_000);
    }
    expect(tab.said).toEqual([1]);
    tab.release();
    await tab.clock.pass(0);
    expect(tab.said).toEqual([1, 3]);
  });

  it('says every 20 seconds that it is still there', async () => {
    const tab = new Tab();
    tab.move(1);
    await tab.clock.pass(60_000);
    expect(tab.said).toEqual([1, 1, 1, 1]);
  });

  it('says with each word when it moved last, which saying it again does not change', async () => {
    const tab = new Tab();
    tab.move(1);
    await tab.clock.pass(30_000);
    tab.move(2);
    await tab.clock.pass(15_000);
    tab.sender.again();
    await tab.clock.pass(15_000);
    expect([tab.said, tab.movedAts]).toEqual([
      [1, 1, 2, 2],
      [0, 0, 30_000, 30_000],
    ]);
  });

  it('says each word at a later time than the one before, a farewell too, and where the clock is set back', async () => {
    const tab = new Tab();
    tab.date = () => 5_000;
    tab.move(1);
    await tab.clock.pass(100);
    tab.date = () => 4_000;
    tab.move(2);
    tab.sender.leave();
    expect([tab.said, tab.saidAts]).toEqual([
      [1, 2, 'gone'],
      [5_000, 5_001, 5_002],
    ]);
  });

  it('is away when nothing was touched for two minutes, and back with the first touch', async () => {
    const tab = new Tab();
    tab.move(1);
    await tab.clock.pass(100_000);
    tab.sender.touched();
    await tab.clock.pass(119_999);
    expect(tab.said).not.toContain('away');
    await tab.clock.pass(1);
    expect(tab.said.at(-1)).toBe('away');
    tab.sender.touched();
    expect(tab.said.at(-1)).toBe(1);
    await tab.clock.pass(120_000);
    expect(tab.said.at(-1)).toBe('away');
  });

  it('is away from the first where the page was opened out of sight', async () => {
    const tab = new Tab();
    tab.sender.openedUnseen();
    expect(tab.said).toEqual(['away']);
    await tab.clock.pass(0);
    tab.sender.touched();
    expect(tab.said).toEqual(['away', 0]);
  });

  it('says that it goes, once, and nothing more', async () => {
    const tab = new Tab();
    tab.move(1);
    await tab.clock.pass(0);
    tab.sender.stop();
    tab.sender.stop();
    tab.move(2);
    await tab.clock.pass(300_000);
    expect(tab.said).toEqual([1, 'gone']);
  });

  it('comes back from where the browser kept the page', async () => {
    const tab = new Tab();
    tab.move(1);
    await tab.clock.pass(0);
    tab.sender.leave();
    await tab.clock.pass(300_000);
    expect(tab.said).toEqual([1, 'gone']);
    tab.sender.again();
    expect(tab.said.at(-1)).toBe('away');
    tab.sender.touched();
    await tab.clock.pass(100);
    expect(tab.said).toEqual([1, 'gone', 'away', 1]);
  });

  it('says again what did not arrive', async () => {
    const tab = new Tab();
    tab.refusals = [0];
    tab.move(1);
    await tab.clock.pass(100);
    tab.move(1);
    expect(tab.said).toEqual([1, 1]);
  });

  it('says nothing more when it is refused, until something is heard again', async () => {
    const tab = new Tab();
    tab.refusals = [404];
    tab.move(1);
    await tab.clock.pass(100_000);
    tab.move(2);
    expect(tab.said).toEqual([1]);
    tab.sender.again();
    expect(tab.said).toEqual([1, 2]);
  });
});
