import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitsSurrogatePair } from '../text/article-text';
import { createQuoteMatcher, MIN_SCORE, type SoughtQuote } from './match-quote';

const runs = Number(process.env.PROOF_RUNS ?? 500);

const text = [
  'Ferries and rents',
  'The council voted on Monday to raise rents by twelve per cent across the borough, the mayor said.',
  'Nobody at the ferry office could say when the next boat would leave the harbour.',
  'The mayor said that the harbour would stay open all winter. The mayor said so twice.',
  'قال الوزير إن الضرائب سترتفع في الربيع المقبل بنسبة عشرة في المئة',
  '市长说房租明年上涨百分之十二，工会代表表示反对。',
  'मंत्री ने कहा कि अगले वर्ष किराया बारह प्रतिशत बढ़ेगा और विरोध जारी रहेगा।',
  'The crew 👩‍🚒👩‍🚒 put out nine fires 🔥 in one night, more than in all of last year.',
].join('\n');

/** A quote of `exact` as it stands in `source`, with 32 characters of context. */
function quoteIn(source: string, exact: string): SoughtQuote {
  const from = source.indexOf(exact);
  if (from < 0) throw new Error(`${exact} is not there`);
  return {
    exact,
    prefix: source.slice(Math.max(0, from - 32), from),
    suffix: source.slice(from + exact.length, from + exact.length + 32),
    hint: from,
  };
}
const find = (now: string, quote: SoughtQuote) => {
  const match = createQuoteMatcher(now).find(quote);
  return match && { ...match, words: now.slice(match.from, match.to) };
};

describe('find', () => {
  it.each([
    ['Latin', 'raise rents by twelve per cent', 'raise all rents by nearly twelve per cent', 'raise all rents by nearly twelve per cent'],
    ['Arabic', 'الضرائب سترتفع في الربيع المقبل', 'الضرائب سترتفع قليلا في الربيع المقبل', 'الضرائب سترتفع قليلا في الربيع المقبل'],
    ['Han', '房租明年上涨百分之十二', '房租后年上涨百分之十二', '房租后年上涨百分之十二'],
    ['Devanagari', 'अगले वर्ष किराया बारह प्रतिशत बढ़ेगा', 'अगले वर्ष किराया पंद्रह प्रतिशत बढ़ेगा', 'अगले वर्ष किराया पंद्रह प्रतिशत बढ़ेगा'],
    [
      'emoji',
      '👩‍🚒👩‍🚒 put out nine fires 🔥 in one night',
      '👩‍🚒 put out nine big fires 🔥 in one night',
      '👩‍🚒 put out nine big fires 🔥 in one night',
    ],
  ])('finds changed words again, in %s', (_, exact, changed, words) => {
    const now = `A new first line.\n${text.replace(exact, changed)}`;
    const match = find(now, quoteIn(text, exact));
    // The first emoji is no word, so that the range may begin after it.
    expect(words.endsWith(match?.words ?? '-')).toBe(true);
    expect(match?.words.length).toBeGreaterThan(exact.length / 2);
    expect(match?.isExact).toBe(false);
    expect(match?.score).toBeGreaterThanOrEqual(MIN_SCORE);
  });
  it('tells equal words apart by what stands around them', () => {
    const second = text.lastIndexOf('The mayor said');
    const quote = {
      ...quoteIn(text, 'The mayor said'),
      prefix: text.slice(second - 32, second),
      suffix: text.slice(second + 14, second + 46),
    };
    expect(find(`New.\n${text}`, quote)).toMatchObject({ from: second + 5, isExact: true, isAmbiguous: false });
  });
  it('takes the nearer of two equally good places and says that there are two', () => {
    const sentence = 'Rents will rise by twelve per cent in the spring.';
    const now = `${sentence}\n${'Something else entirely stands here. '.repeat(20)}\n${sentence}`;
    const quote = { exact: sentence, prefix: '', suffix: '', hint: now.length };
    expect(find(now, quote)).toMatchObject({ from: now.lastIndexOf(sentence), isAmbiguous: true });
    expect(find(now, { ...quote, hint: 3 })).toMatchObject({ from: 0, isAmbiguous: true });
  });
  it('needs nobody to choose when the words are at their very place', () => {
    const sentence = 'Rents will rise by twelve per cent in the spring.';
    const now = `${sentence}\n${sentence}`;
    expect(find(now, { exact: sentence, prefix: '', suffix: '', hint: 0 })).toMatchObject({ from: 0, isAmbiguous: false });
  });
  it('does not find words that are gone, though their surroundings are there', () => {
    const quote = quoteIn(text, 'raise rents by twelve per cent');
    expect(find(text.replace(quote.exact, 'open a museum of cheese'), quote)).toBeNull();
    expect(find(text.replace(` to ${quote.exact}`, ''), quote)).toBeNull();
  });
  it('does not find a word inside another, nor short words without their surroundings', () => {
    const old = 'They called it art, and paid for it.';
    expect(find('They left the party, and paid for it.', quoteIn(old, 'art'))).toBeNull();
    expect(find('Long after, somebody said that the mayor of another town had resigned.', quoteIn(text, 'the mayor'))).toBeNull();
  });
  it('finds a sentence moved to other surroundings', () => {
    const exact = 'Nobody at the ferry office could say when the next boat would leave';
    const now = `Quite another text.\n${exact} for the islands.`;
    expect(find(now, quoteIn(text, exact))).toMatchObject({ words: exact, isExact: true, isAmbiguous: false });
  });
  it('finds nothing for an empty quote or in an empty text', () => {
    expect(find(text, { exact: ' \n', prefix: '', suffix: '' })).toBeNull();
    expect(find('', quoteIn(text, 'raise rents'))).toBeNull();
    expect(find('ab', quoteIn(text, 'raise rents'))).toBeNull();
  });
  it('finds every quote of an unchanged text where it was, the ends of emoji too', () => {
    const units = fc.constantFrom(...[...'ab 市长说قل😀👩‍🚒e\u0301क्ष.\n']);
    fc.assert(
      fc.property(fc.array(units, { minLength: 40, maxLength: 200 }), fc.nat(), fc.nat(), (characters, a, b) => {
        const whole = characters.join('');
        const [first, last] = [a % characters.length, b % characters.length].sort((x, y) => x - y);
        const from = characters.slice(0, first).join('').length;
        const exact = characters.slice(first, (last ?? 0) + 1).join('');
        fc.pre(exact.trim() !== '');
        const quote = {
          exact,
          prefix: whole.slice(Math.max(0, from - 32), from),
          suffix: whole.slice(from + exact.length, from + exact.length + 32),
          hint: from,
        };
        expect(createQuoteMatcher(whole).find(quote)).toMatchObject({ from, to: from + exact.length, isExact: true });
      }),
      { numRuns: runs },
    );
  });
  it('never gives half a character, whatever it is asked', () => {
    const unit = fc.constantFrom('a', 'b', ' ', '😀', '👩‍🚒', '市', 'ق', 'e\u0301');
    const text = fc.array(unit, { minLength: 40, maxLength: 80 });
    let found = 0;
    fc.assert(
      // Ends anywhere, in the middle of a character too, and since then a character has gone.
      fc.property(text, fc.nat(), fc.nat(), fc.nat(), (characters, a, b, gone) => {
        const old = characters.join('');
        const [from = 0, to = 0] = [a % old.length, b % old.length].sort((x, y) => x - y);
        const quote = { exact: old.slice(from, to), prefix: old.slice(Math.max(0, from - 32), from), suffix: old.slice(to, to + 32) };
        const now = characters.filter((_, n) => n !== gone % characters.length).join('');
        const match = createQuoteMatcher(now).find(quote);
        if (!match) return;
        found += 1;
        expect(match.from).toBeLessThan(match.to);
        expect(match.to).toBeLessThanOrEqual(now.length);
        expect(splitsSurrogatePair(now, match.from) || splitsSurrogatePair(now, match.to)).toBe(false);
      }),
      { numRuns: runs },
    );
    expect(found).toBeGreaterThan(runs / 2);
  });
});
