import { describe, expect, it } from 'vitest';
import { noCheck, type Vote } from '@/lib/domain/checks/check';
import { docOf, TestJournal } from '@/lib/domain/journal/journal.fixture';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { sayHowVotesStand, whyNotDecide } from './say-votes';

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
  it('says how many there are, for what, and how many may still vote', () => {
    expect(sayHowVotesStand([], rule)).toBe('No vote yet: two alike decide, 3 may vote');
    expect(sayHowVotesStand(votes('supported'), rule)).toBe('1 of 2 votes for Supported, 2 more may vote');
    expect(sayHowVotesStand(votes('supported', 'partly'), rule)).toBe('1 for Supported, 1 for Partly: two alike decide, 1 more may vote');
    expect(sayHowVotesStand(votes('supported', 'partly', 'refuted'), rule)).toBe(
      'Votes settle nothing: 1 for Supported, 1 for Partly, 1 for Refuted',
    );
    expect(sayHowVotesStand(votes('partly', 'supported', 'supported'), { ...rule, needed: 3, of: 5 })).toBe(
      '2 of 3 votes for Supported, 2 more may vote',
    );
  });
});

describe('whyNotDecide', () => {
  const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
  const tag = journal.annotation(journal.tag('The last bus left'));
  const tied = {
    ...tag,
    checkState: 'adjudication' as const,
    check: { ...noCheck, votes: votes('supported', 'partly', 'refuted') },
  };
  const all = { canJudge: true, canDecideVotes: true };
  const none = { canJudge: false, canDecideVotes: false };
  const about = { rule: null, me: 'p9', authorId: null };

  it('gives the form to whoever judges, on a desk that votes no more, and to leads on one that does', () => {
    expect(whyNotDecide(tied, about, { canJudge: true, canDecideVotes: false }, all)).toBeNull();
    expect(whyNotDecide(tied, { ...about, rule }, all, all)).toBeNull();
    expect(whyNotDecide(tied, { ...about, rule }, { canJudge: true, canDecideVotes: false }, all)).toMatch(
      /^Votes have settled nothing. A lead/,
    );
    expect(whyNotDecide(tied, { ...about, me: 'p1' }, all, all)).toMatch(/^You have voted/);
  });

  it('gives none to a reader, or in an article that is locked', () => {
    for (const asked of [about, { ...about, rule }]) {
      expect(whyNotDecide(tied, asked, none, none)).toBe('Votes have settled nothing, and nobody has decided.');
    }
  });

  it('says in Read mode to whoever may decide where they can', () => {
    for (const asked of [about, { ...about, rule }]) {
      expect(whyNotDecide(tied, asked, all, none)).toBe('Votes have settled nothing. You can decide in Tag mode.');
    }
  });
});
