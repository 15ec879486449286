import { describe, expect, it } from 'vitest';
import { noCheck } from '@/lib/domain/checks/check';
import { dueOfAll, sayDueOfAll } from './due-of-all';

describe('dueOfAll', () => {
  const claims = (...dues: (string | null | undefined)[]) =>
    dues.map((dueAt) => (dueAt === undefined ? {} : { check: { ...noCheck, dueAt } }));
  const said = (...dues: (string | null | undefined)[]) => sayDueOfAll(dueOfAll(claims(...dues)), new Date(2026, 9, 9, 9, 40), 'en-GB');
  const noon = new Date(2026, 9, 10, 12, 0).toISOString();

  it('is none only where none of the claims is due', () => {
    expect(dueOfAll(claims(undefined, null))).toEqual({ is: 'none' });
    expect(said(undefined, null)).toBe('none');
  });

  it('is the time that all of them have, however it is written', () => {
    expect(dueOfAll(claims(noon, noon))).toEqual({ is: 'same', at: noon });
    expect(said(noon, noon.replace('.000Z', 'Z'))).toBe('Tomorrow 12:00');
  });

  it('says that they differ, also where one has none', () => {
    expect(said(noon, null)).toBe('not the same for all');
    expect(said(undefined, noon)).toBe('not the same for all');
    expect(said(noon, '2026-12-24T12:00:00.000Z')).toBe('not the same for all');
  });
});
