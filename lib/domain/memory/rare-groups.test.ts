import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rareGroups } from './rare-groups';
import type { TermCounts } from './term-counts';

/** A house of a million claims in which terms are so common. */
const house = (rows: Record<string, number>, claims = 1_000_000): TermCounts => ({
  claims,
  rowsWith: (term) => rows[term] ?? 20,
});

describe('rareGroups', () => {
  it('takes rare terms alone, and pairs of those that are too common', () => {
    const groups = rareGroups(['ferry', 'board', 'year', 'zander'], house({ ferry: 8_000, board: 9_000, year: 90_000 }));
    expect(groups[0]).toEqual(['zander']);
    expect(groups).toContainEqual(['ferry', 'board']);
    expect(groups).not.toContainEqual(['year']);
  });

  it('looks for all at once where every word is in half of the house', () => {
    expect(rareGroups(['a', 'b', 'c'], house({ a: 500_000, b: 500_000, c: 500_000 }))).toEqual([['a', 'b', 'c']]);
  });

  it('takes every term in a house that PostgreSQL has not counted yet', () => {
    expect(rareGroups(['night', 'bus'], { claims: 0, rowsWith: () => 0 })).toEqual([['night'], ['bus']]);
  });

  it('expects no more claims than can be compared in a moment, and looks for something whatever there is', () => {
    const terms = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(terms, fc.array(fc.integer({ min: 0, max: 900_000 }), { minLength: 40, maxLength: 40 }), (all, rows) => {
        const known = new Map(all.map((term, index) => [term, rows[index] ?? 0]));
        const groups = rareGroups(all, { claims: 1_000_000, rowsWith: (term) => known.get(term) ?? 0 });
        expect(groups.length).toBeGreaterThan(0);
        expect(groups.length).toBeLessThanOrEqual(24);
        const alone = groups.flatMap((group) => (group.length === 1 && all.length > 1 ? [known.get(group[0] ?? '') ?? 0] : []));
        expect(alone.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1_000);
        for (const group of groups) for (const term of group) expect(all).toContain(term);
      }),
    );
  });
});
