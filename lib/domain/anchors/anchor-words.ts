import type { Node } from '@tiptap/pm/model';
import { wordsBetween } from '../text/article-text';
import type { Anchor } from './anchor';
import { wordsAsRead } from './torn-edges';

/** Stands between the places of one tag where people read its words. Hashes, search and files for programs join them by a line feed. */
const BETWEEN = ' … ';

/** The words of an anchor as they stand in `doc`, for people: an ellipsis parts its ranges. Orphaned ranges have none. */
export function shownWords(doc: Node, { ranges }: Pick<Anchor, 'ranges'>): string {
  return ranges.flatMap(({ from, to }) => (from < to ? [wordsBetween(doc, from, to)] : [])).join(BETWEEN);
}

/** The same as they are read: with the letters and figures beside them that make their first or last word another one. */
export const readWords = (doc: Node, anchor: Pick<Anchor, 'ranges'>): string => wordsAsRead(doc, anchor).join(BETWEEN);

/** The words that an anchor had when a person last saw to it, for people: an ellipsis parts its ranges. */
export function shownQuote({ ranges }: Pick<Anchor, 'ranges'>): string {
  return ranges.map(({ exact }) => exact).join(BETWEEN);
}

/** In how many places an anchor has words. */
export const countPlaces = ({ ranges }: Pick<Anchor, 'ranges'>): number => ranges.filter(({ from, to }) => from < to).length;

/** "in 2 places"; nothing of one. */
export function sayPlaces(places: number): string {
  return places > 1 ? `in ${places} places` : '';
}
