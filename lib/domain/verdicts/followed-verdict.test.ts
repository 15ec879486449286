import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FactFinding, followedVerdict } from './followed-verdict';
import { followedVerdictCases } from './followed-verdict.cases';

const finding = fc.constantFrom<FactFinding>('supported', 'partly', 'refuted', 'unproven', 'undecided', 'dropped');

describe('followedVerdict', () => {
  it.each(followedVerdictCases)('follows the rule for $name', ({ facts, verdict }) => {
    expect(followedVerdict(facts)).toBe(verdict);
  });

  it('does not depend on the order of the facts', () => {
    const shuffled = fc
      .array(finding, { maxLength: 12 })
      .chain((facts) => fc.tuple(fc.constant(facts), fc.shuffledSubarray(facts, { minLength: facts.length })));
    fc.assert(fc.property(shuffled, ([facts, others]) => followedVerdict(others) === followedVerdict(facts)));
  });

  it('is what all facts are, where all are alike, however many were dropped', () => {
    const alike = fc.tuple(
      fc.constantFrom('supported', 'partly', 'refuted', 'unproven'),
      fc.integer({ min: 1, max: 8 }),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(alike, ([value, times, dropped]) => {
        const facts: FactFinding[] = [...new Array<FactFinding>(times).fill(value), ...new Array<FactFinding>(dropped).fill('dropped')];
        expect(followedVerdict(facts)).toBe(value);
      }),
    );
  });
});
