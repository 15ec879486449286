import { stateToJson } from '../article-state';
import { withoutRemovedWords } from '../journal/entries/decide-entry';
import { removedIn } from '../talk/thread';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type GalleyArchive } from './archive-form';
import type { ExportInput, ExportResult } from './export-input';
import { fileNameOf } from './file-name';

/**
 * The Galley archive: everything, as indented JSON, so that two of them can be compared line by line. It loses nothing, but for those from
 * whom drafts of queries and words of requests for a reply are kept: a journal is bound by its hashes and cannot be given without some of its entries, so they get none.
 * Words of comments that were removed are nowhere in it.
 */
export function writeArchive(input: ExportInput): ExportResult {
  const { state, sources, entries, generator, now, deskName } = input;
  const last = entries.at(-1);
  const isRemoved = removedIn(state);
  const journal = entries.map((one) => withoutRemovedWords(one, isRemoved));
  const archive: GalleyArchive = {
    format: ARCHIVE_FORMAT,
    formatVersion: journal.some((one, index) => one !== entries[index]) ? ARCHIVE_VERSION : 1,
    generator,
    exportedAt: now,
    deskName,
    state: stateToJson(state),
    sources: [...sources],
    peopleNames: { ...state.peopleNames, ...input.peopleNames },
    head: last ? { seq: last.seq, hash: last.hash } : null,
    journal,
  };
  return {
    fileName: fileNameOf(state, 'galley.json'),
    mediaType: 'application/json',
    content: `${JSON.stringify(archive, null, 2)}\n`,
    loss: input.keepsDraftsBack ? [{ annotationId: null, label: null, what: WITHOUT_HISTORY }] : [],
  };
}

// It does not say whether there are any now.
const WITHOUT_HISTORY =
  'The history is left out, and with it any query that was not sent and the words of requests for a reply: the checkers’ side alone sees these. One of them can export all of it.';
