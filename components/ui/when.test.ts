import { describe, expect, it } from 'vitest';
import { sayDay, sayMoment, sayWhen, utcTitle } from './when';

describe('sayDay', () => {
  it('says a day of the calendar, whatever the time zone', () => {
    expect(sayDay('2026-11-10', 'en-GB')).toBe('10 Nov 2026');
    expect(sayDay('1999-01-01', 'en-GB')).toBe('1 Jan 1999');
  });

  it('says it in the language that is wanted', () => {
    expect([sayDay('2026-12-10', 'de-DE'), sayDay('2026-12-10', 'sv-SE')]).toEqual(['10. Dez. 2026', '10 dec. 2026']);
  });

  it('leaves what is no day as it is', () => {
    expect(sayDay('spring 2023', 'en-GB')).toBe('spring 2023');
  });
});

describe('utcTitle', () => {
  it('is the same for everyone, wherever they are', () => {
    expect(utcTitle('2026-11-10T14:32:09.120Z')).toBe('2026-11-10 14:32 UTC');
  });
});

describe('sayWhen', () => {
  const now = new Date(2026, 9, 8, 18, 30);
  const at = (...parts: [number, number, number, number, number]) => sayWhen(new Date(...parts), now, 'en-GB');

  it('says the time today, the day too before, and the year where it is another', () => {
    expect([at(2026, 9, 8, 14, 32), at(2026, 9, 7, 18, 2), at(2024, 9, 8, 18, 2)]).toEqual(['14:32', '7 Oct 18:02', '8 Oct 2024']);
  });

  it('says it in the language that is wanted', () => {
    expect(sayWhen(new Date(2026, 11, 7, 18, 2), now, 'de-DE')).toBe('7. Dez. 18:02');
  });
});

describe('sayMoment', () => {
  it('says day, year and time, also of today', () => {
    expect(sayMoment(new Date(2026, 9, 8, 14, 32), 'en-GB')).toBe('8 Oct 2026, 14:32');
  });
});
