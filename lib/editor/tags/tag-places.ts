import type { Node } from '@tiptap/pm/model';
import type { Mappable } from '@tiptap/pm/transform';
import { MAX_RANGES } from '@/lib/domain/anchors/anchor';
import { joinSpans } from '@/lib/domain/anchors/join-spans';
import { DomainError } from '@/lib/domain/errors';
import { wordsBetween } from '@/lib/domain/text/article-text';
import type { MarkSpan } from '../marks/mark-positions';

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

/** Refused (`invalid`) if these are more places than a tag can have. */
export function requireRoom(places: readonly MarkSpan[]): void {
  if (places.length > MAX_RANGES) {
    throw new DomainError('invalid', `A tag has at most ${MAX_RANGES} places. This would make ${places.length}.`);
  }
}
