import { Mapping } from '@tiptap/pm/transform';
import { SCHEMA_VERSION } from '../article-schema';
import type { Batch } from '../contract/journal';
import { DomainError } from '../errors';
import { showEntry } from './decide-entry';
import type { EntryInput, JournalEntry } from './entry';
import { entryTypeOf } from './entry-types';
import { mapsOfEntries } from './text-entry';

/** What of a batch is still to be stored, and the steps that its sender has not seen. */
export interface BatchPlan {
  fresh: EntryInput[];
  since: Mapping;
}

/**
 * Plans a batch against what is stored after its base. `isStored` tells which of its entries are stored already: they are left out.
 * Steps on a version that has moved on are refused (`stale-version`, `details` hold what is missing); a batch without steps is never
 * stale, its positions are mapped through `since`; but where `stored` does not reach to the journal's end the sender is first to catch up
 * (`stale-version` too).
 */
export function planBatch(batch: Batch, stored: readonly JournalEntry[], headSeq: number, isStored: (id: string) => boolean): BatchPlan {
  if (batch.base.seq > headSeq) {
    throw new DomainError('too-old', 'This page knows a later article than the server. Reload it; what you have not sent is kept.');
  }
  if (batch.schemaVersion !== undefined && batch.schemaVersion < SCHEMA_VERSION) {
    throw new DomainError('too-old', 'This page is older than the server. Reload it; what you have not sent is kept.');
  }
  const stale = (sentence: string) => new DomainError('stale-version', sentence, { entries: stored.map(showEntry), headSeq });
  if ((stored.at(-1)?.seq ?? batch.base.seq) < headSeq) throw stale('This page is far behind the article. It catches up, and sends again.');
  const fresh = batch.entries.filter(({ id }) => !isStored(id));
  const missed = storedSinceOwn(stored, batch);
  if (missed.length > 0 && fresh.some(({ type }) => entryTypeOf(type).hasSteps)) {
    throw stale('Someone else has changed the text. Your change is fitted to theirs and sent again.');
  }
  return { fresh, since: new Mapping(mapsOfEntries(missed)) };
}

/**
 * The text entries stored after the base that the batch does not know. Its own steps, stored by an earlier sending whose answer was lost,
 * are known to it: what follows them in the batch is in their coordinates.
 */
function storedSinceOwn(stored: readonly JournalEntry[], batch: Batch): JournalEntry[] {
  const own = new Set(batch.entries.map(({ id }) => id));
  const texts = stored.filter(({ type }) => entryTypeOf(type).hasSteps);
  return texts.slice(texts.findLastIndex(({ id }) => own.has(id)) + 1);
}
