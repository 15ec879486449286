import type { Node } from '@tiptap/pm/model';
import type { Span } from '../anchors/anchor';
import { offsetAt, positionsOf, readText } from '../text/article-text';

/** A tag that begins or ends with more marks than this is left where it is. */
const MAX_MARKS = 16;
/** So many positions hold as many marks, three points for one and a space beside each, with a boundary of nodes here and there. */
const WINDOW = 8 * MAX_MARKS;

const [firstMarks, lastMarks] = [/^[^\p{L}\p{M}\p{N}\n]+(?=[\p{L}\p{N}])/u, /(?<=[\p{L}\p{M}\p{N}])[^\p{L}\p{M}\p{N}\n]+$/u];
const [marksBefore, marksBehind] = [/[^\p{L}\p{M}\p{N}\n]*$/u, /^[^\p{L}\p{M}\p{N}\n]*/u];

/**
 * `range` with the marks at its edges that `exact` has in another style: “x” where "x", «x» or „x“ stands now, the same for dashes and omissions.
 * A newer version cuts such a mark and puts another in its place, at an edge outside the range. Whether they mean the same, others decide.
 * It looks no further than a few marks, however long the tag is.
 */
export function withEdgeMarks(doc: Node, range: Span & { exact: string }): Span {
  const first = firstMarks.exec(range.exact.slice(0, 2 * MAX_MARKS))?.[0] ?? '';
  const last = lastMarks.exec(range.exact.slice(-2 * MAX_MARKS))?.[0] ?? '';
  return { from: startWith(doc, range, first), to: endWith(doc, range, last) };
}

function startWith(doc: Node, { from, to }: Span, marks: string): number {
  if (marks === '' || marks.length > MAX_MARKS) return from;
  const text = readText(doc, Math.max(0, from - WINDOW), Math.min(to, from + WINDOW));
  const start = offsetAt(text, from);
  const word = start + (marksBehind.exec(text.words.slice(start))?.[0] ?? '').length;
  const there = marksBefore.exec(text.words.slice(0, word))?.[0] ?? '';
  const same = sameMarks(marks, there, (count) => there.slice(there.length - count)).trimStart();
  const at = word - same.length;
  return at < start && word < text.words.length ? (positionsOf(text, at, word)?.from ?? from) : from;
}

function endWith(doc: Node, { from, to }: Span, marks: string): number {
  if (marks === '' || marks.length > MAX_MARKS) return to;
  const text = readText(doc, Math.max(from, to - WINDOW), Math.min(doc.content.size, to + WINDOW));
  const end = offsetAt(text, to);
  const word = end - (marksBefore.exec(text.words.slice(0, end))?.[0] ?? '').length;
  const there = marksBehind.exec(text.words.slice(word))?.[0] ?? '';
  const same = sameMarks(marks, there, (count) => there.slice(0, count)).trimEnd();
  const at = word + same.length;
  return at > end && word > 0 ? (positionsOf(text, word, at)?.to ?? to) : to;
}

/** The longest part of `there`, as `cut` gives it for so many characters, that is `marks` in whatever style. Empty if none is. */
function sameMarks(marks: string, there: string, cut: (count: number) => string): string {
  const sought = foldMarks(marks);
  for (let count = Math.min(there.length, WINDOW); count > 0; count--) if (foldMarks(cut(count)) === sought) return cut(count);
  return '';
}

/** Marks without their style: one quotation mark, one dash, one omission, and no white space. */
const foldMarks = (marks: string) =>
  marks
    .replace(/\s/g, '')
    .replace(/["'`\u00ab\u00b4\u00bb\u02bc\u2018-\u201f\u2039\u203a\u300c-\u300f]/g, '"')
    .replace(/-{1,3}|[\u2010-\u2015\u2212]/g, '-')
    .replace(/\.{3}|\u2026/g, '\u2026');
