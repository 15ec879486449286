import { describe, expect, it } from 'vitest';
import { plainTagTypes } from '../tags/plain-tag-types';
import { noTypes } from '../tags/tag-types';
import { nextScale } from '../verdicts/verdict-scale';
import { type CheckRules, plainCheckRules } from './check-rules';
import { settingsMark } from './settings-mark';

describe('settingsMark', () => {
  const plain = settingsMark(plainCheckRules, noTypes);

  it('is the same for the same settings', () => {
    expect(settingsMark(structuredClone(plainCheckRules), structuredClone(noTypes))).toBe(plain);
  });

  it('is the same where the guidelines alone were saved, which are read by whoever opens them', () => {
    const saved = { ...plainTagTypes, version: 1, guidelines: 'Every figure has a source.' };
    expect(settingsMark(plainCheckRules, saved)).toBe(settingsMark(plainCheckRules, plainTagTypes));
  });

  it('is another one once rules, verdicts or types are others', () => {
    const votes: CheckRules = { ...plainCheckRules, votes: { when: 'every', needed: 2, of: 3 } };
    const { scale } = plainCheckRules;
    const marks = [
      plain,
      settingsMark(votes, noTypes),
      settingsMark({ ...votes, since: { votes: '2026-11-30T10:00:00.000Z' } }, noTypes),
      settingsMark({ ...plainCheckRules, scale: nextScale(scale, scale.grades) }, noTypes),
      settingsMark(plainCheckRules, plainTagTypes),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });
});
