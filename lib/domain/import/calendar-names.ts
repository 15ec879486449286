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

/** The number of the month that `name` names in one of the languages above, 1 to 12, or undefined. Hebrew writes "in" and the name as one word. */
export function monthOfName(name: string): number | undefined {
  const word = nameKey(name);
  return monthNumbers().get(word) ?? (word.startsWith('ב') ? monthNumbers().get(word.slice(1)) : undefined);
}

/** A word as words are compared here: composed, in small letters. */
export const lower = (word: string) => word.normalize('NFC').toLocaleLowerCase('en');

/** A name without the accents of Greek, which capitals have none of, and the signs on an Arabic alef, which many leave out. */
function nameKey(name: string): string {
  const marks = /(?<=\p{Script=Greek})\u0301|(?<=\p{Script=Arabic})[\u0653-\u0655]/gu;
  return lower(name.normalize('NFD').replaceAll(marks, ''));
}

/** True for the whole name of a weekday, long or short. */
export const isWeekday = (word: string): boolean => weekdayNames().has(nameKey(word));

/** True for a word of such a name too. */
export const isOfWeekday = (word: string): boolean => isWeekday(word) || weekdayWords().has(nameKey(word));

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
