import { DomainError } from '../errors';
import { annotationEntryTypes } from './annotation-entries';
import { articleEntryTypes } from './article-entries';
import type { EntryType } from './entry-type';
import { evidenceEntryTypes } from './evidence-entries';
import { mergeEntryTypes } from './merge-entries';
import { queryEntryTypes } from './query-entries';
import { relationEntryTypes } from './relation-entries';
import { replyEntryTypes } from './reply-entries';
import { revisionEntryTypes } from './revision-entries';
import { signOffEntryTypes } from './sign-off-entries';
import { suggestionEntryTypes } from './suggestion-entries';
import { textEntryType } from './text-entry';
import { threadEntryTypes } from './thread-entries';
import { valueEntryTypes } from './value-entries';

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
