import type { EditorState } from '@tiptap/pm/state';
import { markRanges } from './annotation-plugin';
import { firstIndex } from './first-index';
import type { MarkSpan } from './mark-positions';

/** Up to so many cards all are on the page; of more, those near what is visible. */
export const MOUNT_ALL = 60;

/** Where the words of a tag begin. */
export const startOfTag = (state: EditorState, id: string): number => markRanges(state, id)[0]?.from ?? 0;

/** Of cards in text order those that are to be on the page: all of few; of many those whose words begin in `near`, and the open one. */
export function cardsNear(state: EditorState, cards: readonly string[], activeId: string | null, near: MarkSpan): readonly string[] {
  if (cards.length <= MOUNT_ALL) return cards;
  const firstFrom = (pos: number) => firstIndex(cards.length, (index) => startOfTag(state, cards[index] ?? '') >= pos);
  const [first, after] = [firstFrom(near.from), firstFrom(near.to)];
  const shown = cards.slice(first, after);
  const active = activeId === null ? -1 : cards.indexOf(activeId);
  if (activeId === null || active < 0 || (first <= active && active < after)) return shown;
  return active < first ? [activeId, ...shown] : [...shown, activeId];
}
