import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsNear, firstCardFrom, MOUNT_ALL } from './margin-near';

/** Cards in text order, a few characters after one another; several may begin at the same place. */
const margin = fc.array(fc.nat(3), { minLength: 1, maxLength: 200 }).map((gaps) => {
  const starts = new Map(gaps.map((_, n) => [`c${n}`, gaps.slice(0, n + 1).reduce((sum, gap) => sum + gap)]));
  return { ids: [...starts.keys()], startOf: (id: string) => starts.get(id) ?? -1 };
});

describe('firstCardFrom', () => {
  it('is the first whose words begin there or later', () => {
    fc.assert(
      fc.property(margin, fc.nat(700), ({ ids, startOf }, pos) => {
        const found = ids.findIndex((id) => startOf(id) >= pos);
        expect(firstCardFrom(ids, startOf, pos)).toBe(found < 0 ? ids.length : found);
      }),
    );
  });
});

describe('cardsNear', () => {
  it('is all of few; of many those that begin near, and the open one, each once and in text order', () => {
    fc.assert(
      fc.property(margin, fc.nat(700), fc.nat(200), fc.option(fc.nat(199)), ({ ids, startOf }, from, length, open) => {
        const activeId = open === null ? null : (ids[open] ?? null);
        const near = { from, to: from + length };
        const shown = cardsNear(ids, startOf, activeId, near);
        const wanted = ids.filter(
          (id) => ids.length <= MOUNT_ALL || id === activeId || (startOf(id) >= near.from && startOf(id) < near.to),
        );
        expect(shown).toEqual(wanted);
      }),
    );
  });

  it('leaves out an open card that is not among them', () => {
    const ids = Array.from({ length: MOUNT_ALL + 1 }, (_, n) => `c${n}`);
    expect(cardsNear(ids, (id) => Number(id.slice(1)), 'elsewhere', { from: 3, to: 5 })).toEqual(['c3', 'c4']);
  });
});
