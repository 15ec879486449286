import type { Node } from '@tiptap/pm/model';
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state';
import { sentenceAt, sentencesIn } from '@/lib/domain/text/sentences';
import type { MarkSpan } from '../marks/mark-positions';

/** Selects the sentence at the caret; on a selection, takes in one sentence more. Null if there is none. */
export function extendSentence(state: EditorState, language: string): Transaction | null {
  const { doc, selection } = state;
  const current = sentenceAt(doc, selection.from, language);
  if (!current) return null;
  // Behind its full stop a sentence is done with: the caret stands there after it was tagged.
  if (selection.empty)
    return select(
      state,
      (selection.from === current.to && (sentenceAfter(doc, selection.from, language) ?? firstBehind(doc, selection.from, language))) ||
        current,
    );
  const last = sentenceAt(doc, selection.to, language);
  // A selection that ends inside a sentence first takes in the rest of it.
  if (last && (last.to > selection.to || current.from < selection.from))
    return select(state, { from: current.from, to: Math.max(last.to, selection.to) });
  const next = sentenceAfter(doc, selection.to, language);
  return next && select(state, { from: current.from, to: next.to });
}

/** Takes the last sentence back from the selection. With one left, the caret stands at its start again. Null without a selection. */
export function shrinkSentence(state: EditorState, language: string): Transaction | null {
  const { doc, selection } = state;
  if (selection.empty) return null;
  const last = sentenceAt(doc, selection.to, language);
  const before = last && last.from > selection.from ? sentenceBefore(doc, last.from, language) : null;
  return before && before.to > selection.from
    ? select(state, { from: selection.from, to: before.to })
    : state.tr.setSelection(TextSelection.create(doc, selection.from)).scrollIntoView();
}

const select = (state: EditorState, { from, to }: MarkSpan) =>
  state.tr.setSelection(TextSelection.create(state.doc, from, to)).scrollIntoView();

function sentenceAfter(doc: Node, pos: number, language: string): MarkSpan | null {
  const place = doc.resolve(pos);
  const here = sentencesIn(place.parent, place.start(), language).find((sentence) => sentence.from >= pos);
  return here ?? neighbour(doc, pos, 1, language)[0] ?? null;
}

/** The first sentence of the text blocks behind this one, also into and out of a list, table or quote: nothing is selected yet that it would be joined to. */
function firstBehind(doc: Node, pos: number, language: string): MarkSpan | null {
  const place = doc.resolve(pos);
  const next = place.depth > 0 && TextSelection.findFrom(doc.resolve(place.after()), 1, true);
  return next ? (sentenceAfter(doc, next.from, language) ?? firstBehind(doc, next.from, language)) : null;
}

function sentenceBefore(doc: Node, pos: number, language: string): MarkSpan | null {
  const place = doc.resolve(pos);
  const here = sentencesIn(place.parent, place.start(), language).findLast((sentence) => sentence.to <= pos);
  return here ?? neighbour(doc, pos, -1, language).at(-1) ?? null;
}

/** The sentences of the nearest text block with any, after this one or before it. Not into or out of a list, table or quote. */
function neighbour(doc: Node, pos: number, by: 1 | -1, language: string): MarkSpan[] {
  const place = doc.resolve(pos);
  if (place.depth === 0) return [];
  for (let edge = by === 1 ? place.after() : place.before(); ; ) {
    const outside = doc.resolve(edge);
    const block = by === 1 ? outside.nodeAfter : outside.nodeBefore;
    if (!block?.isTextblock) return [];
    const sentences = sentencesIn(block, (by === 1 ? edge : edge - block.nodeSize) + 1, language);
    if (sentences.length > 0) return sentences;
    edge += by * block.nodeSize;
  }
}
