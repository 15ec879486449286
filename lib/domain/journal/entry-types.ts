import { DomainError } from '../errors';
import { annotationEntryTypes } from './entries/annotation-entries';
import { articleEntryTypes } from './entries/article-entries';
import { evidenceEntryTypes } from './entries/evidence-entries';
import { mergeEntryTypes } from './entries/merge-entries';
import { queryEntryTypes } from './entries/query-entries';
import { relationEntryTypes } from './entries/relation-entries';
import { replyEntryTypes } from './entries/reply-entries';
import { revisionEntryTypes } from './entries/revision-entries';
import { signOffEntryTypes } from './entries/sign-off-entries';
import { suggestionEntryTypes } from './entries/suggestion-entries';
import { textEntryType } from './entries/text-entry';
import { threadEntryTypes } from './entries/thread-entries';
import { valueEntryTypes } from './entries/value-entries';
import type { EntryType } from './entry-type';

/** Every entry type, one table. A new one is one entry in one of these lists. */
const entryTypes: ReadonlyMap<string, EntryType> = new Map(
  [
    textEntryType,
    ...annotationEntryTypes,
    ...mergeEntryTypes,
    ...valueEntryTypes,
    ...evidenceEntryTypes,
    ...relationEntryTypes,
    ...replyEntryTypes,
    ...threadEntryTypes,
    ...queryEntryTypes,
    ...suggestionEntryTypes,
    ...revisionEntryTypes,
    ...articleEntryTypes,
    ...signOffEntryTypes,
  ].map((one) => [one.type, one]),
);

/** The entry type of that name. An unknown one is refused (`too-old`): this program is older than the journal. */
export function entryTypeOf(type: string): EntryType {
  const found = entryTypes.get(type);
  if (!found) throw new DomainError('too-old', 'This page is older than the article. Reload it; what you have not sent is kept.');
  return found;
}

/** The names of all entry types. */
export const entryTypeNames = [...entryTypes.keys()];
