import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markFound, readClaimQuery } from './claim-query';

const found = (words: string, query: string) =>
  markFound(words, readClaimQuery(query))
    .filter(({ isMarked }) => isMarked)
    .map(({ text }) => text);

describe('readClaimQuery', () => {
  it('takes the last word for a beginning until a space follows it', () => {
    expect(readClaimQuery('night passen')).toMatchObject({ terms: ['night', 'passen'], prefix: 'passen' });
    expect(readClaimQuery('night passen ').prefix).toBeNull();
    expect(readClaimQuery('night 11').prefix).toBeNull();
    expect(readClaimQuery('ni').prefix).toBeNull();
    // 서울에서 is Seoul with what stands behind a noun, and 税金 begins with a tax.
    expect(readClaimQuery('서울')).toMatchObject({ terms: ['서울'], prefix: '서울' });
    expect(readClaimQuery('税')).toMatchObject({ terms: ['税'], prefix: '税' });
    expect(readClaimQuery('増税').prefix).toBeNull();
  });

  it('takes a figure that is another number elsewhere for either', () => {
    expect(readClaimQuery('1.609').others).toEqual(new Map([['1609', '1.609']]));
    expect(readClaimQuery('412.000')).toMatchObject({ terms: ['412000'], others: new Map() });
    expect(readClaimQuery('3.14').others.size).toBe(0);
  });

  it('is empty for what says nothing', () => {
    for (const text of ['', '  ', 'the of', '& | ! :*', '\\']) expect(readClaimQuery(text)).toMatchObject({ terms: [], prefix: null });
  });
});

describe('markFound', () => {
  it('marks words in any form, figures however they are written, and beginnings', () => {
    expect(found('We were spending £11.40 a passenger each night', '£11.4 passengers nig')).toEqual(['£11.40', 'passenger', 'night']);
    expect(found('Every passenger costs “more than eleven pounds”', '£11')).toEqual(['eleven pounds']);
    expect(found('north of £2m, or eleven percent', '£11')).toEqual(['eleven']);
    expect(found('Es sind 412.000 in 1.609 Orten', '412000 1609')).toEqual(['412.000', '1.609']);
    expect(found('The mile is 1.609 km', '1.609')).toEqual(['1.609']);
    expect(found('Das Café in Genève', 'cafe geneve')).toEqual(['Café', 'Genève']);
  });

  it('loses no character of the words, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 120 }), fc.string({ maxLength: 30 }), (words, query) => {
        const stretches = markFound(words, readClaimQuery(query));
        expect(stretches.map(({ text }) => text).join('')).toBe(words);
        expect(stretches.every(({ text }) => text !== '')).toBe(true);
      }),
    );
  });
});
