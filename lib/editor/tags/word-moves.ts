import type { Node } from '@tiptap/pm/model';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import { segmenterOf } from '@/lib/domain/text/sentences';
import type { MarkSpan } from '../marks/mark-positions';

/** The words of the text block around `pos` as positions, in order. Punctuation and spaces are none. */
function wordsAround(doc: Node, pos: number, language: string): MarkSpan[] {
  const place = doc.resolve(pos);
  if (!place.parent.isTextblock) return [];
  const text = readText(place.parent);
  const start = place.start();
  return [...segmenterOf(language, 'word').segment(text.words)].flatMap(({ segment, index, isWordLike }) => {
    const span = isWordLike ? positionsOf(text, index, index + segment.length) : null;
    return span ? [{ from: start + span.from, to: start + span.to }] : [];
  });
}

/** The word that `pos` stands strictly inside, or null. */
export function wordAround(doc: Node, pos: number, language: string): MarkSpan | null {
  return wordsAround(doc, pos, language).find((word) => word.from < pos && pos < word.to) ?? null;
}

/**
 * A span with one edge moved by a word within that edge's text block: 1 grows, -1 shrinks. Past the last word it grows to the
 * block's edge, so that closing punctuation can be taken in. Null if it can't move, or would be empty.
 */
export function moveEdge(doc: Node, span: MarkSpan, edge: 'from' | 'to', by: 1 | -1, language: string): MarkSpan | null {
  const words = wordsAround(doc, span[edge], language);
  const place = doc.resolve(span[edge]);
  let target: number | undefined;
  if (edge === 'to') {
    if (by === 1) target = words.find((word) => word.to > span.to)?.to ?? place.end();
    else target = words.findLast((word) => word.to < span.to)?.to;
  } else if (by === 1) target = words.findLast((word) => word.from < span.from)?.from ?? place.start();
  else target = words.find((word) => word.from > span.from)?.from;
  if (target === undefined || target === span[edge]) return null;
  const moved = { ...span, [edge]: target };
  return moved.from < moved.to ? moved : null;
}
