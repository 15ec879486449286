import { describe, expect, it } from 'vitest';
import type { Vote } from '@/lib/domain/checks/check';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { sayHowVotesStand } from './say-votes';

const votes = (...values: VerdictValue[]): Vote[] =>
  values.map((value, n) => ({
    entryId: `e${n}`,
    value,
    scale: { id: 'house', version: 1 },
    rationale: '',
    words: '',
    wordsHash: '',
    byId: `p${n}`,
    at: '',
    verdictEntryId: 'v',
  }));
const rule = { when: 'every' as const, needed: 2, of: 3 };

describe('sayHowVotesStand', () => {
  it('says how many there are, for what, and how many may vote', () => {
    expect(sayHowVotesStand([], rule)).toBe('No vote yet: two alike decide, 3 may vote');
    expect(sayHowVotesStand(votes('supported'), rule)).toBe('1 of 2 votes for Supported, 3 may vote');
    expect(sayHowVotesStand(votes('supported', 'partly'), rule)).toBe('1 for Supported, 1 for Partly: two alike decide, 1 more may vote');
    expect(sayHowVotesStand(votes('supported', 'partly', 'refuted'), rule)).toBe(
      'Votes settle nothing: 1 for Supported, 1 for Partly, 1 for Refuted',
    );
    expect(sayHowVotesStand(votes('partly', 'supported', 'supported'), { ...rule, needed: 3, of: 5 })).toBe(
      '2 of 3 votes for Supported, 5 may vote',
    );
  });
});
