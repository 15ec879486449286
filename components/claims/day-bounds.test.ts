import { afterEach, describe, expect, it, vi } from 'vitest';
import { Instant } from '@/lib/domain/moment';
import { beginningOf, endOf } from './day-bounds';

afterEach(() => vi.unstubAllEnvs());

describe('beginningOf and endOf', () => {
  it('are those of the reader’s clock', () => {
    vi.stubEnv('TZ', 'Europe/Athens');
    expect([beginningOf('2026-12-02'), endOf('2026-12-02')]).toEqual(['2026-12-01T22:00:00.000Z', '2026-12-02T22:00:00.000Z']);
    expect([beginningOf(''), endOf('')]).toEqual([undefined, undefined]);
  });

  it.each(['UTC', 'Pacific/Auckland', 'America/Los_Angeles'])(
    'are moments that the server takes, at both ends of the calendar: %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      for (const day of ['0001-01-01', '9999-12-31'])
        for (const at of [beginningOf(day), endOf(day)]) expect(Instant.safeParse(at), at ?? '').toMatchObject({ success: true });
      expect(endOf('9999-12-31')).toMatch(/^9999-12-31T/);
    },
  );
});
