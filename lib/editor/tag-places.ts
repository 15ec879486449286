import type { Node } from '@tiptap/pm/model';
import type { Mappable } from '@tiptap/pm/transform';
import { MAX_RANGES } from '@/lib/domain/anchor';
import { positionsOf, readText, wordsBetween } from '@/lib/domain/article-text';
import { DomainError } from '@/lib/domain/errors';
import { joinSpans } from '@/lib/domain/join-spans';
import type { MarkSpan } from './mark-positions';

/**
 * The places of these spans as one tag would have them: sorted, and joined where they overlap, touch, or have only a space between them in
 * one paragraph. Spans that are empty are none.
 */
export function joinPlaces(doc: Node, spans: readonly MarkSpan[]): MarkSpan[] {
  const joined: MarkSpan[] = [];
  for (const span of joinSpans(spans.filter(({ from, to }) => from < to))) {
    const last = joined.at(-1);
    if (last && isGap(doc, last.to, span.from)) last.to = span.to;
    else joined.push(span);
  }
  return joined;
}

/** True if a person sees nothing but space between two positions. A line break is more than that. */
function isGap(doc: Node, from: number, to: number): boolean {
  const words = wordsBetween(doc, from, to);
  return doc.resolve(from).sameParent(doc.resolve(to)) && words.length === to - from && /^[^\S\n]*$/u.test(words);
}

/**
 * Where places are after `mapping`: words typed at an edge are not part of them, and those without words left are gone. They stay sorted and
 * apart.
 */
export function mapPlaces(spans: readonly MarkSpan[], mapping: Pick<Mappable, 'map'>): MarkSpan[] {
  return spans.map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) })).filter(({ from, to }) => from < to);
}

/** What is left of `places` without `taken`: where words were cut off, the space and the commas at that edge go too. */
export function cutPlaces(doc: Node, places: readonly MarkSpan[], taken: readonly MarkSpan[]): MarkSpan[] {
  let left = [...places];
  for (const cut of taken) {
    left = left.flatMap((place) => {
      if (cut.to <= place.from || cut.from >= place.to) return [place];
      const before = tidy(doc, { from: place.from, to: Math.min(cut.from, place.to) }, 'to');
      const after = tidy(doc, { from: Math.max(cut.to, place.from), to: place.to }, 'from');
      return [...before, ...after];
    });
  }
  return left;
}

const SEPARATORS = String.raw`[\s,;:–—-]+`;
const atEnd = new RegExp(`${SEPARATORS}$`, 'u');
const atStart = new RegExp(`^${SEPARATORS}`, 'u');

/** A piece without what parted it from the words that were cut off at `edge`. None if it holds no letter and no digit. */
function tidy(doc: Node, { from, to }: MarkSpan, edge: 'from' | 'to'): MarkSpan[] {
  if (from >= to) return [];
  const text = readText(doc, from, to);
  if (!/[\p{L}\p{N}]/u.test(text.words)) return [];
  const start = edge === 'from' ? (atStart.exec(text.words)?.[0].length ?? 0) : 0;
  const end = edge === 'to' ? text.words.replace(atEnd, '').length : text.words.length;
  return [positionsOf(text, start, end) ?? { from, to }];
}

/** True if every one of `spans` lies in one of `places`. */
export const liesIn = (spans: readonly MarkSpan[], places: readonly MarkSpan[]): boolean =>
  spans.every(({ from, to }) => places.some((place) => place.from <= from && to <= place.to));

/** Refused (`invalid`) if these are more places than a tag can have. */
export function requireRoom(places: readonly MarkSpan[]): void {
  if (places.length > MAX_RANGES) {
    throw new DomainError('invalid', `A tag has at most ${MAX_RANGES} places. This would make ${places.length}.`);
  }
}
