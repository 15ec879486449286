import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameVerdict, type NamedVerdict, VerdictValue } from './verdict';
import { maxVoters, sayVoteRule, VoteRule } from './vote-rule';
import { countVotes, groupVotes } from './votes';
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

describe('VoteRule', () => {
  it('takes more than half of those who may vote, and no more people than there are', () => {
    const may = (needed: number, of: number) => VoteRule.safeParse({ when: 'every', needed, of }).success;
    expect([may(2, 2), may(2, 3), may(3, 5), may(4, 7), may(5, 7)]).toEqual([true, true, true, true, true]);
    expect([may(1, 1), may(2, 1), may(2, 4), may(3, 6), may(5, 8), may(6, 7)]).toEqual([false, false, false, false, false, false]);
    expect(sayVoteRule({ needed: 2, of: 3 })).toBe('two of three votes');
  });
});
