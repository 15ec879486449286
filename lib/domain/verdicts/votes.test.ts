import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Check } from '../checks/check';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { type Annotation, checkOf } from '../tags/annotation';
import { isSameVerdict, type NamedVerdict, VerdictValue } from './verdict';
import { maxVoters, sayVoteRule, VoteRule } from './vote-rule';
import { awaitsVoteOf, countVotes, endVotes, groupVotes, isVotedOn, restoreVotes, sayVotes, votingOn, whyNotVote } from './votes';
import { voteCases } from './votes.cases';

const letters: Record<string, VerdictValue> = { s: 'supported', p: 'partly', r: 'refuted', u: 'unproven' };
const votesIn = (said: string) => [...said].map((letter) => ({ value: VerdictValue.parse(letters[letter]) }));

describe('countVotes', () => {
  it.each(voteCases)('$name', ({ needed, of, votes: said, is, names, most, left }) => {
    const votes = votesIn(said);
    const outcome = countVotes(votes, { needed, of });
    expect(outcome).toMatchObject({ is, most, left });
    if (outcome.is === 'decided') expect(votes.indexOf(outcome.vote)).toBe(names);
    else expect(names).toBeUndefined();
  });

  it('tells grades apart that stand for the same', () => {
    const grade = (id: string): NamedVerdict => ({ value: 'partly', grade: { id, name: id, rating: 3 } });
    expect(countVotes([grade('half'), grade('mostly')], { needed: 2, of: 2 }).is).toBe('tied');
    expect(groupVotes([grade('half'), grade('mostly'), grade('half')]).map(({ count }) => count)).toEqual([2, 1]);
  });

  const rules = fc
    .integer({ min: 2, max: 5 })
    .chain((needed) => fc.integer({ min: needed, max: maxVoters(needed) }).map((of) => ({ when: 'every' as const, needed, of })));
  const rounds = rules.chain((rule) =>
    fc.record({
      rule: fc.constant(rule),
      votes: fc.array(fc.constantFrom(...VerdictValue.options), { minLength: rule.of, maxLength: rule.of }),
    }),
  );
  /** Votes one after the other: the round is over as soon as one verdict has enough. */
  const held = (votes: readonly VerdictValue[], rule: VoteRule): string => {
    const given: NamedVerdict[] = [];
    for (const value of votes) {
      given.push({ value });
      const outcome = countVotes(given, rule);
      if (outcome.is === 'decided') return outcome.vote.value;
    }
    return countVotes(given, rule).is;
  };

  it('comes to the same in whatever order people vote', () => {
    const shuffled = rounds.chain(({ rule, votes }) =>
      fc.record({ rule: fc.constant(rule), votes: fc.constant(votes), other: fc.shuffledSubarray(votes, { minLength: votes.length }) }),
    );
    fc.assert(
      fc.property(shuffled, ({ rule, votes, other }) => {
        expect(held(other, rule)).toBe(held(votes, rule));
      }),
    );
  });

  it('decides only for what enough people name, and says it is over only when no more votes could change that', () => {
    fc.assert(
      fc.property(rounds, ({ rule, votes }) => {
        for (let count = 0; count <= votes.length; count++) {
          const given = votes.slice(0, count).map((value) => ({ value }));
          const outcome = countVotes(given, rule);
          // By hand: how many name each verdict, and how many could by the end.
          const names = VerdictValue.options.map((value) => given.filter((one) => one.value === value).length);
          const most = Math.max(...names);
          if (outcome.is === 'decided') expect(given.filter((one) => isSameVerdict(one, outcome.vote)).length).toBe(most);
          const isDecided = most >= rule.needed;
          const canBe = most + rule.of - count >= rule.needed;
          expect(outcome.is).toBe(isDecided ? 'decided' : canBe ? 'open' : 'tied');
        }
      }),
    );
  });
});

const [nika, marc, elif, jonah] = [testId(), testId(), testId(), testId()];
const every: VoteRule = { when: 'every', needed: 2, of: 3 };
const differ: VoteRule = { ...every, when: 'differ' };
const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
const claimId = journal.tag('The last bus');
const unjudged = journal.annotation(claimId);
const given = { annotationId: claimId, verdict: { value: 'unproven', rationale: 'No timetable.' }, basedOn: null };
journal.send('verdict.given', given, { actorId: nika });
const { verdict, ...rest } = journal.annotation(claimId);
if (!verdict) throw new Error('the claim has a verdict');
const decided: Annotation = { ...rest, verdict };
const asked: Annotation = { ...decided, checkState: 'second-check' };
const opinion = (byId: string, value: VerdictValue = 'unproven', seconds = 0) => {
  const at = `2026-05-03T10:00:${String(seconds).padStart(2, '0')}.000Z`;
  return { ...verdict, value, byId, at, entryId: testId(), verdictEntryId: verdict.entryId };
};
const withCheck = (one: Annotation, check: Partial<Check>): Annotation => ({ ...one, check: { ...checkOf(one), ...check } });

describe('votingOn', () => {
  it('is the rule where a claim is to be voted on, by when the desk votes', () => {
    expect([votingOn(asked, every), votingOn(asked, differ), votingOn(asked, null)]).toEqual([every, null, null]);
    const open: Annotation = { ...decided, checkState: 'adjudication' };
    expect([votingOn(open, every), votingOn(open, differ), votingOn(decided, every)]).toEqual([every, differ, null]);
  });

  it('is none on words that have changed, or without a verdict', () => {
    expect(votingOn({ ...asked, isStale: true }, every)).toBeNull();
    expect(votingOn({ ...unjudged, checkState: 'adjudication' }, every)).toBeNull();
  });
});

describe('isVotedOn', () => {
  it('is true of a claim that waits for votes or has some, on the words of now and of its own', () => {
    const voted = withCheck(decided, { votes: [opinion(marc)] });
    expect([isVotedOn(asked, every), isVotedOn(voted, every), isVotedOn(voted, null)]).toEqual([true, true, true]);
    expect([isVotedOn(decided, every), isVotedOn({ ...voted, isStale: true }, every)]).toEqual([false, false]);
    expect(isVotedOn({ ...voted, kind: 'opinion' }, every)).toBe(false);
  });
});

describe('whyNotVote', () => {
  it('leaves out who gave the verdict, the author, and the second of two who differ', () => {
    const looked = (value: VerdictValue) => withCheck(asked, { second: opinion(marc, value) });
    expect(whyNotVote(asked, nika, null)).toBe('You gave the verdict that is voted on. Others vote.');
    expect(whyNotVote(asked, elif, elif)).toBe('This is your article. Others vote.');
    expect(whyNotVote(looked('refuted'), marc, null)).toBe('You are one of the two who differ. Others vote.');
    expect(whyNotVote(looked('unproven'), marc, null)).toBeNull();
    expect(whyNotVote(looked('refuted'), elif, jonah)).toBeNull();
  });
});

describe('awaitsVoteOf', () => {
  it('is true of a claim on which a person may vote, has not, and votes are open', () => {
    const voted = withCheck(asked, { votes: [opinion(marc), opinion(elif, 'refuted')] });
    const awaits = (one: Annotation, ...people: string[]) => people.map((personId) => awaitsVoteOf(one, personId, null, every));
    expect(awaits(voted, nika, marc, elif, jonah)).toEqual([false, false, false, true]);
    expect(awaits(decided, jonah)).toEqual([false]);
    expect(awaits(withCheck(asked, { votes: [opinion(marc), opinion(elif)] }), jonah)).toEqual([false]);
  });
});

describe('sayVotes', () => {
  it('says how many name what most name, and that votes have settled nothing', () => {
    expect(sayVotes([opinion(marc)], every)).toBe('Votes 1 of 2');
    expect(sayVotes([opinion(marc, 'supported'), opinion(elif, 'refuted'), opinion(jonah, 'partly')], every)).toBe('Votes split');
  });
});

describe('votes that are ended', () => {
  const [first, second, third] = [opinion(marc, 'partly', 1), opinion(elif, 'partly', 2), opinion(jonah, 'refuted', 3)];
  const check = { ...checkOf(decided), votes: [first, third], pastVotes: [{ ...second, endedBy: 'b' }] };

  it('stay on record behind those from before, with the entry that ended them', () => {
    const ended = endVotes(check, 'c');
    expect(ended).not.toHaveProperty('votes');
    expect(ended.pastVotes).toEqual([
      { ...second, endedBy: 'b' },
      { ...first, endedBy: 'c' },
      { ...third, endedBy: 'c' },
    ]);
  });

  it('are none where there were none: the check is the very same, or has no outcome any more', () => {
    const none = checkOf(decided);
    expect(endVotes(none, 'c')).toBe(none);
    const voted = { entryId: testId(), rule: every, at: first.at };
    expect(endVotes({ ...none, votes: [], voted }, 'c')).toEqual(none);
    expect(endVotes({ ...check, voted }, 'c')).not.toHaveProperty('voted');
  });

  it('come back with the entry that is taken back, in the order in which all were given', () => {
    expect(restoreVotes(check, 'b').votes).toEqual([first, second, third]);
    expect(restoreVotes(check, 'b')).not.toHaveProperty('pastVotes');
    expect(
      restoreVotes({ ...check, votes: [second], pastVotes: [first, third].map((one) => ({ ...one, endedBy: 'c' })) }, 'c').votes,
    ).toEqual([first, second, third]);
    expect(restoreVotes(check, 'c')).toBe(check);
  });
});

describe('VoteRule', () => {
  it('takes more than half of those who may vote, and no more people than there are', () => {
    const may = (needed: number, of: number) => VoteRule.safeParse({ when: 'every', needed, of }).success;
    expect([may(2, 2), may(2, 3), may(3, 5), may(4, 7), may(5, 7)]).toEqual([true, true, true, true, true]);
    expect([may(1, 1), may(2, 1), may(2, 4), may(3, 6), may(5, 8), may(6, 7)]).toEqual([false, false, false, false, false, false]);
    expect(sayVoteRule({ needed: 2, of: 3 })).toBe('two of three votes');
  });
});
