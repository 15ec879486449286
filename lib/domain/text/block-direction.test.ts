import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleSchema } from './article-schema';
import { blockDirection, type Direction, directionOfBlock, MAX_READ_CHARS } from './block-direction';

const cases: [what: string, words: string, inEnglish: Direction, inArabic: Direction][] = [
  ['an English sentence', 'Nobody paid for the quay (in 2024).', 'ltr', 'ltr'],
  ['a Hebrew sentence', 'איש לא שילם על המזח (בשנת 2024).', 'rtl', 'rtl'],
  ['an Arabic sentence that begins with a foreign name', 'BBC قالت إن أحدا لم يدفع ثمن الرصيف في عام 2024.', 'rtl', 'rtl'],
  ['an English sentence that begins with a Hebrew word', 'שלום is what the mayor said to all who had come.', 'ltr', 'ltr'],
  ['a Persian sentence with points and figures of its own', '«هیچ‌کس در سال ۲۰۲۴ چیزی نپرداخت.»', 'rtl', 'rtl'],
  ['a Hebrew sentence with a long address', 'ראו https://www.example.org/reports/annual/quay-and-lamps', 'ltr', 'rtl'],
  ['a Hebrew sentence of two lines with a long address', 'ראו את הדוח כאן: https://www.example.org/reports/quay-and-lamps', 'rtl', 'rtl'],
  ['nothing', '', 'ltr', 'rtl'],
  ['figures', '2,024 (12 %)', 'ltr', 'rtl'],
  ['a short name in Latin letters', 'BBC News', 'ltr', 'rtl'],
  ['a short word in Hebrew', 'שלום!', 'ltr', 'rtl'],
  ['as much of either', 'Nobody paid, לא שילם איש', 'ltr', 'rtl'],
  ['a Japanese sentence', '誰も桟橋の費用を払わなかった。', 'ltr', 'ltr'],
];

const latin = [...'abcdefghijklmnopqrstuvxyzéß'];
const toLeft = [...'אבגדהוזחטابتثجحخد'];
const neutral = [...' .,;:!?()«»0123456789٠١٢٣'];
const direction = fc.constantFrom<Direction>('ltr', 'rtl');
const textOf = (signs: readonly string[], least: number, most = 300) =>
  fc.array(fc.constantFrom(...signs), { minLength: least, maxLength: most }).map((some) => some.join(''));
const other = (way: Direction): Direction => (way === 'ltr' ? 'rtl' : 'ltr');

describe('blockDirection', () => {
  it.each(cases)('says which way %s runs in an English and an Arabic article', (_, words, inEnglish, inArabic) => {
    expect([blockDirection(words, 'ltr'), blockDirection(words, 'rtl')]).toEqual([inEnglish, inArabic]);
  });

  it('goes by the letters, whatever figures and signs stand among them', () => {
    const mixed = (signs: readonly string[]) =>
      fc
        .tuple(textOf(signs, 10, 100), fc.array(textOf(neutral, 0, 6), { minLength: 100, maxLength: 100 }))
        .map(([word, between]) => [...word].map((letter, at) => letter + (between[at] ?? '')).join(''));
    fc.assert(fc.property(mixed(latin), direction, (words, around) => blockDirection(words, around) === 'ltr'));
    fc.assert(fc.property(mixed(toLeft), direction, (words, around) => blockDirection(words, around) === 'rtl'));
  });

  it('goes by no order: the same letters say the same from either end', () => {
    fc.assert(
      fc.property(textOf([...latin, ...toLeft, ...neutral], 0), direction, (words, around) => {
        expect(blockDirection([...words].reverse().join(''), around)).toBe(blockDirection(words, around));
      }),
    );
  });

  it('turns no block that would not run so in an article of that way, and leaves it as it is where the two are nearly equal', () => {
    fc.assert(
      fc.property(textOf([...latin, ...toLeft, ...neutral], 0), direction, (words, around) => {
        const own = blockDirection(words, around);
        if (own !== around) expect(blockDirection(words, other(around))).toBe(own);
      }),
    );
  });

  it('reads no further than it says', () => {
    fc.assert(
      fc.property(textOf(toLeft, MAX_READ_CHARS, MAX_READ_CHARS), textOf(latin, 0), direction, (words, rest, around) => {
        expect(blockDirection(words + rest.repeat(9), around)).toBe('rtl');
      }),
      { numRuns: 20 },
    );
  });
});

describe('directionOfBlock', () => {
  const paragraph = (words: string) => articleSchema.node('paragraph', null, words === '' ? [] : [articleSchema.text(words)]);
  const hebrew = 'איש לא שילם על המזח.';

  it('has an entry of a list run as its first paragraph, and a list as what is around it', () => {
    const entry = articleSchema.node('listItem', null, [paragraph(hebrew), paragraph('Nobody has paid for the quay.')]);
    expect(directionOfBlock(entry, 'ltr')).toBe('rtl');
    expect(directionOfBlock(articleSchema.node('bulletList', null, [entry]), 'ltr')).toBe('ltr');
  });

  it('reads words on both sides of a break, and none where there are none', () => {
    const parts = [articleSchema.text(hebrew.slice(0, 8)), articleSchema.node('hardBreak'), articleSchema.text(hebrew.slice(8))];
    expect(directionOfBlock(articleSchema.node('paragraph', null, parts), 'ltr')).toBe('rtl');
    expect(directionOfBlock(paragraph(''), 'rtl')).toBe('rtl');
    expect(directionOfBlock(articleSchema.node('horizontalRule'), 'rtl')).toBe('rtl');
  });
});
