import { z } from 'zod';
import { SourceUrl } from '@/lib/domain/sources/source-url';
import { foldText } from '@/lib/domain/text/fold-text';
import type { SourceName } from './use-article-sources';

/** A stored source, or what a new one is to be. */
export const SourceChoice = z.union([
  z.object({ id: z.string(), title: z.string() }),
  z.object({ newTitle: z.string(), newUrl: z.string().nullable() }),
]);
export type SourceChoice = z.infer<typeof SourceChoice>;

/** What typed words make: a page by its link, or a source by its title. */
export function newSource(text: string): SourceChoice {
  const url = SourceUrl.safeParse(text);
  return url.success ? { newTitle: '', newUrl: url.data } : { newTitle: text, newUrl: null };
}

/** Why nothing can be linked yet: no source is chosen, or what was typed is too long for the title or the link of a new one. */
export function lackOf(choice: SourceChoice | null): string | undefined {
  if (choice === null) return 'Choose a source, or write the title or link of a new one.';
  if (!('newTitle' in choice) || choice.newTitle.length <= 500) return undefined;
  return /^https?:/i.test(choice.newTitle)
    ? 'A link has at most 4,096 characters.'
    : 'A title has at most 500 characters. What the source says belongs to the quoted words.';
}

/** A row of the list: a source that is there by its id, or the one that what is typed would make. */
export interface SourceOption {
  key: string;
  label: string;
  hint: string;
  choice: SourceChoice;
}

/** The key of the row that makes a new source. */
export const NEW = 'new';

/**
 * The sources that are there for some words: those of the article (`near`), which may not be at the server yet, and those that the server
 * answered, the closest to these words first; of equals those of the article. An answer `isOld` while the one to these words is under way: what does not fit in it would be chosen by a fast Enter. Of a newer one
 * nothing is left out: the server also forgives slips of the pen.
 */
export function foundSources(
  near: readonly SourceName[],
  { sources, isOld }: { sources: readonly SourceName[]; isOld: boolean },
  wanted: string,
): SourceName[] {
  const folded = foldText(wanted);
  const fits = ({ title, url }: SourceName) => foldText(`${title}\n${url ?? ''}`).includes(folded);
  const isOf = (list: readonly SourceName[], { id }: SourceName) => list.some((one) => one.id === id);
  const found = [
    ...near.filter((one) => fits(one) || (!isOld && isOf(sources, one))),
    ...sources.filter((one) => (!isOld || fits(one)) && !isOf(near, one)),
  ];
  if (folded === '') return found;
  const closeness = new Map(found.map((one) => [one, closenessOf(one, wanted, folded)]));
  return found.sort((one, other) => (closeness.get(one) ?? 0) - (closeness.get(other) ?? 0));
}

/** How close a source is to what was typed, as the server tells it: 0 its whole title or address, 1 and 2 the beginning of its title or of a word, 3 else. */
function closenessOf({ title, url }: SourceName, wanted: string, folded: string): number {
  const words = foldText(title);
  if (words === folded || url === wanted) return 0;
  if (words.startsWith(folded)) return 1;
  const begins = words
    .split(folded)
    .slice(0, -1)
    .map((before) => before.slice(-1));
  return begins.some((before) => /^[^\p{L}\p{N}]/u.test(before)) ? 2 : 3;
}

/** What is offered for some words: sources that are there, then a new one, unless they are exactly the title or link of one that is there: it is `known`. */
export function offerSources(found: readonly SourceName[], wanted: string): { options: SourceOption[]; known: SourceOption | undefined } {
  const stored = found.map(({ id, title, url }) => ({
    key: id,
    label: title,
    hint: url?.replace(/^https?:\/\/(www\.)?/, '') ?? '',
    choice: { id, title },
  }));
  const known = stored[found.findIndex(({ title, url }) => title === wanted || url === wanted)];
  const isNew = wanted !== '' && !known;
  return {
    options: isNew ? [...stored, { key: NEW, label: wanted, hint: newSourceHint(wanted), choice: newSource(wanted) }] : stored,
    known,
  };
}

/** What was looked for as it stands in a title, in whatever case and accents, and what is around it; null where it is not. */
export function findWanted(title: string, wanted: string): { before: string; found: string; after: string } | null {
  const letters = [...title];
  // Each by itself: one may become two, such as ß, or none, such as an accent that stands behind its letter.
  const folded = letters.map(foldLetter);
  const sought = [...wanted].map(foldLetter).join('');
  const from = sought === '' ? -1 : folded.join('').indexOf(sought);
  if (from < 0) return null;
  const first = lettersIn(folded, from).whole;
  const { whole, isCut } = lettersIn(folded, from + sought.length);
  const last = whole + (isCut ? 1 : 0);
  const [before = '', found = '', after = ''] = [letters.slice(0, first), letters.slice(first, last), letters.slice(last)].map((part) =>
    part.join(''),
  );
  return { before, found, after };
}

// A Greek word has another s at its end, which case alone would not tell from the one within.
const foldLetter = (letter: string) => (letter.trim() === '' ? ' ' : foldText(letter).replace('ς', 'σ'));

/** How many letters are whole in the first `length` of what they were folded to, and whether one more begins there. */
function lettersIn(folded: readonly string[], length: number): { whole: number; isCut: boolean } {
  let left = length;
  const next = folded.findIndex((one) => {
    if (one.length > left) return true;
    left -= one.length;
    return false;
  });
  return { whole: next < 0 ? folded.length : next, isCut: left > 0 };
}

/**
 * The place of the row that the person went to, by its key: rows that came meanwhile leave it to them. Null is the first one; -1 where it is
 * none any more, and no other one is taken for it. While the desk's answer `isComing`, the row for a new source is nobody's that did not go to
 * it: the source may be there.
 */
export function placeOf(key: string | null, { options, known }: ReturnType<typeof offerSources>, isComing: boolean): number {
  if (key === null) return isComing && options[0]?.key === NEW ? -1 : 0;
  const wanted = key === NEW ? (known?.key ?? NEW) : key;
  return options.findIndex((one) => one.key === wanted);
}

/** What an Enter takes that waited for the answer: the source of exactly those words, or a new one where none is like it. Among others the person chooses. */
export function takenOnAnswer({ options, known }: ReturnType<typeof offerSources>): SourceOption | undefined {
  return known ?? (options[0]?.key === NEW ? options[0] : undefined);
}

const newSourceHint = (text: string) => (SourceUrl.safeParse(text).success ? 'A page on the web' : 'Paste a link instead if it has one');
