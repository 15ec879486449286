import { ownMember } from '../own-member';
import type { CutText, Rewrite, Word } from './cut-words';
import { isJoined, lowerOf } from './english-numbers';

const months = 'January February March April May June July August September October November December'.split(' ');
const shortMonths: Readonly<Record<string, number>> = {
  Jan: 1,
  Feb: 2,
  Mar: 3,
  Apr: 4,
  Jun: 6,
  Jul: 7,
  Aug: 8,
  Sep: 9,
  Sept: 9,
  Oct: 10,
  Nov: 11,
  Dec: 12,
};
const shortDays: Readonly<Record<string, string>> = {
  Mon: 'Monday',
  Tue: 'Tuesday',
  Tues: 'Tuesday',
  Wed: 'Wednesday',
  Weds: 'Wednesday',
  Thu: 'Thursday',
  Thur: 'Thursday',
  Thurs: 'Thursday',
  Fri: 'Friday',
  Sat: 'Saturday',
  Sun: 'Sunday',
};

/** The number of a month by its name, which has a capital: may is no month. */
const monthOf = (word: Word | undefined) => months.indexOf(word?.key ?? '') + 1 || ownMember(shortMonths, word?.key ?? '') || null;

function dayOf(word: Word | undefined): number | null {
  const day = Number(/^(\d{1,2})(?:st|nd|rd|th)?$/.exec(word?.key ?? '')?.[1] ?? 0);
  return day >= 1 && day <= 31 ? day : null;
}

const isYear = (word: Word | undefined) => /^[12]\d{3}$/.test(word?.key ?? '');

const isShort = (word: Word | undefined) => Object.hasOwn(shortMonths, word?.key ?? '');
/** The stop of a short month's name. */
const stopBehind = (word: Word | undefined) => (isShort(word) ? '.' : '');

/** 3 May 2021, May 3, 2021 and 3rd May as what they name. Figures with strokes stay: nobody knows which is the month. */
export function dates(text: CutText, at: number): Rewrite | null {
  const { words } = text;
  const isDayFirst = dayOf(words[at]) !== null && monthOf(words[at + 1]) !== null && isJoined(text, at + 1);
  const isMonthFirst =
    monthOf(words[at]) !== null && dayOf(words[at + 1]) !== null && isJoined(text, at + 1, stopBehind(words[at])) && endsDate(text, at + 2);
  if (!isDayFirst && !isMonthFirst) return weekday(text, at);
  const day = dayOf(words[isDayFirst ? at : at + 1]);
  const month = monthOf(words[isDayFirst ? at + 1 : at]);
  const year = yearAt(text, at + 2, isMonthFirst);
  if (year === null) return null;
  const eatsStop = year === '' && isDayFirst && isShort(words[at + 1]);
  return { take: year === '' ? 2 : 3, put: [{ key: `${year}/${month}/${day}`, kind: 'date' }], eatsStop };
}

/**
 * The year behind a day and a month, empty where no year stands there. Null where nobody can tell: on 3 May 2000 people marched; in which year, or
 * how many?
 */
function yearAt(text: CutText, at: number, isMonthFirst: boolean): string | null {
  const { words } = text;
  const year = words[at];
  // What stood there as 2,000 or in words counts something.
  if (!year || !isYear(year) || year.raw !== year.key) return '';
  const isStopped = stopsSentence(text, at + 1);
  // On 3 May, 2021 people marched: the year is one only where the sentence stops behind it, or where the month came first.
  const mayHaveComma = isMonthFirst || isStopped;
  if (!isJoined(text, at, stopBehind(words[at - 1])) && !(mayHaveComma && isJoined(text, at, ','))) return '';
  return isStopped || behindDate.has(lowerOf(words[at + 1])) ? year.key : null;
}

/** True if the text ends before the word at `at`, or pauses. Of 2000-odd and 2000 “guests” it does not. */
const stopsSentence = ({ words, gaps }: CutText, at: number) =>
  at === words.length || /^ ?[,.;:!?\u2026)\u2014\u201d]|^ [-\u2013] /.test(gaps[at]?.marks ?? '');

const behindDate = new Set('and or to at in on by after before until was is were the when that for with'.split(' '));

/** True if a number behind a month is its day. By May 30 people had left: how many, and by when? */
function endsDate({ words, gaps }: CutText, at: number): boolean {
  return at === words.length || (gaps[at]?.marks.trim() ?? '') !== '' || isYear(words[at]) || behindDate.has(lowerOf(words[at]));
}

/** Tues 4 May */
function weekday(text: CutText, at: number): Rewrite | null {
  const name = ownMember(shortDays, text.words[at]?.key ?? '');
  const isBeforeDate = dayOf(text.words[at + 1]) !== null || monthOf(text.words[at + 1]) !== null;
  return name && isBeforeDate && isJoined(text, at + 1, '.,') ? { take: 1, put: [{ key: name, kind: 'word' }], eatsStop: true } : null;
}

/** 2 pm, 2 p.m., 6.30pm and 14:00 as the minute that they name. Without am or pm an hour up to twelve stays as it is. */
export function times(text: CutText, at: number): Rewrite | null {
  const { words } = text;
  const [, hours, minutes] = /^(\d{1,2})(?:[:.](\d\d))?$/.exec(words[at]?.kind === 'number' ? (words[at]?.key ?? '') : '') ?? [];
  if (hours === undefined) return null;
  const half = isJoined(text, at + 1) ? lowerOf(words[at + 1]) : '';
  const hour = Number(hours);
  if ((half === 'am' || half === 'pm') && hour >= 1 && hour <= 12) {
    return { take: 2, put: [{ key: `${(hour % 12) + (half === 'pm' ? 12 : 0)}:${minutes ?? '00'}`, kind: 'time' }] };
  }
  const is24 = words[at]?.key.includes(':') && hour > 12 && hour < 24;
  return is24 ? { take: 1, put: [{ key: `${hour}:${minutes}`, kind: 'time' }] } : null;
}

const units: Readonly<Record<string, string>> = {
  kilometre: 'km',
  kilometres: 'km',
  kilometer: 'km',
  kilometers: 'km',
  kilogram: 'kg',
  kilograms: 'kg',
  kilogramme: 'kg',
  kilogrammes: 'kg',
  centimetre: 'cm',
  centimetres: 'cm',
  centimeter: 'cm',
  centimeters: 'cm',
  millimetre: 'mm',
  millimetres: 'mm',
  millimeter: 'mm',
  millimeters: 'mm',
  milligram: 'mg',
  milligrams: 'mg',
  hectare: 'ha',
  hectares: 'ha',
};

/** Units behind a number by their sign. */
export function unitNames(text: CutText, at: number): Rewrite | null {
  const { words } = text;
  if (words[at - 1]?.kind !== 'number' || !isJoined(text, at, '-')) return null;
  const [one, two, three] = [lowerOf(words[at]), lowerOf(words[at + 1]), lowerOf(words[at + 2])];
  const isSpeed = one === 'miles' && two === 'per' && three === 'hour' && isJoined(text, at + 1) && isJoined(text, at + 2);
  if (isSpeed) return { take: 3, put: [{ key: 'mph', kind: 'word' }] };
  const sign = ownMember(units, one);
  return sign ? { take: 1, put: [{ key: sign, kind: 'word' }] } : null;
}
