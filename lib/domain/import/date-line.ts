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
  'he',
];

const monthNumbers = once(() => namesOf('month', (n) => new Date(Date.UTC(2024, n - 1, 15)), 12));
const weekdayNames = once(() => namesOf('weekday', (n) => new Date(Date.UTC(2024, 0, n)), 7));

/** What is worked out when it is first asked for: these are 84 formatters, and a page that only loads the reader needs none. */
function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function namesOf(part: 'month' | 'weekday', dateOf: (n: number) => Date, count: number): Map<string, number> {
  const names = new Map<string, number>();
  for (const language of nameLanguages) {
    for (const width of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { [part]: width, day: 'numeric', timeZone: 'UTC' });
      for (let n = 1; n <= count; n++) {
        const name = format.formatToParts(dateOf(n)).find((piece) => piece.type === part)?.value;
        const key = name?.toLocaleLowerCase('en').replace(/\.$/, '');
        // "10" in languages that write months as figures would make every number a month.
        if (key && !/\d/.test(key) && !names.has(key)) names.set(key, n);
      }
    }
  }
  return names;
}

const year = '(?<year>(?:19|20)\\d\\d)';
const patterns: readonly RegExp[] = [
  new RegExp(`\\b${year}-(?<month>\\d\\d)-(?<day>\\d\\d)(?:T[\\d:.]+(?:Z|[+-]\\d\\d:?\\d\\d)?)?`, 'gu'),
  new RegExp(`${year}\\s*年\\s*(?<month>\\d{1,2})\\s*月\\s*(?<day>\\d{1,2})\\s*日`, 'gu'),
  new RegExp(`(?<![\\d.])(?<day>\\d{1,2})\\.\\s?(?<month>\\d{1,2})\\.\\s?${year}(?!\\d)`, 'gu'),
  new RegExp(`(?<![\\d/])(?<first>\\d{1,2})/(?<second>\\d{1,2})/${year}(?!\\d)`, 'gu'),
  new RegExp(
    `(?<!\\d)(?<day>\\d{1,2})(?:st|nd|rd|th|er|º|°|\\.)?\\s+(?:de\\s+|of\\s+)?(?<name>\\p{L}[\\p{L}\\p{M}]*)\\.?,?\\s+(?:de\\s+)?${year}(?!\\d)`,
    'gu',
  ),
  new RegExp(`(?<name>\\p{L}[\\p{L}\\p{M}]*)\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}(?!\\d)`, 'gu'),
];

/** The first day that `text` names, or null. A day written 03/04/2026 is not taken: it is March in some places and April in others. */
export function findDay(text: string): FoundDay | null {
  return findDays(text)[0] ?? null;
}

function findDays(text: string): FoundDay[] {
  const found: FoundDay[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const day = dayOf(match.groups ?? {});
      const from = match.index;
      const to = from + match[0].length;
      if (day && !found.some((other) => from < other.to && other.from < to)) found.push({ day, from, to });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

function dayOf(groups: Record<string, string | undefined>): string | null {
  const yearNumber = Number(groups.year);
  if (groups.first !== undefined) {
    const [first, second] = [Number(groups.first), Number(groups.second)];
    if (first > 12) return calendarDay(yearNumber, second, first);
    if (second > 12) return calendarDay(yearNumber, first, second);
    return first === second ? calendarDay(yearNumber, first, second) : null;
  }
  const month = groups.name === undefined ? Number(groups.month) : monthNumbers().get(groups.name.toLocaleLowerCase('en'));
  return month === undefined ? null : calendarDay(yearNumber, month, Number(groups.day));
}

/** YYYY-MM-DD, or null if there is no such day. */
export function calendarDay(yearNumber: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(yearNumber, month - 1, day));
  const isReal = date.getUTCFullYear() === yearNumber && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

const dateLineWords = new Set(
  (
    'published posted updated first last modified edited date on at by am pm gmt bst utc est edt cst cdt pst pdt cet cest uhr um the of de den ' +
    'le el il la du vom am stand erstellt veröffentlicht aktualisiert publié mis à jour publicado actualizado pubblicato aggiornato min read minutes minute reading time h'
  ).split(' '),
);

const MAX_DATE_LINE_CHARS = 150;

/** The day of a line that says nothing but when: "Published 3 May 2026, 14:32 BST". Null for any other line. */
export function readDateLine(line: string): string | null {
  if (line.length > MAX_DATE_LINE_CHARS) return null;
  const first = findDay(line);
  if (!first) return null;
  return /\p{L}/u.test(besideDates(line)) ? null : first.day;
}

/** What is left of `line` without its days, weekdays, times and the words that belong to them ("published", "at", "BST"). Signs stay. */
export function besideDates(line: string): string {
  const isDateWord = (word: string) => dateLineWords.has(word) || weekdayNames().has(word);
  return withoutDays(line, findDays(line))
    .replace(/\b\d{1,2}[.:h]\d\d\b/g, ' ')
    .replace(/\p{L}[\p{L}\p{M}]*/gu, (word) => (isDateWord(word.toLocaleLowerCase('en')) ? ' ' : word));
}

/** `line` without the days in it, the weekdays before them and the times after them; separators at its ends go too. */
export function withoutDates(line: string): string {
  const segments = withoutDays(line, findDays(line))
    .split(/\s*[|•·\n]\s*|\s+[—–-]\s+/)
    .filter((segment) => !/^\d+[\s-]*min(?:ute)?s?\b/i.test(segment))
    .map((segment) => stripTimes(segment).replace(/^[\s,;:.()—–-]+|[\s,;:(—–-]+$/g, ''))
    .filter((segment) => segment !== '');
  return segments.join(', ');
}

function stripTimes(segment: string): string {
  const words = segment.split(/\s+/);
  const isNoise = (word: string) => {
    const bare = word.replace(/[^\p{L}\p{M}]/gu, '').toLocaleLowerCase('en');
    return bare === ''
      ? /^[\d:.,h]*$/.test(word)
      : /^(?:published|posted|updated|on|at|am|pm|gmt|bst|utc|est|edt|cet|cest|uhr)$/.test(bare) || isLongWeekday(bare);
  };
  while (words.length > 0 && isNoise(words.at(-1) ?? '')) words.pop();
  while (words.length > 0 && isNoise(words[0] ?? '')) words.shift();
  return words.join(' ');
}

// Short weekday names ("Sun", "Mo", "Mar") are people's names too.
const isLongWeekday = (word: string) => word.length > 4 && weekdayNames().has(word);

/** True for "Friday night…": a line that says when, not who. */
export function beginsWithWeekday(line: string): boolean {
  return isLongWeekday((line.match(/^\p{L}+/u)?.[0] ?? '').toLocaleLowerCase('en'));
}

function withoutDays(line: string, days: readonly FoundDay[]): string {
  let rest = line;
  for (const { from, to } of [...days].reverse()) rest = `${rest.slice(0, from)} | ${rest.slice(to)}`;
  return rest;
}
