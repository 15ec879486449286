import type { Node } from '@tiptap/pm/model';
import type { AnchorRange, Span } from '../anchors/anchor';
import { offsetAt, positionsOf, readText, wordsBetween } from '../text/article-text';

/** So many positions beside an edge are looked at, and so many characters of a quote: two words and what stands beside them. */
const WINDOW = 200;

const [firstTwo, lastTwo] = [/^\s*(\S+)\s+(\S+)/u, /(\S+)\s+(\S+)\s*$/u];
const [firstWord, lastWord] = [/^[^\S\n]*\S*/u, /\S*[^\S\n]*$/u];
const isFigure = (word: string) => /\p{N}/u.test(word);

/**
 * A drifted range with the word that stands in place of its first or last one: 118 where "121 votes" began. A newer version cuts the old word and puts the
 * new one in its place, outside the range. One word for one, where what stood beside it stands there still; one figure for another, whatever stands there.
 * A word that stood beside the range before is not taken in. Spaces at the edges are left out.
 */
export function withReplacedEdges(doc: Node, range: AnchorRange): Span {
  return withoutSpaces(doc, { from: startWith(doc, range), to: endWith(doc, range) });
}

function startWith(doc: Node, { from, to, exact, prefix }: AnchorRange): number {
  const [, first, second] = firstTwo.exec(exact.slice(0, WINDOW)) ?? [];
  const text = readText(doc, Math.max(0, from - WINDOW), Math.min(to, from + WINDOW));
  const start = offsetAt(text, from);
  if (!first || text.words.slice(start).trimStart().split(/\s/u, 1)[0] !== second) return from;
  const line = lineBefore(text.words.slice(0, start) + (/^[^\S\n]*/u.exec(text.words.slice(start))?.[0] ?? ''));
  const there = /(\S+)[^\S\n]+$/u.exec(line);
  const now = there && withMarksOf(first, there[1] ?? '').begin;
  if (!there || !now) return from;
  const at = there.index + (there[1] ?? '').length - now.length;
  const [beside, wasBeside] = [line.slice(0, at), lineBefore(prefix)].map((words) => lastWord.exec(words)?.[0]);
  if (!isInPlace({ now, old: first, beside, wasBeside })) return from;
  const offset = start + (/^[^\S\n]*/u.exec(text.words.slice(start))?.[0] ?? '').length - line.length + at;
  return positionsOf(text, offset, offset + now.length)?.from ?? from;
}

function endWith(doc: Node, { from, to, exact, suffix }: AnchorRange): number {
  const [, second, last] = lastTwo.exec(exact.slice(-WINDOW)) ?? [];
  const text = readText(doc, Math.max(from, to - WINDOW), Math.min(doc.content.size, to + WINDOW));
  const end = offsetAt(text, to);
  if (!last || text.words.slice(0, end).trimEnd().split(/\s/u).at(-1) !== second) return to;
  const spaces = /[^\S\n]*$/u.exec(text.words.slice(0, end))?.[0] ?? '';
  const line = lineAfter(spaces + text.words.slice(end));
  const there = /^([^\S\n]+)(\S+)/u.exec(line);
  const now = there && withMarksOf(last, there[2] ?? '').end;
  if (!there || !now) return to;
  const at = (there[1] ?? '').length;
  const [beside, wasBeside] = [line.slice(at + now.length), lineAfter(suffix)].map((words) => firstWord.exec(words)?.[0]);
  if (!isInPlace({ now, old: last, beside, wasBeside })) return to;
  const offset = end - spaces.length + at;
  return positionsOf(text, offset, offset + now.length)?.to ?? to;
}

/** True if the word that is there came in place of the old one. */
function isInPlace({
  now,
  old,
  beside,
  wasBeside,
}: Record<'now' | 'old', string> & Record<'beside' | 'wasBeside', string | undefined>): boolean {
  if (now === wasBeside?.trim()) return false;
  return beside === wasBeside || (isFigure(now) && isFigure(old));
}

/** A word without the marks at its outer edge, unless the old one had some there: a full stop behind "121" is not the tag's. */
const withMarksOf = (old: string, now: string) => ({
  begin: /^[\p{L}\p{N}]/u.test(old) ? now.replace(/^[^\p{L}\p{N}]+/u, '') : now,
  end: /[\p{L}\p{M}\p{N}]$/u.test(old) ? now.replace(/[^\p{L}\p{M}\p{N}]+$/u, '') : now,
});

const lineBefore = (words: string) => words.slice(words.lastIndexOf('\n') + 1);
const lineAfter = (words: string) => words.split('\n', 1)[0] ?? '';

function withoutSpaces(doc: Node, span: Span): Span {
  if (!/^\s|\s$/u.test(wordsBetween(doc, span.from, span.to))) return span;
  const text = readText(doc, span.from, span.to);
  const words = text.words.trim();
  const start = text.words.indexOf(words);
  return words === '' ? span : (positionsOf(text, start, start + words.length) ?? span);
}
