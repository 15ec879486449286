import { stateToJson } from '../article-state';
import type { Loss } from '../contract/exports';
import type { JournalEntry } from '../journal/entry';
import { withoutRemovedWords } from '../journal/show-entries';
import { type IsRemoved, removedIn } from '../talk/thread';
import { sayMegabytes } from '../text/say-count';
import { ARCHIVE_FORMAT, ARCHIVE_VERSION, type GalleyArchive } from './archive-form';
import type { ExportInput, ExportResult, FileKind, ReportInput } from './export-input';
import { fileNameOf } from './file-name';
import { indentedJson } from './indented-json';

/** How archives are called and sent. */
export const archiveFile: FileKind = { extension: 'galley.json', mediaType: 'application/json' };

/** What of its journal stands before it in an archive. */
export interface JournalAhead {
  /** Its end; null where the journal is not in it. */
  head: GalleyArchive['head'];
  /** True if words of comments that were removed are left out of it. */
  lacksWords: boolean;
}

/**
 * The Galley archive: everything, as indented JSON, so that two of them can be compared line by line. It loses nothing, but for those from
 * whom drafts of queries and words of requests for a reply are kept: a journal is bound by its hashes and cannot be given without some of its entries, so they get none.
 * Words of comments that were removed are nowhere in it. For a journal that lies in memory; `writeArchiveInPages` is for any.
 */
export function writeArchive(input: ExportInput): ExportResult {
  const { state, entries } = input;
  const last = entries.at(-1);
  const isRemoved = removedIn(state);
  const ahead = { head: last ? { seq: last.seq, hash: last.hash } : null, lacksWords: entries.some((one) => losesWords(one, isRemoved)) };
  return {
    fileName: fileNameOf(state, archiveFile.extension),
    mediaType: archiveFile.mediaType,
    content: [...beginArchive(input, ahead), ...journalPieces(entries, isRemoved, ''), endArchive(entries.length > 0)].join(''),
    loss: lossesOfArchive(input),
  };
}

/** The same file in pieces. `journal`: all entries in order of seq, in pages, or none; it is asked for once. */
export async function* writeArchiveInPages(
  input: Omit<ExportInput, 'entries' | 'keepsDraftsBack'>,
  ahead: JournalAhead,
  journal: AsyncIterable<readonly JournalEntry[]>,
): AsyncGenerator<string, void> {
  const isRemoved = removedIn(input.state);
  let isEmpty = true;
  yield* beginArchive(input, ahead);
  for await (const page of journal) {
    yield* journalPieces(page, isRemoved, isEmpty ? '' : ',');
    isEmpty &&= page.length === 0;
  }
  yield endArchive(!isEmpty);
}

/** What an archive will not hold. */
export const lossesOfArchive = ({ keepsDraftsBack }: Pick<ReportInput, 'keepsDraftsBack'>): Loss[] =>
  keepsDraftsBack ? [{ annotationId: null, label: null, what: WITHOUT_HISTORY }] : [];

/** What an archive will not hold whose journal is longer than an import takes, of `maxBytes`. */
export const lossOfLongJournal = (maxBytes: number): Loss => ({
  annotationId: null,
  label: null,
  what: `The history is left out: with it the file would be over ${sayMegabytes(maxBytes)}, the most that an import takes. An audit dossier, which checkers can make, holds all of it.`,
});

// It does not say whether there are any now.
const WITHOUT_HISTORY =
  'The history is left out, and with it any query that was not sent and the words of requests for a reply: the checkers’ side alone sees these. One of them can export all of it.';

/** True for an entry that has words of comments which were removed since. */
export const losesWords = (entry: JournalEntry, isRemoved: IsRemoved): boolean => withoutRemovedWords(entry, isRemoved) !== entry;

/** All up to the first entry of the journal. */
export function* beginArchive(
  input: Omit<ExportInput, 'entries' | 'keepsDraftsBack'>,
  { head, lacksWords }: JournalAhead,
): Generator<string, void> {
  const { state, sources, generator, now, deskName } = input;
  const members: Omit<GalleyArchive, 'journal'> = {
    format: ARCHIVE_FORMAT,
    formatVersion: lacksWords ? ARCHIVE_VERSION : 1,
    generator,
    exportedAt: now,
    deskName,
    state: stateToJson(state),
    sources: [...sources],
    peopleNames: { ...state.peopleNames, ...input.peopleNames },
    head,
  };
  let before = '{';
  for (const [name, member] of Object.entries(members)) {
    yield `${before}\n  ${JSON.stringify(name)}: `;
    // Tag by tag, and the text block by block.
    yield* indentedJson(member, 3, '  ');
    before = ',';
  }
  yield `${before}\n  "journal": [`;
}

/** Entries as members of the list, with what stands before the first of them: a comma behind others. */
function* journalPieces(entries: readonly JournalEntry[], isRemoved: IsRemoved, beforeFirst: '' | ','): Generator<string, void> {
  let before = beforeFirst;
  for (const one of entries) {
    yield `${before}\n    `;
    // An import may hold 20,000 tags.
    yield* indentedJson(withoutRemovedWords(one, isRemoved), 3, '    ');
    before = ',';
  }
}

const endArchive = (hasJournal: boolean): string => `${hasJournal ? '\n  ' : ''}]\n}\n`;
