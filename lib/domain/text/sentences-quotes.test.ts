import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences';
import { quoted } from './sentences-quotes.fixture';

const split = (words: string, language: string) => splitSentences(words, language).map(({ start, end }) => words.slice(start, end));

/** How a house writes a quote, and what it puts between sentences. */
const houses = [
  { language: 'zh', open: '“', close: '”', inner: ['‘', '’'], said: ['他走了。', '雨停！', '谁？'], between: '' },
  { language: 'ja', open: '「', close: '」', inner: ['『', '』'], said: ['雨だ。', '晴れた！', '誰？'], between: '' },
  { language: 'fr', open: '« ', close: ' »', inner: ['“', '”'], said: ['Il part.', 'L’été !', 'Où ?'], between: ' ' },
  {
    language: 'fr',
    open: '«\u202f',
    close: '\u202f»',
    inner: ['‘', '’'],
    said: ['Il part.', 'Oui\u202f!', 'Où\u00a0?'],
    between: '\u00a0',
  },
  { language: 'de', open: '„', close: '“', inner: ['‚', '‘'], said: ['Er geht.', 'Ja!', 'Wer?'], between: ' ' },
  { language: 'de', open: '„', close: '“', inner: ['‚', '‘'], said: ['Er geht!', 'Ja!', 'Wer?'], between: '' },
  { language: 'da', open: '»', close: '«', inner: ['›', '‹'], said: ['Han går.', 'Ja!', 'Hvem?'], between: ' ' },
  { language: 'sv', open: '”', close: '”', inner: ['’', '’'], said: ['Hon går.', 'Ja!', 'Vem?'], between: ' ' },
  { language: 'fi', open: '»', close: '»', inner: ['’', '’'], said: ['Hän meni.', 'Ei!', 'Kuka?'], between: ' ' },
  { language: 'en', open: '"', close: '"', inner: ["'", "'"], said: ['He left.', 'Don’t!', "Isn't it?"], between: ' ' },
  { language: 'en', open: '"', close: '"', inner: ['(', ')'], said: ['He left!', 'Don’t!', "Isn't it?"], between: '' },
  { language: 'he', open: '"', close: '"', inner: ["'", "'"], said: ['הוא הלך.', 'צה"ל!', 'מי?'], between: ' ' },
  { language: 'ar', open: '«', close: '»', inner: ['“', '”'], said: ['ذهب.', 'نعم!', 'من؟'], between: ' ' },
  { language: 'hi', open: '“', close: '”', inner: ['‘', '’'], said: ['वह गया।', 'हाँ!', 'कौन?'], between: ' ' },
];

/** Signs that meet at the edges of sentences, without line feeds. */
const signs = [...'aZ5中あ가אا.!?。！？؟।…,、 \u00a0\u202f\u3000\u200f()[]「」（）《》【】„‚', ...'“”‘’«»‹›"\'״—'];

describe('splitSentences at quotation marks', () => {
  it.each(Object.entries(quoted))('keeps %s', (_, { language, between = ' ', sentences }) => {
    expect(split(sentences.join(between), language)).toEqual(sentences);
  });

  it('finds sentences again, however they are quoted', () => {
    const sentence = fc.record({ depth: fc.nat(2), which: fc.nat(2), holds: fc.integer({ min: 1, max: 3 }) });
    fc.assert(
      fc.property(fc.constantFrom(...houses), fc.array(sentence, { minLength: 1, maxLength: 8 }), (house, some) => {
        const { open, close, inner, said, between, language } = house;
        const sentences = some.flatMap(({ depth, which, holds }) => {
          const before = [open, inner[0]].slice(0, depth).join('');
          const after = [close, inner[1]].slice(0, depth).reverse().join('');
          const held = Array.from({ length: holds }, (_, i) => said[(which + i) % said.length] ?? '');
          return held.map((one, i) => `${i === 0 ? before : ''}${one}${i === holds - 1 ? after : ''}`);
        });
        expect(split(sentences.join(between), language)).toEqual(sentences);
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing but spaces out, and no bracket at the wrong side of an edge', () => {
    const line = fc.array(fc.constantFrom(...signs), { maxLength: 40 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 3 }), fc.constantFrom('en', 'fr', 'zh', 'he'), (lines, language) => {
        const words = lines.join('\n');
        const found = splitSentences(words, language);
        let read = 0;
        for (const { start, end } of found) {
          const before = words.slice(read, start);
          expect(start).toBeGreaterThanOrEqual(read);
          expect(end).toBeGreaterThan(start);
          expect(before.trim()).toBe('');
          expect(words.slice(start, end).trim()).toBe(words.slice(start, end));
          read = end;
        }
        expect(words.slice(read).trim()).toBe('');
        for (const one of lines) {
          const parts = split(one, language);
          for (const part of parts.slice(1)) expect(part).not.toMatch(/^\p{Pe}/u);
          for (const part of parts.slice(0, -1)) expect(part).not.toMatch(/\p{Ps}$/u);
        }
        expect(split(words, language)).toEqual(lines.flatMap((one) => split(one, language)));
      }),
      { numRuns: 2000 },
    );
  });

  it('says of a line nothing by the marks that were left open on another', () => {
    expect(split('Er sagte: „Nein.\nHe left.“Yes.”', 'en')).toEqual(['Er sagte: „Nein.', 'He left.', '“Yes.”']);
    expect(split('"No.\nHe left."Yes."', 'en')).toEqual(['"No.', 'He left.', '"Yes."']);
  });
});
