import { describe, expect, it } from 'vitest';
import { VerdictValue } from './verdict';
import { lookOf, mayLook, ownLook, plainLooks, VerdictColour, VerdictSign, verdictColours, verdictSigns } from './verdict-look';

describe('the looks of verdicts', () => {
  it.each(VerdictValue.options)('offer what %s has by itself', (value) => {
    expect(mayLook(value, {})).toBe(true);
    expect(lookOf(value)).toEqual(plainLooks[value]);
    expect(ownLook(value, plainLooks[value])).toEqual({});
  });

  it('leave no refuted claim a tick or green, and no supported one a cross or red', () => {
    for (const value of ['partly', 'refuted', 'unproven'] as const) {
      expect(mayLook(value, { sign: 'tick' })).toBe(false);
      expect(mayLook(value, { colour: 'supported' })).toBe(false);
    }
    for (const value of ['supported', 'partly', 'unproven'] as const) expect(mayLook(value, { sign: 'cross' })).toBe(false);
    for (const value of ['supported', 'unproven'] as const) expect(mayLook(value, { colour: 'refuted' })).toBe(false);
  });

  it('have a name each, and stand for something', () => {
    const rules = [...VerdictSign.options.map((sign) => verdictSigns[sign]), ...VerdictColour.options.map((one) => verdictColours[one])];
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    for (const rule of rules) expect(rule.for.length).toBeGreaterThan(0);
  });

  it('keep what is not plain, and only that', () => {
    expect(ownLook('supported', { sign: 'three-quarters', colour: 'supported' })).toEqual({ sign: 'three-quarters' });
    expect(lookOf('refuted', { colour: 'partly' })).toEqual({ sign: 'cross', colour: 'partly' });
  });
});
