import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, nextHourIn } from './wall-clock';

const runs = Number(process.env.PROOF_RUNS ?? 1000) / 10;
const zones = [
  'UTC',
  'Europe/Athens',
  'Europe/Dublin',
  'America/New_York',
  'America/St_Johns',
  'America/Santiago',
  'Africa/Casablanca',
  'Africa/Cairo',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Marquesas',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
];

const STEP_MS = 900_000;
const clocks = new Map(
  zones.map((zone) => [zone, new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })]),
);
const shown = (zone: string, moment: number) => clocks.get(zone)?.format(moment) ?? '';

/** Walks on by quarters of an hour, on which all clocks change, until the clocks show the hour, or have gone past it, for the first time that day. */
function walkToHour(zone: string, hour: number, after: Date): string {
  const clock = `${String(hour).padStart(2, '0')}:00:00`;
  let moment = Math.floor(after.getTime() / STEP_MS) * STEP_MS;
  // What the clocks have shown at most until now: an hour that comes again is not the first.
  let latest =
    Array.from({ length: 12 }, (_, n) => shown(zone, moment - n * STEP_MS))
      .toSorted()
      .at(-1) ?? '';
  for (;;) {
    moment += STEP_MS;
    const now = shown(zone, moment);
    const wanted = `${now.slice(0, 10)} ${clock}`;
    if (now >= wanted && latest < wanted) return new Date(moment).toISOString();
    if (now > latest) latest = now;
  }
}

describe('nextHourIn', () => {
  it.each([
    ['later today', 'Europe/Athens', 8, '2026-11-26T05:59:59Z', '2026-11-26T06:00:00.000Z'],
    ['tomorrow, when it has just struck', 'Europe/Athens', 8, '2026-11-26T06:00:00Z', '2026-11-27T06:00:00.000Z'],
    ['an hour earlier, once summer time has begun', 'Europe/Berlin', 8, '2026-03-28T07:00:00Z', '2026-03-29T06:00:00.000Z'],
    ['an hour later, once it has ended', 'Europe/Berlin', 8, '2026-10-24T06:00:00Z', '2026-10-25T07:00:00.000Z'],
    ['when clocks go forward over it', 'Europe/Berlin', 2, '2026-03-28T12:00:00Z', '2026-03-29T01:00:00.000Z'],
    ['the first of the two when they go back', 'Europe/Berlin', 2, '2026-10-24T12:00:00Z', '2026-10-25T00:00:00.000Z'],
    ['the next day between those two', 'Europe/Berlin', 2, '2026-10-25T00:30:00Z', '2026-10-26T01:00:00.000Z'],
    ['a day that begins an hour late', 'America/Santiago', 0, '2026-09-05T12:00:00Z', '2026-09-06T04:00:00.000Z'],
    ['when it would have been, where clocks go past it', 'Pacific/Chatham', 3, '2026-09-26T00:00:00Z', '2026-09-26T14:15:00.000Z'],
    ['half an hour beside the others', 'Australia/Lord_Howe', 2, '2026-10-03T03:00:00Z', '2026-10-03T15:30:00.000Z'],
  ])('is %s', (_, zone, hour, after, next) => {
    expect(nextHourIn(zone, hour, new Date(after)).toISOString()).toBe(next);
  });

  it('is what one comes to who watches the clocks', () => {
    const years = { min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true };
    const wish = fc.record({ zone: fc.constantFrom(...zones), hour: fc.integer({ min: 0, max: 23 }), after: fc.date(years) });
    fc.assert(
      fc.property(wish, ({ zone, hour, after }) => {
        expect(nextHourIn(zone, hour, after).toISOString()).toBe(walkToHour(zone, hour, after));
      }),
      { numRuns: runs },
    );
  });

  it('is what they come to around each change of clocks', () => {
    for (const zone of zones) {
      for (let day = Date.UTC(2026, 0, 1, 0, 20); day < Date.UTC(2027, 0, 1); day += 86_400_000) {
        if (shown(zone, day).slice(11) === shown(zone, day + 86_400_000).slice(11)) continue;
        for (let hour = 0; hour < 5; hour += 1) {
          for (const hours of [0, 12, 20, 23, 24, 25, 26]) {
            const after = new Date(day + hours * 3_600_000);
            expect([zone, hour, after, nextHourIn(zone, hour, after).toISOString()]).toEqual([
              zone,
              hour,
              after,
              walkToHour(zone, hour, after),
            ]);
          }
        }
      }
    }
  });
});

describe('isTimeZone', () => {
  it('knows the names that browsers say, and no others', () => {
    expect(['Europe/Athens', 'Asia/Calcutta', 'Asia/Kolkata', 'UTC'].map(isTimeZone)).toEqual([true, true, true, true]);
    expect(['Europe/Atlantis', '', 'at home', '../../etc/passwd'].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});
