import type { EditorState } from '@tiptap/pm/state';
import { isJudged } from '@/lib/domain/checks/facts';
import { type Annotation, isChecked } from '@/lib/domain/tags/annotation';
import { activeMark, markOrder, markRanges } from '../marks/annotation-plugin';

/** The editor of an open article, and its tags as the person sees them. */
export interface OpenTags {
  state: EditorState;
  annotations: ReadonlyMap<string, Annotation>;
}

/** True of a claim, or a fact of one, that still needs someone. */
export const isUnchecked = (one: Annotation): boolean => !one.isRemoved && isJudged(one) && !isChecked(one);

/** The ids of all tags that `keeps` is true of, in the order of their first words. */
export function tagsInOrder({ state, annotations }: OpenTags, keeps: (one: Annotation) => boolean): string[] {
  return markOrder(state).filter((id) => {
    const one = annotations.get(id);
    return one !== undefined && keeps(one);
  });
}

/**
 * The tag after (1) or before (-1) the active one in the text, or nearest to the caret, of those that `keeps` is true of: the active one itself need not
 * be among them. Null where there is none.
 */
export function neighbourOf({ state, annotations }: OpenTags, by: 1 | -1, keeps: (one: Annotation) => boolean): string | null {
  const order = markOrder(state);
  const isKept = (id: string) => {
    const annotation = annotations.get(id);
    return annotation !== undefined && annotation.kind !== 'clear' && keeps(annotation);
  };
  const active = activeMark(state);
  const at = active === null ? -1 : order.indexOf(active);
  if (at >= 0) {
    let next = at + by;
    while (next >= 0 && next < order.length && !isKept(order[next] ?? '')) next += by;
    return order[next] ?? null;
  }
  const { from } = state.selection;
  const startOf = (id: string) => markRanges(state, id)[0]?.from ?? 0;
  const isThere = (id: string) => (by === 1 ? startOf(id) >= from : startOf(id) < from) && isKept(id);
  return (by === 1 ? order.find(isThere) : order.findLast(isThere)) ?? null;
}
