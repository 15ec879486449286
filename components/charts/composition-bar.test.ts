import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayShares, sharesOf } from './composition-bar';

describe('sharesOf', () => {
  it('adds up to a hundred, and is never off by more than one', () => {
    const words = fc.nat(5_000);
    fc.assert(
      fc.property(fc.record({ claim: words, opinion: words, proposal: words, none: words }), (composition) => {
        const total = composition.claim + composition.opinion + composition.proposal + composition.none;
        const shares = sharesOf(composition);
        const sum = shares.claim + shares.opinion + shares.proposal + shares.none;
        expect(sum).toBe(total === 0 ? 0 : 100);
        for (const part of ['claim', 'opinion', 'proposal', 'none'] as const) {
          const exact = total === 0 ? 0 : (100 * composition[part]) / total;
          expect(Math.abs(shares[part] - exact)).toBeLessThan(1);
        }
      }),
    );
  });

  it('is said in words', () => {
    expect(sayShares({ claim: 56, opinion: 22, proposal: 9, none: 13 })).toBe('Claim 56%, opinion 22%, proposal 9%, untagged 13%');
  });
});
