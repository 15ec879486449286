import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { claimTerms } from './claim-terms';

const terms = (text: string) => claimTerms(text).map(({ term }) => term);

/** Texts that a desk may write for each other, and that must be cut alike. */
const alike: [string, string][] = [
  ['Night buses cost eleven pounds', 'night bus costs £11'],
  ['It lost two million pounds', 'it loses £2m'],
  ['1,200 people', '1200 people'],
  ['1.200.000 people', '1200000 people'],
  // Thousands and decimals as German, French, Swiss and Arabic texts write them.
  ['412.000 Menschen', '412000 Menschen'],
  ['412.000', '412,000'],
  ['412 000 personnes', '412000 personnes'],
  ['Les 412 300 habitants', 'les 412.300 habitants'],
  ['Près de 412\u202f000 personnes', 'près de 412.000 personnes'],
  ['€ 412 000', '€412,000'],
  ['In Mali 412 000', 'in Mali 412000'],
  ['1’234 Franken', '1234 Franken'],
  ["1'234'567.50", '1234567.5'],
  ['1.234 Personen', '1,234 Personen'],
  ['412.000,50 Euro', '412,000.50 Euro'],
  ['1 234 567,89', '1234567.89'],
  ['3,14', '3.14'],
  ['0,125', '0.125'],
  ['%3,5', '3.5%'],
  ['٤١٢٬٠٠٠', '412000'],
  ['٣٫١٤١ the', '3.141 the'],
  ['£11.40', '£11.4'],
  ['two hundred and fifty riders', '250 riders'],
  ['5 per cent', '5%'],
  ['19 Jan 2024', '19 January 2024'],
  ['the third of May', '3rd of May'],
  ['Café Ångström', 'cafe angstrom'],
  ['cutting', 'cuts'],
  ['It doesn’t run', 'It does not run'],
  ['The board cannot pay', 'The board can not pay'],
  ['the city’s debt', 'the city debt'],
  ['Rents rose', 'Rents are rising'],
  ['Ｆｕｌｌ １２', 'full 12'],
  ['10⁵ bacteria', '10^5 bacteria'],
  ['3 × 10⁻⁵ grams', '3 × 10^-5 gram'],
  ['CO₂', 'CO2'],
  // One character, or the two that it is made of.
  ['น้ำท่วม', 'น\u0e49\u0e4d\u0e32ท่วม'],
  ['ໜັງສື', 'ຫນັງສື'],
  ['がっこう', 'か\u3099っこう'],
  ['Eine Million für 1.609 Schulen', 'Eine Million für 1609 Schulen'],
  ['Eine halbe Million für 1.609 Schulen', 'Eine halbe Million für 1609 Schulen'],
  ['Un million pour 1.609 écoles', 'Un million pour 1609 écoles'],
  ['En million til 1.609 skoler', 'En million til 1609 skoler'],
];
/** Texts that say something else, and must be told apart. */
const different: [string, string][] = [
  ['11 pounds', '11 euros'],
  ['£11.40', '£11.04'],
  ['2,000 people', '2 people'],
  ['It runs', 'It never runs'],
  ['in 2023', 'in 2024'],
  ['12.5', '125'],
  ['3.14', '314'],
  ['3,14', '314'],
  ['0.125', '125'],
  ['0,125', '125'],
  ['The mile is 1.609 km', 'The mile is 1609 km'],
  ['£1.609 billion', '£1609 billion'],
  ['MORE THAN 1.609 MILLION', 'MORE THAN 1609 MILLION'],
  ['Ward 7 200 people', 'Ward 7200 people'],
  ['In May 12 300 people', 'in May 12300 people'],
  ['10⁵ bacteria', '105 bacteria'],
  ['10⁵ bacteria', '10 bacteria'],
  ['10⁵ bacteria', '10⁶ bacteria'],
  ['10⁻⁵ grams', '10⁵ grams'],
  ['x⁻² of it', 'x² of it'],
];

describe('claimTerms', () => {
  it.each(alike)('reads “%s” as “%s”', (one, other) => {
    expect(new Set(terms(one))).toEqual(new Set(terms(other)));
  });

  it.each(different)('tells “%s” from “%s”', (one, other) => {
    expect(new Set(terms(one))).not.toEqual(new Set(terms(other)));
  });

  it('leaves out what says nothing by itself, and finds words in scripts without spaces', () => {
    expect(terms('It was of the, and to: …')).toEqual([]);
    expect(terms('東京の人口')).toEqual(['東京', '京の', 'の人', '人口']);
    expect(terms('ทำให้น้ำ')).toEqual(expect.arrayContaining(terms('น้ำ')));
    expect(terms('ຄຳເວົ້າ')).toEqual(expect.arrayContaining(terms('ຄຳ')));
    expect(terms('Die Kürzung über 3,5 Millionen')).toContain('3.5');
  });

  it('joins what Arabic and Persian write in two ways, and words with signs that join or part their letters', () => {
    const termsOf = (text: string) => claimTerms(text).map(({ term }) => term);
    for (const [one, other] of [
      ['علي', 'علی'],
      ['كتاب', 'کتاب'],
      ['محـمد', 'محمد'],
      ['أحمد', 'احمد'],
      ['می\u200cخواهم', 'میخواهم'],
      ['शक्\u200dति', 'शक्ति'],
    ] as const) {
      expect(termsOf(one)).toHaveLength(1);
      expect(termsOf(one)).toEqual(termsOf(other));
    }
  });

  it('reads figures that are grouped as India does', () => {
    const termsOf = (text: string) => claimTerms(text).map(({ term }) => term);
    expect(termsOf('12,34,567')).toEqual(termsOf('1,234,567'));
    expect(termsOf('1,23,45,678.50')).toEqual(['12345678.5']);
    expect(termsOf('in 12,34')).not.toEqual(termsOf('in 1234'));
  });

  it('says where in the text a character stands that is compared as two', () => {
    const words = 'ทำให้';
    expect(claimTerms(words).map(({ from, to }) => words.slice(from, to))).toEqual(['ทำ', 'ำ', 'ำใ', 'ให้', 'ห้']);
  });

  it('names places of the text in order, whatever it is given, and no term holds white space', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc
        .array(
          fc.constantFrom(
            'two hundred',
            'and',
            '£',
            '1,200',
            'million',
            ' ',
            '3',
            'rd',
            'don’t',
            'é',
            '東京',
            'ทำ',
            'ໜ',
            '\u3099',
            '-',
            '.',
            '½',
            'per cent',
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let before = 0;
        for (const { term, from, to } of claimTerms(text)) {
          expect(term).toMatch(/^\S+$/u);
          expect(from).toBeGreaterThanOrEqual(before);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          before = from;
        }
      }),
    );
  });

  it('reads the beginning of what is no sentence', () => {
    expect(claimTerms('word '.repeat(100_000)).length).toBeLessThanOrEqual(256);
  });
});
