import { foldDigits } from '../text/fold-digits';
import { aroundWords, clockWords, hourWords, publishedWords, updatedWords, workWords } from './date-words';

/** A day found in a line of text: YYYY-MM-DD, and the half-open UTF-16 range of the words that say it. */
export interface FoundDay {
  day: string;
  from: number;
  to: number;
}

// Month and weekday names come from Intl, so that every platform's words agree with its own formatter.
const nameLanguages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'ru',
  'uk',
  'el',
  'tr',
  'ro',
  'hu',
  'ar',
  // The months have other names east of Egypt, and again in Algeria and Morocco.
  'ar-LB',
  'ar-DZ',
  'ar-MA',
  'he',
  'hi',
  'zh',
  'zh-Hant',
  'ja',
  'ko',
];

/** As many newspapers write them, and the formatter does not. */
const otherMonths: Readonly<Record<string, number>> = { फरवरी: 2, सितम्बर: 9, अक्तूबर: 10, नवम्बर: 11, दिसम्बर: 12 };
/** With their article, as Swedish has them before a day. */
const otherWeekdays = 'måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen'.split(' ');

const monthNumbers = once(() => namesOf('month', (n) => new Date(Date.UTC(2024, n - 1, 15)), 12));
const weekdayNames = once(() => namesOf('weekday', (n) => new Date(Date.UTC(2024, 0, n)), 7));
/** The words that they are made of: "segunda" and "feira". */
const weekdayWords = once(() => new Set([...weekdayNames().keys()].flatMap((name) => name.split(/[^\p{L}\p{M}]+/u))));

/** What is worked out when it is first asked for: these are some hundred formatters, and a page that only loads the reader needs none. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function namesOf(part: 'month' | 'weekday', dateOf: (n: number) => Date, count: number): Map<string, number> {
  const names = new Map<string, number>();
  // Beside a day of the month both may have another ending; before a whole date a weekday has none.
  const shapes: Intl.DateTimeFormatOptions[] = part === 'month' ? [{ day: 'numeric' }] : [{ day: 'numeric' }, {}];
  const looks = shapes.flatMap((shape) => (['long', 'short'] as const).map((width) => ({ ...shape, [part]: width })));
  for (const language of nameLanguages) {
    for (const look of looks) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...look, timeZone: 'UTC' });
      for (let n = 1; n <= count; n++) {
        const name = format.formatToParts(dateOf(n)).find((piece) => piece.type === part)?.value;
        const key = name && nameKey(name).replace(/\.$/, '');
        // "10" in languages that write months as figures would make every number a month.
        if (key && !/\d/.test(key) && !names.has(key)) names.set(key, n);
      }
    }
  }
  const others = part === 'month' ? Object.entries(otherMonths) : otherWeekdays.map((name, i): [string, number] => [name, i + 1]);
  for (const [name, n] of others) names.set(nameKey(name), n);
  return names;
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

function findDays(text: string): FoundDay[] {
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
const withPlainDigits = (text: string) => text.replaceAll(/\p{Nd}/gu, (digit) => (digit.length === 1 ? foldDigits(digit) : digit));

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

/** Hebrew writes "in" and the name as one word. */
function monthOfName(name: string): number | undefined {
  const word = nameKey(name);
  return monthNumbers().get(word) ?? (word.startsWith('ב') ? monthNumbers().get(word.slice(1)) : undefined);
}

const lower = (word: string) => word.normalize('NFC').toLocaleLowerCase('en');

/** A name without the accents of Greek, which capitals have none of, and the signs on an Arabic alef, which many leave out. */
function nameKey(name: string): string {
  const marks = /(?<=\p{Script=Greek})\u0301|(?<=\p{Script=Arabic})[\u0653-\u0655]/gu;
  return lower(name.normalize('NFD').replaceAll(marks, ''));
}

const isWeekday = (word: string) => weekdayNames().has(nameKey(word));

/** YYYY-MM-DD, or null if there is no such day. */
export function calendarDay(yearNumber: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(yearNumber, month - 1, day));
  const isReal = date.getUTCFullYear() === yearNumber && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

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
  const isDateWord = (word: string) => isBesideDay(word) || isWeekday(word) || weekdayWords().has(nameKey(word));
  return withPlainDigits(withoutDays(line, findDays(line)))
    .replace(/\b\d{1,2}[.:h]\d\d\b/g, ' ')
    .replace(/\d{1,2}\s?[時时點点시](?:\s?\d{1,2}\s?[分분])?/g, ' ')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (isDateWord(lower(word)) ? ' ' : word));
}

/** Stands in a line for a day that its mark-up says, whatever its words: what leads to the day is told by its place. */
export const markedDay = '\uFFFC';

const minutes = String.raw`[\s,(]{0,3}\b\d{1,3}[\s-]{0,3}min(?:ut(?:e[ns]?|os?|i))?s?\b\.?`;
const endOfPart = String.raw`[\s.)]{0,3}(?:,|$)`;
const readBehind = String.raw`(?:(?:to\s)?read(?:ing(?:\stime)?)?|Lesezeit|Lesedauer|de\slecture|de\slectura|di\slettura|leestijd)`;
const readingTime = new RegExp(String.raw`${minutes}\s${readBehind}\b${endOfPart}`, 'i');
/** "Lesedauer: 5 Minuten", "Temps de lecture : 5 min". */
const readBefore = String.raw`(?:reading\stime|Lesezeit|Lesedauer|(?:temps|durée)\sde\slecture|tiempo\sde\slectura|tempo\sdi\slettura|leestijd)`;
const labelledReadingTime = new RegExp(
  String.raw`[\s,(]{0,3}\b${readBefore}\s?:?\s{0,2}(?:(?:ca|env)\.?\s|etwa\s|environ\s)?\d{1,3}[\s-]{0,3}min(?:ut(?:es?|en|os?|i))?s?\b\.?${endOfPart}`,
  'i',
);
// "60 Minutes" is a programme: without "read" only small letters are a time.
const bareReadingTime = new RegExp(minutes + endOfPart);

/** `line` without the days in it, the weekdays before them and the times after them, and how long it takes to read; separators at its ends go too. */
export function withoutDates(line: string): string {
  const marked = [...line.matchAll(new RegExp(markedDay, 'g'))].map(({ index }) => ({ from: index, to: index + 1 }));
  const days = [...findDays(line), ...marked].sort((a, b) => a.from - b.from);
  const segments = [...days, null].flatMap((day, i) => {
    const between = line.slice(days[i - 1]?.to ?? 0, day?.from).split(/\s*[|•·\n]\s*|\s+[—–-]\s+/);
    const parts = [labelledReadingTime, readingTime, bareReadingTime].reduce(
      (words, time) => words.flatMap((part) => part.split(time)),
      between,
    );
    return parts.map((text, j): Segment => ({ text, beginsAtDay: i > 0 && j === 0, endsAtDay: day !== null && j === parts.length - 1 }));
  });
  return segments
    .filter(({ text }) => !/^\d+[\s-]*min(?:ute)?s?\b/i.test(text) && !(days.length > 0 && saysOnlyWhen(text)))
    .map((segment) => stripTimes(segment).replace(/^[\s,;:.()—–-]+|[\s,;:(—–-]+$/g, ''))
    .filter((segment) => segment !== '')
    .join(', ');
}

/** A part of a line between days and separators. */
interface Segment {
  text: string;
  beginsAtDay: boolean;
  endsAtDay: boolean;
}

/** Words that say when go from both ends of a segment, and from its end those that lead to the day behind it. */
function stripTimes(segment: Segment): string {
  const words = segment.text.trim().split(/\s+/);
  const wordAt = (i: number) => words[i] ?? '';
  const saysWhen = words.map((_, i) => saysWhenAt(i, words, segment));
  // A sentence of its own, "Date: 3 May 2026", would leave the stop of the one before.
  const isSentence = (i: number) => wordAt(i).endsWith(':') && wordAt(i - 1).endsWith('.');
  const leads = (i: number) => segment.endsAtDay && !wordAt(i).endsWith(',') && leadsToDay(wordAt(i)) && !isSentence(i);
  const leadsFrom = words.findLastIndex((word, i) => !saysWhen[i] && !isLongDayWord(word) && !leads(i)) + 1;
  // "Head of data" is what somebody does: such words lead to a day only together with one that says of what, or with a time.
  const saysOfDay = words.slice(leadsFrom).some((word) => isDayWord(lower(bareOf(word))) || isFigure(word) || word.endsWith(':'));
  let [from, to] = [0, words.length];
  while (to > leadsFrom && (saysOfDay || saysWhen[to - 1] || !workWords.has(bareOf(wordAt(to - 1))))) to--;
  /** "Updated 14:32", and not "Edited by Bo Ek". */
  const isBeforeTimes = (i: number): boolean =>
    i + 1 >= to || saysWhen[i + 1] === true || (isLongDayWord(wordAt(i + 1)) && isBeforeTimes(i + 1));
  while (from < to && (saysWhen[from] || (isLongDayWord(wordAt(from)) && isBeforeTimes(from)))) from++;
  return words.slice(from, to).join(' ');
}

/** True for a time or a weekday, and for a word that stands beside one, or beside a day. */
function saysWhenAt(i: number, words: readonly string[], { beginsAtDay, endsAtDay }: Segment): boolean {
  const word = words[i] ?? '';
  if (isTime(word)) return true;
  if (!isClockWord(word)) return false;
  // Beside no figures "Hod" and "KL" may be names, and "A.M." beside a day initials.
  const isNameLike = hourWords.has(lower(bareOf(word))) && bareOf(word) !== lower(bareOf(word));
  const isInitials = /\p{L}\.\p{L}/u.test(word);
  /** True if a time, a weekday or a day is next on that side, with nothing but other such words between. */
  const isBeside = (step: 1 | -1): boolean => {
    let next = i + step;
    while ((isClockWord(words[next] ?? '') && !isFigure(words[next] ?? '')) || /^[^\p{L}\p{N}]+$/u.test(words[next] ?? '')) next += step;
    const beside = words[next];
    if (beside === undefined) return (step < 0 ? beginsAtDay : endsAtDay) && !isNameLike && !isInitials;
    return isNameLike || isClockWord(beside) ? isFigure(beside) : isTime(beside) || isLongDayWord(beside);
  };
  return isFigure(word) || isBeside(-1) || isBeside(1);
}

/** True for "published on", and for "Last updated": the first word of what says when may be written like a name. */
function saysOnlyWhen(text: string): boolean {
  const [first = '', ...rest] = text.trim().split(/\s+/);
  const isDateWord = (word: string) => isTime(word) || isLongDayWord(word) || isClockWord(word) || leadsToDay(word);
  if (!rest.every(isDateWord)) return false;
  return isDateWord(first) || (leadsToDay(lower(first)) && rest.some((word) => isLongDayWord(word) || isDayWord(bareOf(word))));
}

/** Longer words that say of a day what it is the day of are nobody's name: "Stand" and "Jour" are. */
const MAX_NAMELIKE_DAY_WORD_CHARS = 5;
/** Short names of weekdays are people's names too: "Sun", "Mo", "Mar". */
const MAX_SHORT_WEEKDAY_CHARS = 4;

/** True for the figures of a time, a weekday and for signs alone. */
function isTime(word: string): boolean {
  const bare = lower(bareOf(word));
  return bare === '' ? /^[\d:.,h]*$/.test(withPlainDigits(word)) : isLongWeekday(bare);
}

const isFigure = (word: string) => /\p{Nd}/u.test(word);
const isLongDayWord = (word: string) => bareOf(word).length > MAX_NAMELIKE_DAY_WORD_CHARS && isDayWord(lower(bareOf(word)));
const bareOf = (word: string) => word.replace(/[^\p{L}\p{M}]/gu, '');
const isDayWord = (word: string) => publishedWords.has(word) || updatedWords.has(word);
const isClockWord = (word: string) => clockWords.has(lower(bareOf(word)));

function leadsToDay(word: string): boolean {
  const bare = bareOf(word);
  // "Le", "Il" and "Stand" are names too, but "Stand:" is not.
  const isWritten = word.endsWith(':') || (bare === lower(bare) && bare !== bare.toUpperCase());
  return isWritten && (aroundWords.has(lower(bare)) || isDayWord(lower(bare)));
}

const isLongWeekday = (word: string) => word.length > MAX_SHORT_WEEKDAY_CHARS && isWeekday(word);

/** True for "Friday night…": a line that says when, not who. */
export function beginsWithWeekday(line: string): boolean {
  return isLongWeekday((line.match(/^\p{L}+/u)?.[0] ?? '').toLocaleLowerCase('en'));
}

function withoutDays(line: string, days: readonly FoundDay[]): string {
  let rest = line;
  for (const { from, to } of [...days].reverse()) rest = `${rest.slice(0, from)} | ${rest.slice(to)}`;
  return rest;
}
