import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AnchorState } from '@/lib/domain/anchors/anchor';
import { TagKind } from '@/lib/domain/tags/tag-kinds';
import { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { ownLook, VerdictColour, VerdictSign } from '@/lib/domain/verdicts/verdict-look';
import { packLook, unpackLook } from './mark-look';

const looks = fc
  .record({
    kind: fc.constantFrom(...TagKind.options),
    label: fc.constantFrom(null, 'C1'),
    verdict: fc.constantFrom(null, ...VerdictValue.options),
    isStale: fc.boolean(),
    anchorState: fc.constantFrom(...AnchorState.options),
    isFact: fc.boolean(),
    isOpenOrRestated: fc.boolean(),
    sign: fc.constantFrom(...VerdictSign.options),
    colour: fc.constantFrom(...VerdictColour.options),
  })
  .map(({ isFact, isOpenOrRestated, sign, colour, ...look }) => ({
    ...look,
    ...(look.verdict && ownLook(look.verdict, { sign, colour })),
    ...(isFact && { isFact: true }),
    // Nothing is open that is stale, and nothing else is restated.
    ...(isOpenOrRestated && (look.isStale ? { isRestated: true } : { isOpen: true })),
  }));

it('A look is the same after it was a number of 16 bits', () => {
  fc.assert(
    fc.property(looks, (look) => {
      const packed = packLook(look);
      expect(packed).toBeGreaterThan(0);
      expect(packed).toBeLessThan(2 ** 16);
      expect(unpackLook(packed, look.label)).toEqual(look);
    }),
    { numRuns: 2000 },
  );
});
