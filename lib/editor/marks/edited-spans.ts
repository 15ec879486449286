import type { Node } from '@tiptap/pm/model';
import type { Transaction } from '@tiptap/pm/state';
import { AddMarkStep, Mapping, RemoveMarkStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { joinSpans } from '@/lib/domain/anchors/join-spans';
import { firstIndex } from './first-index';
import type { MarkSpan, MarkTable } from './mark-positions';
import { hasEdgeIn } from './mark-queries';

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
export const changedSpans = (tr: Transaction): MarkSpan[] => spansOfSteps(tr.steps, tr.mapping);

/** The stretches that steps have written, in the doc that they lead to. `mapping` is that of these steps. */
export function spansOfSteps(steps: readonly Step[], mapping = new Mapping(steps.map((step) => step.getMap()))): MarkSpan[] {
  const spans: MarkSpan[] = [];
  steps.forEach((step, index) => {
    const later = mapping.slice(index + 1);
    mapping.maps[index]?.forEach((_from, _to, from, to) => {
      spans.push({ from: later.map(from, -1), to: later.map(to, 1) });
    });
    if (step instanceof AddMarkStep || step instanceof RemoveMarkStep) {
      spans.push({ from: later.map(step.from, -1), to: later.map(step.to, 1) });
    }
  });
  return joinSpans(spans);
}
