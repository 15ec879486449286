import { describe, expect, it } from 'vitest';
import { type DeskRules, plainRules } from '@/lib/domain/sign-off/desk-rules';
import { firstVoteRule } from '@/lib/domain/verdicts/vote-rule';
import { areSameRules, rulesMeanwhile } from './rules-meanwhile';

describe('rulesMeanwhile', () => {
  it('keeps what the person changed, and has what they left alone as it is now', () => {
    const form = { ...plainRules, coverage: true };
    const now: DeskRules = { ...plainRules, secondCheck: true, since: { secondCheck: '2026-11-30T08:00:00Z' } };
    expect(rulesMeanwhile(form, plainRules, now)).toEqual({
      rules: { ...plainRules, coverage: true, secondCheck: true },
      areVotesClashing: false,
      said: 'Filled in as it is now: A second check of every claim (on). Look them over, and set them once more.',
    });
  });

  it('says where nothing of the person’s own is left', () => {
    const both: DeskRules = { ...plainRules, coverage: true };
    const now: DeskRules = { ...both, primarySource: true };
    expect(rulesMeanwhile(both, plainRules, now).said).toBe(
      'Filled in as it is now: A primary source (on). Nothing of yours is left to set.',
    );
  });

  it('takes each signature for itself', () => {
    const start: DeskRules = { ...plainRules, signatures: ['checker', 'second'] };
    const form: DeskRules = { ...start, signatures: ['checker', 'second', 'standards'] };
    const { rules, said } = rulesMeanwhile(form, start, { ...start, signatures: ['checker'] });
    expect(rules.signatures).toEqual(['checker', 'standards']);
    expect(said).toBe('Filled in as it is now: signature Second (off). Look them over, and set them once more.');
  });

  it('keeps the person’s votes where both changed them, and says what they are now', () => {
    const form: DeskRules = { ...plainRules, votes: { ...firstVoteRule, when: 'every' } };
    const now: DeskRules = { ...plainRules, votes: firstVoteRule, coverage: true };
    expect(rulesMeanwhile(form, plainRules, now)).toEqual({
      rules: { ...form, coverage: true },
      areVotesClashing: true,
      said: 'Filled in as it is now: Every sentence seen (on). Votes are “two of three votes where two checkers differ” now. Set the rules once more to put yours in that place.',
    });
  });

  it('says what was taken back of votes that the person left alone', () => {
    const start: DeskRules = { ...plainRules, votes: firstVoteRule };
    const { rules, said } = rulesMeanwhile({ ...start, primarySource: true }, start, plainRules);
    expect(rules).toEqual({ ...plainRules, primarySource: true });
    expect(said).toBe('Filled in as it is now: Editors and leads vote (off). Look them over, and set them once more.');
  });
});

describe('areSameRules', () => {
  it('looks at what is asked for, whenever that was turned on and in whatever order it is named', () => {
    const rules: DeskRules = { ...plainRules, secondCheck: true, signatures: ['checker', 'second'] };
    const kept: DeskRules = { ...rules, signatures: ['second', 'checker'], since: { secondCheck: '2026-11-30T08:00:00Z' } };
    expect(areSameRules(rules, kept)).toBe(true);
    expect(areSameRules(rules, { ...kept, coverage: true })).toBe(false);
    expect(areSameRules(rules, { ...kept, signatures: ['second'] })).toBe(false);
  });
});
