import type { Node } from '@tiptap/pm/model';
import { wordsBetween } from '../text/article-text';
import { type Anchor, type AnchorRange, CONTEXT_POSITIONS, requoteAnchor, type Span } from './anchor';

/** Positions beside words in which a change can tear them: a sign and a figure, as in ",5". */
export const TEARING_POSITIONS = 2;

/** Where words are written without spaces a letter beside a word is another word. */
const unspaced =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const endsInLetter = new RegExp(`(?![${unspaced}])[\\p{L}\\p{N}]\\p{M}*$`, 'u');
const beginsWithLetter = new RegExp(`^(?:\\p{M}|(?![${unspaced}])[\\p{L}\\p{N}])`, 'u');

/** True if one word, or one number, goes on from `left` into `right`. */
const runsOn = (left: string, right: string): boolean =>
  (endsInLetter.test(left) && beginsWithLetter.test(right)) ||
  (/\p{N}$/u.test(left) && /^[.,]\p{N}/u.test(right)) ||
  (/\p{N}[.,]$/u.test(left) && /^\p{N}/u.test(right));

/**
 * What stands beside the words of a range and makes their first or last one another word: 0 behind "200", "un" before "able". The range does not take it
 * in, as nothing that is typed at its edges; but what is read there is no longer what the tag is on. Empty on a side where nothing does, or where a part
 * of a word was tagged. Of ranges without words both are.
 */
function tornEdges(doc: Node, range: AnchorRange): { before: string; after: string } {
  const { exact, prefix, suffix } = range;
  const { before, after } = edgesThatRunOn(doc, range);
  return { before: runsOn(prefix, exact) ? '' : before, after: runsOn(exact, suffix) ? '' : after };
}

/** What of the first and last word of a span stands outside of it. */
function edgesThatRunOn(doc: Node, { from, to }: Span): { before: string; after: string } {
  if (from >= to) return { before: '', after: '' };
  const words = wordsBetween(doc, from, to);
  const before = wordsBetween(doc, Math.max(0, from - CONTEXT_POSITIONS), from);
  const after = wordsBetween(doc, to, Math.min(doc.content.size, to + CONTEXT_POSITIONS));
  return {
    before: runsOn(before, words) ? (/(?:[\p{L}\p{M}\p{N}]|[.,](?=\p{N}|$))+$/u.exec(before)?.[0] ?? '') : '',
    after: runsOn(words, after) ? (/^(?:[\p{L}\p{M}\p{N}]|[.,](?=\p{N}))+/u.exec(after)?.[0] ?? '') : '',
  };
}

/** True if what stands at an edge of an anchor has made its first or last word another one (`tornEdges`). */
export const isTorn = (doc: Node, { ranges }: Pick<Anchor, 'ranges'>): boolean =>
  ranges.some((range) => {
    const { before, after } = tornEdges(doc, range);
    return before !== '' || after !== '';
  });

/** The anchor as if what its first and last words go on into had come since: they are torn until that is gone. */
export const asTorn = (doc: Node, anchor: Anchor): Anchor => ({
  ...anchor,
  ranges: anchor.ranges.map((range) => {
    const { before, after } = edgesThatRunOn(doc, range);
    const { prefix, suffix } = range;
    return { ...range, prefix: prefix.slice(0, Math.max(0, prefix.length - before.length)), suffix: suffix.slice(after.length) };
  }),
});

/** The span of a range with what has torn it: letters and figures beside it, each of which is a position. */
export function readSpan(doc: Node, range: AnchorRange): Span {
  const { before, after } = tornEdges(doc, range);
  return { from: range.from - before.length, to: range.to + after.length };
}

/**
 * The anchor on the words that are read there, with what has torn them: whoever judges or keeps these words has seen them so. Null if none are left. `whole`
 * are the ranges that it must not leave, where it is of a part of others.
 */
export function requoteAsRead(doc: Node, anchor: Anchor, whole: readonly Span[] | null): Anchor | null {
  const ranges = anchor.ranges.map((range) => {
    const read = readSpan(doc, range);
    return !whole || whole.some(({ from, to }) => from <= read.from && read.to <= to) ? { ...range, ...read } : range;
  });
  return requoteAnchor(doc, { ...anchor, ranges });
}

/** The words of each range as they are read in `doc`, with what has torn them. None of ranges that have no words. */
export const wordsAsRead = (doc: Node, { ranges }: Pick<Anchor, 'ranges'>): string[] =>
  ranges.flatMap((range) => {
    if (range.from >= range.to) return [];
    const { before, after } = tornEdges(doc, range);
    return [before + wordsBetween(doc, range.from, range.to) + after];
  });
