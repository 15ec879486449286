import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimSimilarity, contradictionsIn, likenessOf, markDifferences } from './claim-similarity';
import { claimTerms } from './claim-terms';
import { roundedFigures } from './rounded-figures.cases';

/** Without a house to count in: longer words say more. */
const weightOf = (term: string) => 1 + Math.min(term.length, 8) / 4;
const alike = (a: string, b: string) => likenessOf(claimSimilarity(claimTerms(a), claimTerms(b), weightOf));
const contradictions = (a: string, b: string, language = 'en') => contradictionsIn(a, b, language, weightOf);

const cost = 'Each ferry passenger costs the harbour board eleven pounds';

describe('claimSimilarity', () => {
  it.each([
    ['the same in other order', 'The harbour board: eleven pounds, costs of each passenger of the ferry', 'very close'],
    ['a figure in digits', 'Each passenger of the ferry cost the harbour board £11', 'very close'],
    ['a word more', 'Each ferry passenger costs the harbour board eleven pounds a year', 'very close'],
    ['a figure that is nearly the same', 'Each ferry passenger costs the harbour board £11.40', 'very close'],
    ['half of the words', 'A passenger costs the harbour board three times the fare', 'close'],
    ['something else', 'The mayor closed nine schools in a winter', null],
  ])('finds %s', (_, other, expected) => {
    expect(alike(cost, other)).toBe(expected);
  });

  const words = fc
    .array(fc.constantFrom('ferry', 'board', 'pays', '£11', '12', 'not', 'harbour', '2024', '1,200', 'passengers'), { maxLength: 12 })
    .map((all) => all.join(' '));
  it('is the same both ways round, between nothing and all, and all for the same', () => {
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [one, two] = [claimTerms(a), claimTerms(b)];
        const score = claimSimilarity(one, two, weightOf);
        expect(score).toBeCloseTo(claimSimilarity(two, one, weightOf), 10);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(claimSimilarity(one, one, weightOf)).toBeCloseTo(one.length === 0 ? 0 : 1, 10);
      }),
    );
  });

  it('counts a number for more than a word', () => {
    const [whole, otherNumber, otherWord] = ['Board paid 4000 gulls', 'Board paid 9000 gulls', 'Board paid 4000 boats'].map(claimTerms);
    const even = () => 1;
    expect(claimSimilarity(whole ?? [], otherWord ?? [], even)).toBeGreaterThan(claimSimilarity(whole ?? [], otherNumber ?? [], even));
  });
});

describe('contradictionsIn', () => {
  it('names another number and a negation among the same words, and nothing where they say the same', () => {
    expect(contradictions(cost, 'Each ferry passenger costs the harbour board nine pounds')).toEqual(['other number']);
    expect(contradictions(cost, 'Each ferry passenger never costs the harbour board eleven pounds')).toEqual(['negation']);
    expect(contradictions('The line lost money in 2023', 'The line lost money in 2024')).toEqual(['other number']);
    expect(contradictions(cost, 'Each ferry passenger costs the harbour board eleven pounds.')).toEqual([]);
    expect(contradictions(cost, 'Each ferry passenger costs the harbour board £11')).toEqual([]);
    expect(contradictions(cost, 'The mayor closed 9 schools')).toEqual([]);
    expect(contradictions('The lake holds 10⁵ bacteria', 'The lake holds 105 bacteria')).toEqual(['other number']);
    expect(contradictions('The lake holds 10⁵ bacteria', 'The lake holds 10^6 bacteria')).toEqual(['other number']);
    expect(contradictions('Der Hafen zahlt 3 Millionen', 'Der Hafen zahlt 9 Millionen', 'de')).toEqual(['other number']);
  });
});

describe('contradictionsIn, of figures that are nearly the same', () => {
  it.each(roundedFigures)('takes %s and %s for roundings of each other: %s', (a, b, isRounded) => {
    const said = (figure: string) => `Rents in the harbour district rose by ${figure} over the winter`;
    expect(contradictions(said(a), said(b))).toEqual(isRounded ? [] : ['other number']);
    expect(contradictions(said(b), said(a))).toEqual(isRounded ? [] : ['other number']);
  });
});

describe('markDifferences', () => {
  it('marks what the other has not, and loses no character', () => {
    const said = markDifferences('We were spending £11.40 a passenger', 'We spend on each passenger “eleven pounds”');
    expect(said.filter(({ isMarked }) => isMarked).map(({ text }) => text)).toEqual(['11.40']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 100 }), fc.string({ maxLength: 60 }), (words, other) => {
        expect(
          markDifferences(words, other)
            .map(({ text }) => text)
            .join(''),
        ).toBe(words);
      }),
    );
  });
});
