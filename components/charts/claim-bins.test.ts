import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimStandings } from '@/lib/domain/checks/claim-counts';
import { binClaims } from './claim-bins';

describe('binClaims', () => {
  it('is one bar a claim while there is room', () => {
    expect(binClaims(['open', 'partly'], 52)).toEqual([
      { from: 0, to: 1, worst: 'open' },
      { from: 1, to: 2, worst: 'partly' },
    ]);
    expect(binClaims([], 52)).toEqual([]);
  });

  it('shows the worst of a bin', () => {
    expect(binClaims(['supported', 'refuted', 'supported', 'checking'], 2).map(({ worst }) => worst)).toEqual(['refuted', 'checking']);
  });

  it('has every claim in one bar, and no empty bar', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...claimStandings), { maxLength: 300 }), fc.integer({ min: 1, max: 80 }), (glyphs, maxBars) => {
        const bins = binClaims(glyphs, maxBars);
        expect(bins.length).toBe(Math.min(glyphs.length, maxBars));
        let next = 0;
        for (const { from, to } of bins) {
          expect(from).toBe(next);
          expect(to).toBeGreaterThan(from);
          next = to;
        }
        expect(next).toBe(glyphs.length);
      }),
    );
  });
});
