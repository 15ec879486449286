import type { JournalEntry } from '../entry';
import { entryTypeOf } from '../entry-types';
import { stepCount } from '../step-count';

/** True of an entry that changes what a signature stands under: whoever signs has seen it. Comments, requests and the like do not; opening again does. */
export function changesSigned({ type, payload }: Pick<JournalEntry, 'type' | 'payload'>): boolean {
  const rule = entryTypeOf(type);
  return type === 'article.reopened' || !rule.isOpenWhenSigned || stepCount(rule, payload) > 0;
}
