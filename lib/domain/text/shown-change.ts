import { type ChangedWords, changedWords } from './changed-words';
import { UNSPACED } from './scripts';

/** A few of the words beside a change. */
interface NearWords {
  words: string;
  /** True if there are more of them. */
  isCut: boolean;
}

/** So many words beside what changed say where it is. */
const WORDS_AROUND = 5;
/** As much as a word says so many letters of a script without spaces. */
const LETTERS_A_WORD = 3;
/** No more than this is around a change, however long its words are: an address has no spaces. UTF-16 units. */
const MAX_AROUND_CHARS = 60;

/**
 * Spaces, words, and each letter of scripts without spaces by itself, with the signs that are part of it: also the vowel of Thai and Lao that
 * stands behind, and what a sign of Khmer and Burmese puts below.
 */
const pieces = new RegExp(
  String.raw`\s+|[${UNSPACED}](?:[\p{M}\u200C\u200D\u0E33\u0EB3]|(?<=[\u17D2\u1039])\p{L})*|[^\s${UNSPACED}]+`,
  'gu',
);
const unspaced = new RegExp(`[${UNSPACED}]`, 'u');

/**
 * What differs between two wordings as a reader sees it: to the word, or to the letter where no spaces part words. The four parts of a wording make it
 * up again.
 */
export const shownChange = (old: string, now: string): ChangedWords => changedWords(old, now, pieces);

const oneSpaced = (words: string) => words.replace(/\s+/gu, ' ').trim();

/** True where two wordings differ in nothing that can be seen: one has another kind of space, or a line break, where the other has a space. */
export const isOnlySpacing = (old: string, now: string): boolean => old !== now && oneSpaced(old) === oneSpaced(now);

/** As much of what stands around a change as says where it is: the end of what is before it, and the beginning of what is behind it. */
export function wordsAround({ before, after }: ChangedWords): { lead: NearWords; tail: NearWords } {
  const lead = before.match(pieces) ?? [];
  const tail = after.match(pieces) ?? [];
  const [led, trailed] = [countNear(lead.toReversed()), countNear(tail)];
  return {
    lead: { words: lead.slice(lead.length - led).join(''), isCut: led < lead.length },
    tail: { words: tail.slice(0, trailed).join(''), isCut: trailed < tail.length },
  };
}

/** How many of the pieces, the nearest first, are few words. */
function countNear(all: readonly string[]): number {
  let [count, words, chars] = [0, 0, 0];
  for (const piece of all) {
    words += !/[\p{L}\p{N}]/u.test(piece) ? 0 : unspaced.test(piece) ? 1 / LETTERS_A_WORD : 1;
    chars += piece.length;
    // Thirds do not add up to whole numbers.
    if (words > WORDS_AROUND + 0.1 || chars > MAX_AROUND_CHARS) break;
    count++;
  }
  return count;
}

/** True if what was removed and what was added stand in words without spaces, so that none is to be between the two. */
export const isWithinUnspaced = ({ before, removed, added, after }: ChangedWords): boolean =>
  [before.slice(-2), removed.slice(-2), added.slice(0, 2), after.slice(0, 2)].some((edge) => unspaced.test(edge));
