import { isWeekday, lower } from './calendar-names';
import { aroundWords, clockWords, hourWords, isDayWord, workWords } from './date-words';
import { findDays, withPlainDigits } from './find-day';

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
