import type { Revision } from '@/lib/domain/articles/revision';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import { columnOfSeq } from '@/lib/domain/history/outline';
import { sayCount, sayNumber } from '@/lib/domain/text/say-count';

type Known = Pick<HistoryOutline, 'headSeq' | 'revisions' | 'columns'>;

/** The revision that an entry made, if it made one. */
export const revisionAt = ({ revisions }: Pick<Known, 'revisions'>, seq: number): Revision | undefined =>
  revisions.find((one) => one.seq === seq);

/** How a moment is called in a heading: by its revision, or by its entry. */
export function nameOfMoment(known: Known, seq: number): string {
  const revision = revisionAt(known, seq);
  if (revision) return `revision ${revision.number}`;
  return seq === known.headSeq ? 'now' : `entry ${seq}`;
}

/** The same short, for a handle. */
export function shortNameOfMoment(known: Known, seq: number): string {
  const revision = revisionAt(known, seq);
  const isNow = seq === known.headSeq;
  if (revision) return isNow ? `rev ${revision.number} · now` : `rev ${revision.number}`;
  return isNow ? 'now' : String(seq);
}

/** Which entry of all it is: entry 812 of 1,204. */
const placeOfMoment = ({ headSeq }: Pick<Known, 'headSeq'>, seq: number): string => `entry ${sayNumber(seq)} of ${sayNumber(headSeq)}`;

/** A moment as a handle says where it is: revision 3, entry 9 of 15; of an entry alone only its place. */
export function placedMoment(known: Known, seq: number): string {
  const isNamed = seq === known.headSeq || revisionAt(known, seq) !== undefined;
  return isNamed ? `${nameOfMoment(known, seq)}, ${placeOfMoment(known, seq)}` : placeOfMoment(known, seq);
}

/** How many entries lie between two moments, the later one's own among them; of one moment, which one it is. */
export const extentOf = (known: Pick<Known, 'headSeq'>, from: number, to: number): string =>
  from === to ? placeOfMoment(known, to) : sayCount(to - from, 'entry', 'entries');

/** About when an entry was made, as the columns know it. Milliseconds since 1970. */
export const timeOfSeq = ({ columns }: Pick<Known, 'columns'>, seq: number): number => columnOfSeq(columns, seq)?.at ?? 0;

/** The revision next to an entry, or the end of the history on that side. */
export function revisionBeside({ revisions, headSeq }: Known, seq: number, side: 'before' | 'after'): number {
  if (side === 'before') return revisions.findLast((one) => one.seq < seq)?.seq ?? 1;
  return revisions.find((one) => one.seq > seq)?.seq ?? headSeq;
}

/** "Revision 11 to now": what a page shows. */
export const capitalised = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
