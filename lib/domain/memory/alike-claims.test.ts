import { describe, expect, it } from 'vitest';
import { closestByTerms, rankAlike } from './alike-claims';
import type { RememberedStanding } from './claim-standing';
import { weightBy } from './term-counts';

/** A house of a thousand claims in which every other one is about a year. */
const weightOf = weightBy({ claims: 1_000, rowsWith: (term) => (term === 'year' ? 500 : 2) });

describe('weightBy', () => {
  it('lets a rare term say more than a common one, and every term something', () => {
    expect(weightOf('ferry')).toBeGreaterThan(weightOf('year'));
    expect(weightBy({ claims: 0, rowsWith: () => 0 })('ferry')).toBeGreaterThan(0);
  });
});

describe('closestByTerms', () => {
  const closest = (texts: string[][], ...candidates: string[]) =>
    closestByTerms(
      texts,
      candidates.map((terms) => ({ id: terms, terms })),
      weightOf,
    );

  it('puts who shares a rare term before who shares a common one', () => {
    expect(closest([['ferry', 'year']], 'bus year', 'ferry bus')).toEqual(['ferry bus', 'bus year']);
  });

  it('puts who says little else before who says much', () => {
    expect(closest([['ferry', 'board']], 'ferry board harbour night tide', 'ferry board')[0]).toBe('ferry board');
  });

  it('looks at the text of the claim that is closest', () => {
    expect(
      closest(
        [
          ['ferry', 'board'],
          ['night', 'bus'],
        ],
        'ferry tide',
        'night bus',
      )[0],
    ).toBe('night bus');
  });

  it('gives no more than can be compared word by word', () => {
    const many = Array.from({ length: 60 }, (_, index) => `ferry w${index}`);
    expect(closest([['ferry']], ...many, 'ferry')).toHaveLength(40);
    expect(closest([['ferry']], ...many, 'ferry')[0]).toBe('ferry');
  });
});

describe('rankAlike', () => {
  const claim = (words: string, standing: RememberedStanding = 'none') => ({ words, statement: null, standing });
  const asked = { ...claim('The harbour board bought three ferries'), language: 'en' };
  const ranked = (standing: RememberedStanding, ...claims: ReturnType<typeof claim>[]) =>
    rankAlike({ ...asked, standing }, claims, weightOf);

  it('leaves out what has too little in common, and puts the closest first', () => {
    const near = claim('The harbour board has bought three ferries this year');
    expect(ranked('none', claim('It rained on the mountain'), near, claim(asked.words)).map((one) => one.claim.words)).toEqual([
      asked.words,
      near.words,
    ]);
  });

  it('puts the judged first among those that are as alike', () => {
    expect(ranked('none', claim(asked.words), claim(asked.words, 'supported'))[0]?.claim.standing).toBe('supported');
  });

  it('flags another verdict than the claim’s own', () => {
    const [same, other] = ranked('supported', claim(asked.words, 'supported'), claim(asked.words, 'refuted'));
    expect([same?.contradictions, other?.contradictions]).toEqual([[], ['other verdict']]);
  });

  it('flags the same words with more than one verdict, where the claim has none', () => {
    const flags = (...standings: RememberedStanding[]) =>
      ranked('none', ...standings.map((one) => claim(asked.words, one))).map((one) => one.contradictions);
    expect(flags('supported', 'supported')).toEqual([[], []]);
    expect(flags('supported', 'refuted')).toEqual([['other verdict'], ['other verdict']]);
  });

  it('gives a handful', () => {
    expect(ranked('none', ...Array.from({ length: 9 }, () => claim(asked.words)))).toHaveLength(5);
  });
});
