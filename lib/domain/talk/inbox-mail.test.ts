import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inboxMailDueAt, MAX_MAIL_TRIES, mailRetryDelayMs } from './inbox-mail';

const at = (time: string) => new Date(`2026-11-26T${time}Z`);
const never = { inboxMail: 'never', inboxMailHour: 8, timeZone: null } as const;
const atOnce = { ...never, inboxMail: 'at-once' } as const;
const daily = { ...never, inboxMail: 'daily', timeZone: 'Europe/Athens' } as const;

describe('inboxMailDueAt', () => {
  it('is never for those who want none', () => {
    expect(inboxMailDueAt(never, { waitingSince: at('09:00'), mailedAt: null })).toBeNull();
  });

  it.each([
    ['a minute after it came', '09:00', null, '09:01'],
    ['ten minutes after the last mail, if it came soon after', '09:02', '09:00', '09:10'],
    ['a minute after it came, if the last mail is long ago', '09:30', '09:00', '09:31'],
  ])('at once is %s', (_, since, mailed, due) => {
    expect(inboxMailDueAt(atOnce, { waitingSince: at(since), mailedAt: mailed === null ? null : at(mailed) })).toEqual(at(due));
  });

  it.each([
    ['the next 8 o’clock in the person’s zone', '05:00', null, '2026-11-26T06:00:00Z'],
    ['the next day’s for what came after it', '07:00', null, '2026-11-27T06:00:00Z'],
    ['the next day’s for what was left waiting by a mail since', '05:00', '06:00', '2026-11-27T06:00:00Z'],
  ])('daily is %s', (_, since, mailed, due) => {
    expect(inboxMailDueAt(daily, { waitingSince: at(since), mailedAt: mailed === null ? null : at(mailed) })).toEqual(new Date(due));
  });

  it('goes by UTC where no browser has said a zone', () => {
    expect(inboxMailDueAt({ ...daily, timeZone: null }, { waitingSince: at('07:00'), mailedAt: null })).toEqual(at('08:00'));
  });

  const years = { min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true };
  const hour = fc.integer({ min: 0, max: 23 });
  const zone = fc.constantFrom('UTC', 'Europe/Athens', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Chatham');

  it('daily is within 25 hours of what waits, and never twice on one day', () => {
    fc.assert(
      fc.property(fc.date(years), hour, zone, fc.integer({ min: 0, max: 72 * 3600 }), (since, inboxMailHour, timeZone, moreSeconds) => {
        const wish = { inboxMail: 'daily', inboxMailHour, timeZone } as const;
        const first = inboxMailDueAt(wish, { waitingSince: since, mailedAt: null }) ?? raise();
        expect(first.getTime()).toBeGreaterThan(since.getTime());
        expect(first.getTime() - since.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        // What comes at any time from then on is told on another day.
        const next = inboxMailDueAt(wish, { waitingSince: new Date(first.getTime() + moreSeconds * 1000), mailedAt: first }) ?? raise();
        const dayOf = (moment: Date) => moment.toLocaleDateString('sv-SE', { timeZone });
        expect(dayOf(next) > dayOf(first)).toBe(true);
      }),
    );
  });

  it('at once lets ten minutes pass between two mails, and eleven at most for what waits', () => {
    fc.assert(
      fc.property(fc.date(years), fc.option(fc.integer({ min: -3600, max: 3600 })), (waitingSince, seconds) => {
        const mailedAt = seconds === null ? null : new Date(waitingSince.getTime() + seconds * 1000);
        const due = (inboxMailDueAt(atOnce, { waitingSince, mailedAt }) ?? raise()).getTime();
        expect(due - waitingSince.getTime()).toBeGreaterThanOrEqual(60_000);
        expect(due - (mailedAt?.getTime() ?? 0)).toBeGreaterThanOrEqual(600_000);
        expect(due - Math.max(waitingSince.getTime(), mailedAt?.getTime() ?? 0)).toBeLessThanOrEqual(600_000);
      }),
    );
  });
});

describe('mailRetryDelayMs', () => {
  it('waits longer and longer, for ten hours in all, and then gives up', () => {
    const delays = Array.from({ length: MAX_MAIL_TRIES - 1 }, (_, n) => mailRetryDelayMs(n + 1) ?? raise());
    expect(delays.slice(0, 4)).toEqual([60_000, 120_000, 240_000, 480_000]);
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(Math.round(delays.reduce((sum, one) => sum + one) / 3_600_000)).toBe(10);
    expect([mailRetryDelayMs(MAX_MAIL_TRIES), mailRetryDelayMs(MAX_MAIL_TRIES + 5)]).toEqual([null, null]);
  });
});

function raise(): never {
  throw new Error('it is never due');
}
