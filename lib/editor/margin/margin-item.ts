import type { MarginPlace } from './margin-layout';

/** What is on the page of the margin, in text order: a card, or several folded into a pill. */
export type MarginItem = { id: string } | { folded: readonly string[] };

/** What a card or a pill is called among the elements. */
export const keyOf = (item: MarginItem | MarginPlace): string => ('id' in item ? item.id : `pill ${item.folded[0] ?? ''}`);

/** True if both lists would put the same on the page. */
export const isSameItems = (a: readonly MarginItem[], b: readonly MarginItem[]): boolean =>
  a.length === b.length &&
  a.every((one, i) => {
    const other = b[i];
    if (!other || keyOf(one) !== keyOf(other)) return false;
    return 'id' in one || ('folded' in other && one.folded.length === other.folded.length);
  });
