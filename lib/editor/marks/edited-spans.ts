import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { joinSpans } from '@/lib/domain/anchors/join-spans';
import { firstIndex } from '@/lib/domain/first-index';
import type { MarkSpan, MarkTable } from './mark-positions';
import { hasEdgeIn } from './mark-queries';

/** With more stretches than this those that touch are joined on the way: a thousand keys are a few stretches, and each step moves all there are. */
const JOINED_FROM = 16;

/**
 * True for the common keystroke: text typed or deleted inside one text node, with no edge of a mark and no other cut at or in it. The decorations,
 * mapped, are then what drawing anew would give, and a paragraph with 40 of them need not be drawn.
 */
export function isInsideOnePiece(tr: Transaction, table: MarkTable, cuts: readonly number[]): boolean {
  const step = tr.steps[0];
  if (tr.steps.length !== 1 || !(step instanceof ReplaceStep)) return false;
  const isInText = (doc: Node, from: number, to: number) => {
    const place = doc.resolve(from);
    return place.textOffset > 0 && place.pos - place.textOffset + (place.parent.maybeChild(place.index())?.nodeSize ?? 0) > to;
  };
  const to = step.from + step.slice.size;
  const isCut = (cuts[firstIndex(cuts.length, (n) => (cuts[n] ?? 0) >= step.from)] ?? Number.POSITIVE_INFINITY) <= to;
  return isInText(tr.before, step.from, step.to) && isInText(tr.doc, step.from, to) && !hasEdgeIn(table, step.from, to) && !isCut;
}

/** The stretches of the new doc that a transaction has written. Bold words move nothing, but cut text nodes in two. */
export const changedSpans = (tr: Transaction): MarkSpan[] => spansOfSteps(tr.steps);

/** The stretches that steps have written, in the doc that they lead to. */
export function spansOfSteps(steps: readonly Step[]): MarkSpan[] {
  let spans: MarkSpan[] = [];
  let most = JOINED_FROM;
  for (const step of steps) {
    const map = step.getMap();
    spans = spans.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
    map.forEach((_from, _to, from, to) => {
      spans.push({ from, to });
    });
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) spans.push({ from: step.from, to: step.to });
    if (spans.length <= most) continue;
    spans = joinSpans(spans);
    most = 2 * spans.length + JOINED_FROM;
  }
  return joinSpans(spans);
}
