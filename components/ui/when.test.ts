import { describe, expect, it } from 'vitest';
import { sayDay } from './when';

describe('sayDay', () => {
  it('says a day of the calendar, whatever the time zone', () => {
    expect(sayDay('2026-11-10')).toBe('10 Nov 2026');
    expect(sayDay('1999-01-01')).toBe('1 Jan 1999');
  });

  it('leaves what is no day as it is', () => {
    expect(sayDay('spring 2023')).toBe('spring 2023');
  });
});
