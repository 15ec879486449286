import { describe, expect, it } from 'vitest';
import { DueMoment } from './article-desk-work';

describe('DueMoment', () => {
  it.each(['1970-01-01T00:00:00Z', '2026-10-10T16:00:00.000Z', '9999-12-31T23:59:59Z'])('takes %s', (at) => {
    expect(DueMoment.safeParse(at).success).toBe(true);
  });

  it.each(['', '0000-01-01T00:00:00Z', '0002-10-10T16:00:00Z', '1969-12-31T23:59:59Z', '10000-01-01T00:00:00Z'])('refuses “%s”', (at) => {
    expect(DueMoment.safeParse(at).error?.issues[0]?.message).toBe('Choose a day and a time.');
  });
});
