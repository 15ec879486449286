import type { ImportCorrections } from '@/lib/domain/import/draft';

/** How much of what was corrected holds for the text that stands there now: while someone types, the fields; of another text nothing. */
export type Holding = 'all' | 'fields' | 'nothing';

/** What a text is to the one that stood there before: the same one, typed at or read again, or a whole other one. */
export type WhichText = 'same-text' | 'other-text';

/** What was corrected of a text, and under which id it goes. */
export interface Held {
  corrections: ImportCorrections;
  /** The id of the article or the entry to be: new with each change of text or corrections, so that only the very same thing is sent again under it. */
  sendId: string;
  /** All once the text is read. */
  holding: Holding;
}

/**
 * What holds once other words stand there, as long as they are not read: what goes with the page or is sent again must not be taken for the older
 * ones. Of another text the corrections are gone also when someone types at it at once.
 */
export function withOtherWords<T extends Held>(before: T, which: WhichText, sendId: string): T {
  const holding = which === 'other-text' || before.holding === 'nothing' ? 'nothing' : 'fields';
  return { ...before, sendId, holding };
}

/** What was corrected and holds: someone who goes on typing keeps the fields, and cuts are another text's. */
export function heldCorrections({ corrections, holding }: Pick<Held, 'corrections' | 'holding'>): ImportCorrections {
  if (holding === 'all') return corrections;
  const { keep: _keep, rejectChanges: _reject, ...fields } = corrections;
  return holding === 'fields' ? fields : {};
}
