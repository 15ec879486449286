import type { Node } from '@tiptap/pm/model';
import { CONTEXT_CHARS } from '../anchor';
import { wordsOf } from './id-array';
import { charactersOf } from './identities';
import { layoutOf, spanOf } from './layout';

/** The characters of a text and who they are, whatever steps were found between two texts. */
export interface KnownText {
  doc: Node;
  characters: string;
  origins: readonly number[];
}

/** Characters that stand together: indexes of the plain array, half-open. */
export interface Stretch {
  first: number;
  end: number;
}

/** The characters between two positions of a doc. */
export const stretchOf = (doc: Node, { from, to }: { from: number; to: number }): Stretch => ({
  first: charactersOf(doc, 0, from).length,
  end: charactersOf(doc, 0, to).length,
});

/**
 * What became of the words of a tag when a whole text was put in place of another, by the ids of their characters.
 *
 * - *whole*: all of them stand together in the new text, once, and read the same. `isTellable`: nobody who reads both texts could take
 *   others for them, since with the neighbours that stayed beside them (at most 32 characters on a side) they stand in each only once.
 * - *partly*: some of them are there. *gone*: none is.
 */
export type Fate = { name: 'whole'; at: Stretch; isTellable: boolean } | { name: 'partly' | 'gone' };

/** The fate of the words `exact`, which were the old text’s characters from `first` up to `end`. */
export function fateOf(exact: string, { first, end }: Stretch, old: KnownText, now: KnownText): Fate {
  const own = old.origins.slice(first, end);
  const there = new Set(now.origins);
  if (!own.some((origin) => there.has(origin))) return { name: 'gone' };
  const [at, ...others] = placesOf(own, now.origins);
  if (at === undefined || others.length > 0) return { name: 'partly' };
  const place = { first: at, end: at + own.length };
  const span = spanOf(layoutOf(now.doc), place.first, place.end);
  if (wordsOf(now.doc, span.from, span.to) !== exact) return { name: 'partly' };
  let [before, after] = [0, 0];
  while (before < CONTEXT_CHARS && isSame(old, first - before - 1, now, at - before - 1)) before++;
  while (after < CONTEXT_CHARS && isSame(old, end + after, now, place.end + after)) after++;
  const known = now.characters.slice(at - before, place.end + after);
  return { name: 'whole', at: place, isTellable: isOnce(known, old.characters) && isOnce(known, now.characters) };
}

function placesOf(origins: readonly number[], all: readonly number[]): number[] {
  const places: number[] = [];
  for (let at = 0; at + origins.length <= all.length; at++) {
    if (origins.every((origin, index) => origin === all[at + index])) places.push(at);
  }
  return places;
}

const isSame = (old: KnownText, i: number, now: KnownText, j: number) => old.origins[i] !== undefined && old.origins[i] === now.origins[j];

const isOnce = (words: string, text: string) => text.indexOf(words) === text.lastIndexOf(words);
