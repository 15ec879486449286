import type { ImportCorrections } from '@/lib/domain/import/draft';

/** How much of what was corrected holds for the text that stands there now: while someone types, the fields; of another text nothing. */
export type Holding = 'all' | 'fields' | 'nothing';

/** What was corrected of a text, and under which id it goes. */
export interface Held {
  corrections: ImportCorrections;
  /** The id of the article or the entry to be: new with each change of text or corrections, so that only the very same thing is sent again under it. */
  sendId: string;
  /** All once the text is read. */
  holding: Holding;
}

/**
 * The same once its text is another, as long as that is not read: what goes with the page or is sent again must not be taken for the older
 * text. `isNew` is true for a whole other text, whose corrections are gone also when someone types at it at once.
 */
export function withOtherText<T extends Held>(before: T, isNew: boolean, sendId: string): T {
  const holding = isNew || before.holding === 'nothing' ? 'nothing' : 'fields';
  return { ...before, sendId, holding };
}

/** What was corrected and holds: someone who goes on typing keeps the fields, and cuts are another text's. */
export function heldCorrections({ corrections, holding }: Pick<Held, 'corrections' | 'holding'>): ImportCorrections {
  if (holding === 'all') return corrections;
  const { keep: _keep, rejectChanges: _reject, ...fields } = corrections;
  return holding === 'fields' ? fields : {};
}
