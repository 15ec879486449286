/** A form of something that was changed since the form was opened. */
export interface PartsMeanwhile<T, Part extends keyof T = keyof T> {
  /** What the person changed, and as it is now what they left alone. */
  form: T;
  /** What was filled in as it is now. */
  taken: Part[];
  /** What the person changed as well: theirs stays, and is to be seen beside what is there now. */
  clashing: Part[];
}

/**
 * What a form comes to that was begun on `start`, where it is `now`. `names` has its parts, in the order in which they are told. They hold plain data,
 * with its members in one order.
 */
export function partsMeanwhile<T extends object, Part extends keyof T>(
  form: T,
  start: T,
  now: T,
  names: Readonly<Record<Part, string>>,
): PartsMeanwhile<T, Part> {
  const taken: Part[] = [];
  const clashing: Part[] = [];
  for (const part in names) {
    if (isSame(now[part], start[part]) || isSame(now[part], form[part])) continue;
    (isSame(form[part], start[part]) ? taken : clashing).push(part);
  }
  return { form: withParts(form, now, taken), taken, clashing };
}

/** What was changed meanwhile, and what saving does now. `wordsOf` says a part as it is now; empty where there is none. */
export function sayPartsMeanwhile<Part extends string>(
  { taken, clashing }: { taken: readonly Part[]; clashing: readonly Part[] },
  names: Readonly<Record<Part, string>>,
  wordsOf: (part: Part) => string,
): string {
  const said = taken.length > 0 ? [`Filled in as it is now: ${taken.map((part) => names[part]).join(', ')}.`] : [];
  for (const part of clashing) {
    const words = wordsOf(part);
    said.push(words === '' ? `${names[part]} is empty now.` : `${names[part]} is “${words}” now.`);
  }
  said.push(clashing.length > 0 ? 'Save once more to put what you wrote in that place.' : 'Look it over, and save once more.');
  return said.join(' ');
}

/** The form with some of its parts as they are elsewhere. */
export function withParts<T extends object>(form: T, from: T, wanted: readonly (keyof T)[]): T {
  const next = { ...form };
  for (const part of wanted) next[part] = from[part];
  return next;
}

/** True of plain data that is alike, with its members in one order. */
export const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
