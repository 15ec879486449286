import { ownMember } from '../own-member';
import type { CutText, Rewrite, Word } from './cut-words';

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ordinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth ' +
  'eighteenth nineteenth twentieth'
).split(' ');
const zerosOf: Readonly<Record<string, number>> = { thousand: 3, million: 6, billion: 9, trillion: 12 };
const zerosOfShort: Readonly<Record<string, number>> = { m: 6, mn: 6, bn: 9, tn: 12, k: 3 };
const fractions: Readonly<Record<string, string>> = { '¼': '25', '½': '5', '¾': '75' };

/** Names of currencies by their signs. */
const currencies: Readonly<Record<string, string>> = { euro: '€', euros: '€', dollar: '$', dollars: '$' };
const currencySigns = new Set(['€', '$', '£', '¥']);

/** The word in small letters; empty where there is none. */
export const lowerOf = (word: Word | undefined) => word?.key.toLowerCase() ?? '';
/** True if nothing but white space or one of `marks` is before the word at `at`. */
export const isJoined = ({ gaps }: CutText, at: number, marks = '') => {
  const between = gaps[at]?.marks.trim() ?? '';
  return between === '' || (between !== '' && marks.includes(between));
};
/**
 * True if the word at `at` stands apart from the one before it, and a hyphen joins it to the next: twenty five-pound notes, three hundred-seat halls,
 * five thousand- and ten thousand-euro fines. It says what each is, and belongs to no number before it.
 */
const isOfWhatFollows = ({ gaps }: CutText, at: number) => {
  const isHyphened = (place: number) => /^[-\u2010\u2011]/.test(gaps[place]?.marks ?? '');
  return !isHyphened(at) && isHyphened(at + 1);
};
const isTight = ({ gaps }: CutText, at: number) => gaps[at]?.marks === '';

const numberOf = (take: number, key: string): Rewrite => ({ take, put: [{ key, kind: 'number' }] });

/** Figures without what groups them: 1,000 and 1 000 are 1000, and 12,34,567 is 1234567, as India groups. Decimals stay as they are: 2.0 was measured more closely than 2. */
export function figures(text: CutText, at: number): Rewrite | null {
  const word = text.words[at];
  if (word?.kind !== 'number') return null;
  if (/^-?(?:\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3})(?:\.\d+)?$/.test(word.key)) return numberOf(1, word.key.replaceAll(',', ''));
  const fraction = isJoined(text, at + 1) ? ownMember(fractions, text.words[at + 1]?.key ?? '') : undefined;
  if (fraction && /^-?\d+$/.test(word.key)) return numberOf(2, `${word.key}.${fraction}`);
  if (isHalfInFigures(text, at)) return numberOf(4, `${word.key}.5`);
  if (!/^-?\d{1,3}$/.test(word.key)) return null;
  let take = 1;
  let key = word.key;
  while (
    isGrouped(text, at) &&
    isJoined(text, at + take) &&
    !isTight(text, at + take) &&
    /^\d{3}$/.test(text.words[at + take]?.key ?? '')
  ) {
    key += text.words[at + take]?.key;
    take++;
  }
  return take > 1 ? numberOf(take, key) : null;
}

const numbered = new Set('ward room bus route page chapter flat unit line level grade number house article section part in of'.split(' '));

/** True if a space behind a figure groups it: in ward 7 200 people are counted, not 7,200. */
function isGrouped({ words, gaps }: CutText, at: number): boolean {
  if (/^[\u00a0\u2009\u202f]$/.test(gaps[at + 1]?.raw ?? '')) return true;
  const before = words[at - 1];
  return before !== undefined && /^\p{Ll}/u.test(before.key) && !numbered.has(before.key);
}

/** 5 1/2 */
function isHalfInFigures(text: CutText, at: number): boolean {
  const [one, slash, two] = text.words.slice(at + 1, at + 4);
  const isSpaced = isJoined(text, at + 1) && !isTight(text, at + 1);
  return isSpaced && one?.key === '1' && slash?.key === '/' && two?.key === '2' && isTight(text, at + 2) && isTight(text, at + 3);
}

/** Numbers in words as figures, as far as they make up one number: two hundred and fifty, twenty-one, a million. */
export function numberWords(text: CutText, at: number): Rewrite | null {
  const ordinal = ordinals.indexOf(lowerOf(text.words[at]));
  if (ordinal >= 0) return { take: 1, put: [{ key: ordinalOf(ordinal + 1), kind: 'word' }] };
  const first = lowerOf(text.words[at]);
  const second = lowerOf(text.words[at + 1]);
  if (first === 'a' && isJoined(text, at + 1) && (second === 'hundred' || Object.hasOwn(zerosOf, second))) {
    const rest = readNumber(text, at + 1, 1);
    return numberOf(rest.take + 1, String(rest.value));
  }
  // No one is nobody, and no 1 is the first.
  if (first === 'one' && lowerOf(text.words[at - 1]) === 'no') return null;
  const read = readNumber(text, at, null);
  return read.take > 0 ? numberOf(read.take, String(read.value)) : null;
}

const ordinalOf = (value: number) => `${value}${value > 3 ? 'th' : ['st', 'nd', 'rd'][value - 1]}`;

/** How many words from `at` on are one number, and its value. `begun` is what stands before a hundred or a scale. */
function readNumber(text: CutText, at: number, begun: number | null): { take: number; value: number } {
  let take = 0;
  let total = 0;
  let group = begun ?? 0;
  /** The next word must be smaller than this. */
  let below = begun === null ? 1000 : 10;
  let lastZeros = 15;
  let hasGroup = begun !== null;
  for (;;) {
    const place = at + take;
    const word = lowerOf(text.words[place]);
    if (take > 0 && (!isJoined(text, place, '-') || (isNumeral(word) && isOfWhatFollows(text, place)))) break;
    if (word === 'and' && take > 0 && isJoined(text, place) && /^(?:hundred|thousand|million)$/.test(lowerOf(text.words[place - 1]))) {
      const next = smallOf(lowerOf(text.words[place + 1]));
      if (next === null || !isJoined(text, place + 1)) break;
      take++;
      below = 100;
      continue;
    }
    const small = smallOf(word);
    if (small !== null) {
      if (hasGroup && (small >= below || small === 0)) break;
      group += small;
      below = small >= 20 && small % 10 === 0 ? 10 : 0;
      hasGroup = true;
    } else if (word === 'hundred' && hasGroup && group > 0 && group < 10) {
      group *= 100;
      below = 100;
    } else if (hasGroup && group > 0 && (ownMember(zerosOf, word) ?? 99) < lastZeros) {
      lastZeros = ownMember(zerosOf, word) ?? 0;
      total += group * 10 ** lastZeros;
      group = 0;
      below = 1000;
      hasGroup = false;
    } else break;
    take++;
  }
  return { take, value: total + group };
}

const isNumeral = (word: string) => smallOf(word) !== null || word === 'hundred' || Object.hasOwn(zerosOf, word);

function smallOf(word: string): number | null {
  const one = ones.indexOf(word);
  if (one >= 0) return one;
  const ten = tens.indexOf(word);
  return ten > 1 ? ten * 10 : null;
}

/** A number with what multiplies it: 1.5 million, €3bn. `m` is millions only where it is money: else it is metres. */
export function scaledNumbers(text: CutText, at: number): Rewrite | null {
  const { words } = text;
  const [number, scale] = [words[at], words[at + 1]];
  if (number?.kind !== 'number' || !/^-?\d+(?:\.\d+)?$/.test(number.key) || !scale || !isJoined(text, at + 1, '-')) return null;
  const isMoney = currencySigns.has(words[at - 1]?.key ?? '') || Object.hasOwn(currencies, lowerOf(words[at + 2]));
  const short = scale.key === 'bn' || scale.key === 'tn' || isMoney ? ownMember(zerosOfShort, scale.key) : undefined;
  // A $20 million-a-year deal: the sign says that the number is of money, and how much.
  if (isOfWhatFollows(text, at + 1) && !currencySigns.has(words[at - 1]?.key ?? '')) return null;
  const zeros = ownMember(zerosOf, scale.key) ?? short;
  return zeros === undefined ? null : numberOf(2, shift(number.key, zeros));
}

/** The figure times ten to the power of `zeros`, exactly. */
function shift(figure: string, zeros: number): string {
  const [whole = '', decimals = ''] = figure.split('.');
  const moved = whole + decimals.padEnd(zeros, '0').slice(0, zeros);
  const left = decimals.slice(zeros);
  return moved.replace(/^(-?)0+(?=\d)/, '$1') + (left === '' ? '' : `.${left}`);
}

/** Signs for words: 5 per cent, minus 3, 5 euros. A pound can be a weight, and stays a word. */
export function numberSigns(text: CutText, at: number): Rewrite | null {
  const { words } = text;
  const [one, two] = [lowerOf(words[at]), lowerOf(words[at + 1])];
  const isBehindNumber = words[at - 1]?.kind === 'number' && isJoined(text, at);
  if (isBehindNumber && one === 'per' && two === 'cent' && isJoined(text, at + 1)) return { take: 2, put: [{ key: '%', kind: 'symbol' }] };
  if (isBehindNumber && (one === 'percent' || one === 'pct')) return { take: 1, put: [{ key: '%', kind: 'symbol' }] };
  if (one === 'minus' && words[at + 1]?.kind === 'number' && isJoined(text, at + 1)) return numberOf(2, `-${two}`);
  const sign = words[at]?.kind === 'number' && isJoined(text, at + 1) ? ownMember(currencies, two) : undefined;
  if (sign && !currencySigns.has(words[at - 1]?.key ?? '')) {
    return {
      take: 2,
      put: [
        { key: sign, kind: 'symbol' },
        { key: words[at]?.key ?? '', kind: 'number' },
      ],
    };
  }
  return words[at]?.key === '½' ? { take: 1, put: [{ key: 'half', kind: 'word' }] } : null;
}

const countedWords = new Set(
  'day days week weeks month months year years hour hours minute minutes people jobs homes km % metres miles'.split(' '),
);
/** Rents rose 8 to 10 per cent: up to it, or between the two? */
const moved = new Set(
  'rose rise rises rising fell fall falls falling grew grow grows climbed dropped went up down from increased decreased moved'.split(' '),
);

/** 8 to 10 days, and 8-10 days. */
export function ranges(text: CutText, at: number): Rewrite | null {
  const { words, gaps } = text;
  if (words[at]?.kind !== 'number' || moved.has(lowerOf(words[at - 1]))) return null;
  const isHyphened = words[at + 1]?.kind === 'number' && /^[-\u2010-\u2013]$/.test(gaps[at + 1]?.marks ?? '');
  const isSpelt = words[at + 1]?.key === 'to' && words[at + 2]?.kind === 'number' && isJoined(text, at + 1) && isJoined(text, at + 2);
  const take = isHyphened ? 2 : isSpelt ? 3 : 0;
  if (take === 0 || !isJoined(text, at + take) || !countedWords.has(lowerOf(words[at + take]))) return null;
  return numberOf(take, `${words[at]?.key}-${words[at + take - 1]?.key}`);
}
