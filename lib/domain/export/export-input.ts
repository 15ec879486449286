import type { ArticleState } from '../article-state';
import type { Loss } from '../contract/exports';
import type { JournalEntry } from '../journal/entry';
import type { Source } from '../sources/source';

/** What a writer is given. Writers are pure: the clock, the names and the address of the house come in here. */
export interface ExportInput {
  state: ArticleState;
  /** All sources that evidence of the article refers to, unlinked evidence too. */
  sources: readonly Source[];
  /** Full names by a person's id. */
  peopleNames: Readonly<Record<string, string>>;
  deskName: string;
  /** The whole journal in order of seq, for the archive; empty for the others, and where it is not whole for who exports. */
  entries: readonly JournalEntry[];
  /** True if the journal holds drafts of queries or words of requests for a reply that are kept from who exports: `state` is without them, and `entries` are left out. */
  keepsDraftsBack: boolean;
  /** The house's own address, ending in `/`: what unique IRIs begin with. */
  iri: { base: string };
  /** ISO 8601, UTC. */
  now: string;
  generator: { name: string; version: string };
}

/** What says what a file will lack. */
export type ReportInput = Pick<ExportInput, 'state' | 'keepsDraftsBack'>;

/** A written file. `content` is text; it is sent as UTF-8. */
export interface ExportResult {
  fileName: string;
  mediaType: string;
  content: string;
  /** Empty when the format keeps everything. */
  loss: Loss[];
}

/** How the files of a format are called and sent. */
export interface FileKind {
  /** Without the leading dot. */
  extension: string;
  mediaType: string;
}

/** One export format: an entry of the table in `formats.ts`. */
export interface ExportFormat extends FileKind {
  id: string;
  /** As the menu shows it. */
  name: string;
  /** What it is for, in a line. */
  about: string;
  /** What the file will not hold, said without making it: `write` says the same. */
  losses(input: ReportInput): Loss[];
  /** Throws only on a bug: every article can be written in every format. */
  write(input: ExportInput): ExportResult;
}
