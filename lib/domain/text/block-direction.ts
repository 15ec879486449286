import type { Node } from '@tiptap/pm/model';
import { wordsBetween } from './article-text';
import { RIGHT_TO_LEFT } from './scripts';

/** Which way words run. */
export type Direction = 'ltr' | 'rtl';

/** So much of a block says which way it runs, in UTF-16 units: what a key costs does not grow with the paragraph. */
export const MAX_READ_CHARS = 1_000;
/** A name or two letters of a formula turn no block: with fewer letters it runs as what is around it. */
const MIN_LETTERS = 10;
/** What share of the letters turns a block, 0..1. Between that and its opposite the two are nearly equal. */
const MIN_SHARE = 0.6;

const letters = /\p{L}/gu;
const lettersToLeft = new RegExp(`(?=\\p{L})[${RIGHT_TO_LEFT}]`, 'gu');
/** Addresses are Latin in every language. */
const addresses = /\b(?:https?:\/\/|www\.)\S+/giu;

/**
 * Which way a block with these words runs: as most of the letters in its first 1,000 characters do. As what is `around` it where it has few letters,
 * or nearly as many of either way. Not by the first letter, as `dir="auto"` has it: an Arabic paragraph may begin with "BBC".
 */
export function blockDirection(words: string, around: Direction): Direction {
  const read = words.slice(0, MAX_READ_CHARS).replaceAll(addresses, '');
  const toLeft = count(read, lettersToLeft);
  // Most blocks of most articles.
  if (toLeft === 0 && around === 'ltr') return around;
  const all = count(read, letters);
  if (all < MIN_LETTERS) return around;
  const other = around === 'ltr' ? 'rtl' : 'ltr';
  const turning = other === 'rtl' ? toLeft : all - toLeft;
  return turning >= MIN_SHARE * all ? other : around;
}

/** How many more letters of a text are written from right to left than the other way, and null where it has none. */
export function letterBalance(words: string): number | null {
  const all = count(words, letters);
  return all === 0 ? null : 2 * count(words, lettersToLeft) - all;
}

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

/**
 * The same of a block of an article. An entry of a list runs as its first paragraph does, since its sign stands where that begins; what has no words of
 * its own, such as a table, runs as what is around it.
 */
export function directionOfBlock(block: Node, around: Direction): Direction {
  const read = block.type.name === 'listItem' ? block.firstChild : block;
  return read?.isTextblock ? blockDirection(wordsBetween(read, 0, Math.min(read.content.size, MAX_READ_CHARS)), around) : around;
}
