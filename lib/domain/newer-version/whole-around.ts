import type { Node } from '@tiptap/pm/model';
import type { Span } from '../anchors/anchor';
import { offsetAt, positionsOf, readText } from '../text/article-text';
import { findOccurrences, findUnspaced } from '../text/find-occurrences';

/**
 * Where the words of a range stand, once, so that they take in some of what it covers now. Else the same whatever white space is between them:
 * two paragraphs that were joined have a space where they had a break, and what was carried with one of them lacks the other.
 */
export function wholeAround(doc: Node, { from, to, exact }: Span & { exact: string }): Span | null {
  // Between two characters stand at most four positions.
  const positions = 4 * exact.length;
  const text = readText(doc, Math.max(0, from - positions), Math.min(doc.content.size, to + positions));
  const [start, end] = [offsetAt(text, from), offsetAt(text, to)];
  const around = { start: Math.max(0, start - exact.length + 1), end: end + exact.length - 1 };
  const literal = findOccurrences(text.words, exact, around.start, around.end);
  const places =
    literal.length > 0 ? literal.map((at) => ({ start: at, end: at + exact.length })) : findUnspaced(text.words, exact, around);
  const [place, ...others] = places;
  return place === undefined || others.length > 0 ? null : positionsOf(text, place.start, place.end);
}
