import { describe, expect, it } from 'vitest';
import { isWellFormedText } from '../text/text-input';
import { freshCases, heldBackCases, tunedCases } from './cases';

const first = [...tunedCases, ...heldBackCases];
const all = [...first, ...freshCases];

describe('cases of meaning', () => {
  it('are more than 300, at least six of ten meaning-bearing, a third held back', () => {
    expect(first.length).toBeGreaterThan(300);
    expect(first.filter((one) => one.isChanged).length / first.length).toBeGreaterThan(0.6);
    expect(heldBackCases.length / first.length).toBeCloseTo(1 / 3, 1);
  });

  it('are more than 300 again, at least six of ten meaning-bearing, written before their writer saw the rules', () => {
    expect(freshCases.length).toBeGreaterThan(300);
    expect(freshCases.filter((one) => one.isChanged).length / freshCases.length).toBeGreaterThan(0.6);
  });

  it('stand once each, in words that can be stored, and differ', () => {
    const keys = all.map(({ before, after, language }) => JSON.stringify([before, after, language]));
    expect(new Set(keys).size).toBe(keys.length);
    for (const { before, after } of all) {
      expect(before).not.toBe(after);
      expect(isWellFormedText(before) && isWellFormedText(after)).toBe(true);
    }
  });
});
