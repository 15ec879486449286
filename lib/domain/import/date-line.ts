import { isOfWeekday, lower } from './calendar-names';
import { aroundWords, isDayWord, publishedWords, updatedWords } from './date-words';
import { type FoundDay, findDay, findDays, withPlainDigits } from './find-day';

const MAX_DATE_LINE_CHARS = 150;

/** A day as a line says it. `isUpdate` where it is the day of a change, not the one on which the text came out. */
export interface SaidDay {
  day: string;
  isUpdate: boolean;
}

/** The day of a line that says nothing but when: "Published 3 May 2026, 14:32 BST". Null for any other line. */
export function readDateLine(line: string): SaidDay | null {
  if (line.length > MAX_DATE_LINE_CHARS) return null;
  const said = readDay(line);
  return said === null || /\p{L}/u.test(besideDates(line)) ? null : said;
}

/** The first day in `line` on which the text came out, or else the first of all. */
export function readDay(line: string): SaidDay | null {
  const days = findDays(line);
  const said = days.map(({ day, from, to }, i): SaidDay => {
    const before = saysUpdate(line.slice(days[i - 1]?.to ?? 0, from), 'last');
    // Some languages say it behind the day. Between two days it is said of the second.
    const after = i === days.length - 1 ? saysUpdate(line.slice(to), 'first') : null;
    return { day, isUpdate: before ?? after ?? false };
  });
  return said.find(({ isUpdate }) => !isUpdate) ?? said[0] ?? null;
}

/** True where `words` say "updated", false where they say "published", null where neither. The last such word counts, or the first. */
function saysUpdate(words: string, which: 'first' | 'last'): boolean | null {
  const word = dayWordsIn(words).at(which === 'first' ? 0 : -1);
  return word === undefined ? null : updatedWords.has(word);
}

/** True where `words` say "updated" and nowhere "published". */
export function saysOnlyUpdate(words: string): boolean {
  const said = dayWordsIn(words);
  return said.length > 0 && said.every((word) => updatedWords.has(word));
}

/** True where `words` say of a day what it is the day of. */
export const saysWhatDay = (words: string): boolean => dayWordsIn(words).length > 0;

const dayWordsIn = (words: string) => (words.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []).map(lower).filter(isDayWord);

/** True for a line of a day alone, with no more than its weekday and a time. */
export function isBareDay(line: string): boolean {
  if (line.length > MAX_DATE_LINE_CHARS || findDay(line) === null) return false;
  return !/\p{L}/u.test(withoutDateWords(line, (word) => aroundWords.has(word)));
}

/** What is left of `line` without its days, weekdays, times and the words that belong to them ("published", "at", "BST"). Signs stay. */
export function besideDates(line: string): string {
  return withoutDateWords(line, (word) => aroundWords.has(word) || publishedWords.has(word) || updatedWords.has(word));
}

function withoutDateWords(line: string, isBesideDay: (word: string) => boolean): string {
  const isDateWord = (word: string) => isBesideDay(word) || isOfWeekday(word);
  return withPlainDigits(withoutDays(line, findDays(line)))
    .replace(/\b\d{1,2}[.:h]\d\d\b/g, ' ')
    .replace(/\d{1,2}\s?[時时點点시](?:\s?\d{1,2}\s?[分분])?/g, ' ')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (isDateWord(lower(word)) ? ' ' : word));
}

function withoutDays(line: string, days: readonly FoundDay[]): string {
  let rest = line;
  for (const { from, to } of [...days].reverse()) rest = `${rest.slice(0, from)} | ${rest.slice(to)}`;
  return rest;
}
