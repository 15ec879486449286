import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CARD_GAP_PX, foldedPx, layOutMargin, type MarginCard, type MarginPlace, touchFoldedPx } from './margin-layout';

const SLIP = 32;
const slip = (id: string, anchor: number): MarginCard => ({ id, anchor, height: SLIP });
const sight = { top: 0, bottom: 800 };
const said = (places: MarginPlace[]) => places.map((one) => ('id' in one ? `${one.id} ${one.y}` : `${one.folded.join('+')} ${one.y}`));

describe('layOutMargin', () => {
  it('puts slips beside their words where there is room', () => {
    expect(said(layOutMargin([slip('a', 40), slip('b', 200)], null, sight))).toEqual(['a 40', 'b 200']);
  });

  it('centres a crowd on its words', () => {
    // Down they would be at 100, 138 and 176: 76 too low for the last, so all go up by half of it.
    expect(said(layOutMargin([slip('a', 100), slip('b', 100), slip('c', 100)], null, sight))).toEqual(['a 62', 'b 100', 'c 138']);
  });

  it('keeps a crowd at the top of the text under it', () => {
    expect(said(layOutMargin([slip('a', 10), slip('b', 10), slip('c', 10)], null, sight))).toEqual(['a 0', 'b 38', 'c 76']);
  });

  it('puts the active card beside its words and the others out of its way', () => {
    const cards = [slip('a', 90), { id: 'on', anchor: 100, height: 300 }, slip('b', 120), slip('c', 600)];
    expect(said(layOutMargin(cards, 'on', sight))).toEqual(['a 56', 'on 94', 'b 400', 'c 600']);
  });

  it('keeps the active card in sight, whole if it fits, and its head if not', () => {
    const on = (height: number) => ({ id: 'on', anchor: 700, height });
    expect(said(layOutMargin([on(300)], 'on', sight))).toEqual(['on 490']);
    expect(said(layOutMargin([on(300)], 'on', { top: 900, bottom: 1700 }))).toEqual(['on 910']);
    expect(said(layOutMargin([on(2000)], 'on', sight))).toEqual(['on 10']);
  });

  it('folds what the active card presses off the top', () => {
    const cards = [slip('a', 0), slip('b', 5), slip('c', 60), { id: 'on', anchor: 80, height: 300 }];
    // c would stand at 36, b at -2, a at -40.
    expect(said(layOutMargin(cards, 'on', sight))).toEqual(['a+b 0', 'c 36', 'on 74']);
  });

  it('makes room for the fold above a card at the very top', () => {
    const cards = [slip('a', 0), { id: 'on', anchor: 10, height: 300 }];
    expect(said(layOutMargin(cards, 'on', sight))).toEqual(['a 0', `on ${foldedPx.pill + CARD_GAP_PX}`]);
  });

  it('gives a pill the room of a finger where there is one', () => {
    const { slip: height, pill } = touchFoldedPx;
    const cards = [
      { id: 'a', anchor: 0, height },
      { id: 'on', anchor: 10, height: 300 },
    ];
    expect(said(layOutMargin(cards, 'on', sight, pill))).toEqual(['a 0', `on ${pill + CARD_GAP_PX}`]);
  });

  it('folds the farthest where many stand far from their words', () => {
    const crowd = Array.from({ length: 40 }, (_, i) => slip(`${i}`, 100 + i));
    const places = layOutMargin(crowd, null, sight);
    const pills = places.filter((one) => 'folded' in one);
    expect(pills.length).toBeGreaterThan(0);
    const far = places.filter((one) => 'id' in one && Math.abs(one.y - (crowd[Number(one.id)]?.anchor ?? 0)) > 400);
    expect(far.length).toBeLessThanOrEqual(6);
  });

  const cardsOf = fc
    .array(fc.record({ anchor: fc.nat(6000), height: fc.constantFrom(SLIP, SLIP, SLIP, 60) }), { minLength: 1, maxLength: 60 })
    .map((all) => all.sort((a, b) => a.anchor - b.anchor).map((one, i) => ({ ...one, id: `${i}` })));

  it('lets none overlap, keeps the order of the text, and has every card once', () => {
    fc.assert(
      fc.property(cardsOf, fc.option(fc.nat(59)), fc.nat(5000), fc.integer({ min: 50, max: 900 }), (cards, pick, top, activeHeight) => {
        const active = pick === null ? null : (cards[pick % cards.length]?.id ?? null);
        const all = cards.map((card) => (card.id === active ? { ...card, height: activeHeight } : card));
        const places = layOutMargin(all, active, { top, bottom: top + 800 });
        const ids = places.flatMap((one) => ('id' in one ? [one.id] : one.folded));
        expect(ids).toEqual(all.map(({ id }) => id));
        let free = 0;
        for (const one of places) {
          expect(one.y).toBeGreaterThanOrEqual(free);
          free = one.y + ('id' in one ? (all[Number(one.id)]?.height ?? 0) : foldedPx.pill) + CARD_GAP_PX;
        }
        if (active !== null) expect(places.some((one) => 'id' in one && one.id === active)).toBe(true);
        const far = places.filter((one) => 'id' in one && one.id !== active && Math.abs(one.y - (all[Number(one.id)]?.anchor ?? 0)) > 400);
        expect(far.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});
