import { foldDigits } from '../text/fold-digits';
import { monthOfName } from './calendar-names';

/** A day found in a line of text: YYYY-MM-DD, and the half-open UTF-16 range of the words that say it. */
export interface FoundDay {
  day: string;
  from: number;
  to: number;
}

const year = '(?<year>(?:19|20)\\d\\d)';
// Some names have two words: كانون الأول. Two names of a month, as Arabic newspapers write it: مايو/أيار.
const oneName = '\\p{L}[\\p{L}\\p{M}]*(?: ال[أا]ول| الثاني)?';
const monthName = `(?<name>${oneName})(?:/${oneName})?`;
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${year}-(?<month>\\d\\d)-(?<day>\\d\\d)(?:T[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?)?`, 'gu'),
  new RegExp(`${year}\\s*[年년]\\s*(?<month>\\d{1,2})\\s*[月월]\\s*(?<day>\\d{1,2})\\s*[日일]`, 'gu'),
  new RegExp(`(?<![\\d.])(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?${year}(?!\\d)`, 'gu'),
  new RegExp(`(?<![\\d/])(?<first>\\d{1,2})/(?<second>\\d{1,2})/${year}(?!\\d)`, 'gu'),
  new RegExp(
    `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|ᵉʳ|\\.?[º°]|\\.)?\\s+(?:de\\s+|of\\s+)?${monthName}\\.?,?\\s+(?:del?\\s+)?${year}(?!\\d)`,
    'gu',
  ),
  new RegExp(`${monthName}\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}(?!\\d)`, 'gu'),
  // Hungarian, and figures with the year first.
  new RegExp(`(?<!\\d)${year}\\.\\s+${monthName}\\.?\\s+(?<day>\\d{1,2})(?!\\d)\\.?`, 'gu'),
  new RegExp(`(?<![\\d./])${year}(?<sign>[./])\\s?(?<month>\\d{1,2})\\k<sign>\\s?(?<day>\\d{1,2})(?![\\d/])\\.?`, 'gu'),
];

/** The first day that `text` names, or null. A day written 03/04/2026 is not taken: it is March in some places and April in others. */
export function findDay(text: string): FoundDay | null {
  return findDays(text)[0] ?? null;
}

/** All days that `text` names, in its order. None touches another. */
export function findDays(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  const folded = withPlainDigits(text);
  for (const pattern of patterns) {
    for (const match of folded.matchAll(pattern)) {
      const day = dayOf(match.groups ?? {});
      const from = match.index;
      const to = from + match[0].length;
      if (day && !found.some((other) => from < other.to && other.from < to)) found.push({ day, from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

/** With 0 to 9 for the digits of other scripts, each in its place: those that are two units long stay. */
export const withPlainDigits = (text: string) => text.replaceAll(/\p{Nd}/gu, (digit) => (digit.length === 1 ? foldDigits(digit) : digit));

function dayOf(groups: Record<string, string | undefined>): string | null {
  const yearNumber = Number(groups.year);
  if (groups.first !== undefined) {
    const [first, second] = [Number(groups.first), Number(groups.second)];
    if (first > 12) return calendarDay(yearNumber, second, first);
    if (second > 12) return calendarDay(yearNumber, first, second);
    return first === second ? calendarDay(yearNumber, first, second) : null;
  }
  const monthNumber = groups.name === undefined ? Number(groups.month) : monthOfName(groups.name);
  return monthNumber === undefined ? null : calendarDay(yearNumber, monthNumber, Number(groups.day));
}

/** YYYY-MM-DD, or null if there is no such day. */
export function calendarDay(yearNumber: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(yearNumber, month - 1, day));
  const isReal = date.getUTCFullYear() === yearNumber && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}
