import { describe, expect, it } from 'vitest';
import { type ClaimCounts, countStandings } from '@/lib/domain/checks/claim-counts';
import type { LeftCount } from '@/lib/domain/checks/left-reason';
import { sayProgress } from './say-progress';

describe('sayProgress', () => {
  const cases: [string, number, Partial<ClaimCounts>, LeftCount[]][] = [
    ['0 of 14 claims checked. 14 left: 14 to check', 14, { open: 14 }, [{ reason: 'to-check', count: 14 }]],
    [
      '12 of 31 claims checked: 7 supported, 5 refuted. 19 left: 13 to check, 4 being checked, 2 awaiting a second check',
      31,
      { supported: 7, refuted: 5, checking: 6, open: 13 },
      [
        { reason: 'to-check', count: 13 },
        { reason: 'being-checked', count: 4 },
        { reason: 'second-check', count: 2 },
      ],
    ],
    ['0 of 1 claim checked. 1 left: 1 to check', 1, { open: 1 }, [{ reason: 'to-check', count: 1 }]],
    ['22 of 22 claims checked: 21 supported, 1 unproven', 22, { supported: 21, unproven: 1 }, []],
  ];
  it.each(cases)('says “%s”', (said, claimCount, counts, left) => {
    const checkedCount = claimCount - left.reduce((sum, { count }) => sum + count, 0);
    expect(sayProgress({ claimCount, checkedCount, claimCounts: { ...countStandings([]), ...counts }, left })).toBe(said);
  });
});
