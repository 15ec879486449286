import type { Node } from '@tiptap/pm/model';
import type { EditorState } from '@tiptap/pm/state';
import { positionsOf, readText } from '@/lib/domain/text/article-text';
import type { MarkSpan } from '../marks/mark-positions';
import { wordAround } from './word-moves';

/** How a selection is taken. */
export interface SelectionOptions {
  /** Widen to whole words. Off while Alt is held. */
  snap: boolean;
  language?: string;
}

/**
 * What the selection would tag: without spaces at its ends, snapped to whole words, one span for each table cell it covers and one
 * for each stretch outside tables. Empty if no words are selected.
 */
export function selectionToSpans(state: EditorState, { snap, language = 'en' }: SelectionOptions): MarkSpan[] {
  const { doc } = state;
  return state.selection.ranges.flatMap((range) =>
    stretches(doc, range.$from.pos, range.$to.pos).flatMap((stretch) => {
      const span = trimSpan(doc, stretch);
      return span ? [snap ? snapToWords(doc, span, language) : span] : [];
    }),
  );
}

/** Neighbouring text blocks in the same cell, or all outside any cell, make one stretch. */
function stretches(doc: Node, from: number, to: number): MarkSpan[] {
  const found: (MarkSpan & { cell: Node | null })[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    const cell = cellAround(doc, pos);
    const part = { from: Math.max(from, pos + 1), to: Math.min(to, pos + node.nodeSize - 1), cell };
    const last = found.at(-1);
    if (last && last.cell === cell) last.to = part.to;
    else found.push(part);
    return false;
  });
  return found;
}

function cellAround(doc: Node, pos: number): Node | null {
  const place = doc.resolve(pos);
  for (let depth = place.depth; depth > 0; depth--) {
    const node = place.node(depth);
    if (node.type.name === 'tableCell' || node.type.name === 'tableHeader') return node;
  }
  return null;
}

/** The span without the spaces at its ends, or null if it has no words. */
function trimSpan(doc: Node, { from, to }: MarkSpan): MarkSpan | null {
  if (from >= to) return null;
  const text = readText(doc, from, to);
  const lead = text.words.length - text.words.trimStart().length;
  return positionsOf(text, lead, Math.max(lead, text.words.trimEnd().length));
}

function snapToWords(doc: Node, { from, to }: MarkSpan, language: string): MarkSpan {
  return { from: wordAround(doc, from, language)?.from ?? from, to: wordAround(doc, to, language)?.to ?? to };
}
