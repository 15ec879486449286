import { describe, expect, it } from 'vitest';
import { VerdictValue } from '../verdicts/verdict';
import { VerdictColour, VerdictSign } from '../verdicts/verdict-look';
import { Grade, MAX_GRADE_DEFINITION_CHARS, MAX_GRADE_NAME_CHARS, scaleLacks } from '../verdicts/verdict-scale';
import { areGradesGiven, withArrivedGrades } from './grade-bounds';

describe('areGradesGiven', () => {
  it('says yes to each look that a scale may have, and to no other', () => {
    for (const standing of VerdictValue.options) {
      for (const sign of [undefined, ...VerdictSign.options]) {
        for (const colour of [undefined, ...VerdictColour.options]) {
          const look = { ...(sign && { sign }), ...(colour && { colour }) };
          const grade = { id: 'g-0123456789ab', name: 'Open', rating: null, ...look };
          const isInScale = scaleLacks([{ ...grade, standing }]) === null;
          expect(areGradesGiven({ verdict: { value: standing, grade } }), `${standing} ${sign} ${colour}`).toBe(isInScale);
        }
      }
    }
  });

  it('says yes to what is as long as it may be, called as others are, of any rating, and to a verdict without a grade', () => {
    const longest = { name: 'x'.repeat(MAX_GRADE_NAME_CHARS), definition: 'x'.repeat(MAX_GRADE_DEFINITION_CHARS) };
    const grade = { id: 'supported', ...longest, rating: 5 };
    expect(Grade.safeParse({ ...grade, standing: 'partly' }).success).toBe(true);
    expect(areGradesGiven({ value: 'partly', grade })).toBe(true);
    expect(areGradesGiven({ value: 'partly', grade: { ...grade, name: 'Supported' } })).toBe(true);
    expect(areGradesGiven([{ value: 'partly' }, null, 'grade'])).toBe(true);
  });
});

describe('withArrivedGrades', () => {
  it('says behind a name that means another grade here what it stands for, and makes of it none that the next house refuses', () => {
    const named = (name: string) => ({ value: 'unproven', grade: { id: 'odd', name, rating: null } });
    const arrived = (name: string) => withArrivedGrades(named(name));
    expect(arrived('Supported')).toMatchObject({ grade: { name: 'Supported (Unproven)' } });
    expect(arrived(`Supported${'!'.repeat(31)}`)).toMatchObject({ grade: { name: `Supported${'!'.repeat(19)}… (Unproven)` } });
    expect(areGradesGiven(arrived(`Supported${'!'.repeat(31)}`))).toBe(true);
  });

  it('makes no name too long whose letters become two here', () => {
    // गलत with a dot below the first letter, in one sign.
    const name = `\u095A\u0932\u0924 ${'!'.repeat(36)}`;
    const given = { value: 'refuted', grade: { id: 'odd', name, rating: null } };
    expect(areGradesGiven(given)).toBe(true);
    expect(withArrivedGrades(given)).toMatchObject({ grade: { name: `\u0917\u093C\u0932\u0924 ${'!'.repeat(34)}…` } });
    expect(areGradesGiven(withArrivedGrades(given))).toBe(true);
    const last = `${'!'.repeat(38)}\u095A\u095A`;
    expect(withArrivedGrades({ ...given, grade: { ...given.grade, name: last } })).toMatchObject({ grade: { name: `${'!'.repeat(38)}…` } });
  });
});
