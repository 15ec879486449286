import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { MarkSpan } from './mark-positions';

/** What is selected, or null where nothing is. */
export const selectedStretch = ({ selection: { empty, from, to } }: EditorState): MarkSpan | null => (empty ? null : { from, to });

/** The stretches that are selected now and were not, or were and are not, in the doc as `tr` leaves it. */
export function changedStretches(old: MarkSpan | null, now: MarkSpan | null, tr: Transaction): MarkSpan[] {
  const before = old && tr.docChanged ? { from: tr.mapping.map(old.from, -1), to: tr.mapping.map(old.to, 1) } : old;
  if (!before || !now) return [before ?? now ?? []].flat();
  const between = (a: number, b: number) => (a === b ? [] : [{ from: Math.min(a, b), to: Math.max(a, b) }]);
  return [...between(before.from, now.from), ...between(before.to, now.to)];
}
