import { firstIndex } from '@/lib/domain/first-index';
import type { MarkSpan } from '../marks/mark-positions';

/** Up to so many cards all are on the page; of more, those near what is visible. */
export const MOUNT_ALL = 60;

/** Where the words of a card begin, by its id. */
export type StartOf = (id: string) => number;

/** The first of cards in text order whose words begin at a place or after it. */
export const firstCardFrom = (cards: readonly string[], startOf: StartOf, pos: number): number =>
  firstIndex(cards.length, (index) => startOf(cards[index] ?? '') >= pos);

/** Of cards in text order those that are to be on the page: all of few; of many those whose words begin in `near`, and the open one. */
export function cardsNear(cards: readonly string[], startOf: StartOf, activeId: string | null, near: MarkSpan): readonly string[] {
  if (cards.length <= MOUNT_ALL) return cards;
  const firstFrom = (pos: number) => firstCardFrom(cards, startOf, pos);
  const [first, after] = [firstFrom(near.from), firstFrom(near.to)];
  const shown = cards.slice(first, after);
  const active = activeId === null ? -1 : cards.indexOf(activeId);
  if (activeId === null || active < 0 || (first <= active && active < after)) return shown;
  return active < first ? [activeId, ...shown] : [...shown, activeId];
}
