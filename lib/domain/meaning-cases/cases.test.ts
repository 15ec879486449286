import { describe, expect, it } from 'vitest';
import { isWellFormedText } from '../text/text-input';
import { heldBackCases, tunedCases } from './cases';

const all = [...tunedCases, ...heldBackCases];

describe('cases of meaning', () => {
  it('are more than 300, at least six of ten meaning-bearing, a third held back', () => {
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter((one) => one.isChanged).length / all.length).toBeGreaterThan(0.6);
    expect(heldBackCases.length / all.length).toBeCloseTo(1 / 3, 1);
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
