import { z } from 'zod';
import { ArticleStateJson } from '../article-state';
import { JournalEntry } from '../journal/entry';
import { Source } from '../sources/source';

/** What the `format` of a Galley archive says, so that any program can tell one by its first line. */
export const ARCHIVE_FORMAT = 'galley-archive';
/**
 * The newest version. It goes up when an older Galley could no longer read what is written: from 2 on words of removed comments may be missing in the
 * journal. What an older one can read is written as what it knows.
 */
export const ARCHIVE_VERSION = 2;

/** A Galley archive: one article with all that hangs on it. Members that are not known are left alone, so that the form can grow. */
export const GalleyArchive = z.object({
  format: z.literal(ARCHIVE_FORMAT),
  formatVersion: z.union([z.literal(1), z.literal(ARCHIVE_VERSION)]),
  generator: z.object({ name: z.string(), version: z.string() }),
  /** ISO 8601, UTC. */
  exportedAt: z.string(),
  deskName: z.string(),
  state: ArticleStateJson,
  sources: z.array(Source),
  /** Full names by a person's id: of everyone that the state or the journal names. */
  peopleNames: z.record(z.string(), z.string()),
  /** The end of the journal, so that a cut-off tail shows; null where the journal is not in it. */
  head: z.object({ seq: z.number().int().positive(), hash: z.string() }).nullable(),
  /** The whole journal in order of seq, or empty. */
  journal: z.array(JournalEntry),
});
export type GalleyArchive = z.infer<typeof GalleyArchive>;
