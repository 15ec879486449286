import { firstIndex } from '../first-index';

/**
 * Turns offsets into `words` from UTF-16 units, as JavaScript counts, into Unicode code points, as W3C selectors count.
 * One pass here, then each offset costs a binary search: counting from the start for each of 20,000 tags takes minutes.
 */
export function codePointOffsets(words: string): (offset: number) => number {
  // Offsets just after each astral character: so many units are too many before a later offset.
  const ends: number[] = [];
  for (const { index } of words.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) ends.push(index + 2);
  return (offset) => offset - firstIndex(ends.length, (index) => (ends[index] ?? 0) > offset);
}
