import type { ArticleState } from '@/lib/domain/article-state';
import { beginArchive, type JournalAhead, losesWords, writeArchiveInPages } from '@/lib/domain/export/archive';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeNames, entryTypeOf } from '@/lib/domain/journal/entry-types';
import { isShownInPart } from '@/lib/domain/journal/show-entries';
import type { Viewer } from '@/lib/domain/people/permissions';
import { removedIn } from '@/lib/domain/talk/thread';
import { prisma } from '../database';
import { runInTurns } from '../in-turns';
import { readInputFor } from './export-input';
import { entriesOfTypes, journalPages } from './journal-pages';
import { inPieces, streamOf } from './stream-of';

const partlyShownTypes = entryTypeNames.filter((name) => entryTypeOf(name).mayBeKeptBack);
const commentTypes = entryTypeNames.filter((name) => entryTypeOf(name).mayHoldComments);

/** The archive of a state that a person sees, with its journal or without, written page by page while it is read. */
export async function writeArchive(state: ArticleState, hasJournal: boolean): Promise<ReadableStream<Uint8Array<ArrayBuffer>>> {
  const { articleId } = state;
  const { actors, ahead, pages } = hasJournal ? await journalOf(state) : noJournal();
  const input = await readInputFor(prisma, state, actors);
  return streamOf(inPieces(writeArchiveInPages(input, ahead, pages)), { articleId, what: 'archive' });
}

/** True if the journal has entries of which this person sees a part. */
export async function keepsJournalBack({ articleId, seq }: ArticleState, viewer: Viewer): Promise<boolean> {
  if (viewer.seesDrafts) return false;
  for await (const one of entriesOfTypes(articleId, partlyShownTypes, seq)) if (isShownInPart(one, viewer)) return true;
  return false;
}

/** True if the archive of this state with its journal would be larger than that. */
export async function isLongArchive(state: ArticleState, maxBytes: number): Promise<boolean> {
  if (await isSurelyOver(state, maxBytes)) return true;
  const bytes = await journalBytes(state);
  return bytes > maxBytes || bytes + (await runInTurns(countBytes(state))) > maxBytes;
}

/** What an entry has beside its payload is no less than this: ids and hashes. */
const LEAST_ENTRY_BYTES = 500;

/** A journal of gigabytes is known by its beginning. */
const ENTRIES_PER_QUERY = 2_000;

/** True where the least that the journal can take is already more than `maxBytes`. It costs little to ask, and spares the longest ones the counting. */
async function isSurelyOver({ articleId, seq }: ArticleState, maxBytes: number): Promise<boolean> {
  let bytes = 0;
  for (let after = 0; after < seq && bytes <= maxBytes; after += ENTRIES_PER_QUERY) {
    const [row] = await prisma.$queryRaw<{ bytes: number }[]>`
      select coalesce(sum(octet_length(payload::text) * 0.9 + ${LEAST_ENTRY_BYTES}), 0)::float8 as bytes
      from "JournalEntry" where "articleId" = ${articleId}::uuid and seq > ${after} and seq <= ${Math.min(seq, after + ENTRIES_PER_QUERY)}`;
    bytes += row?.bytes ?? 0;
  }
  return bytes > maxBytes;
}

/** What the journal takes in an archive, to a few bytes an entry: the database indents by four, and the file by two, from two levels within. */
async function journalBytes({ articleId, seq }: ArticleState): Promise<number> {
  const [row] = await prisma.$queryRaw<{ bytes: number }[]>`
    select coalesce(sum(octet_length(replace(pretty, '    ', '  ')) + 4 * (length(pretty) - length(replace(pretty, chr(10), '')) + 1)), 0)::float8 as bytes
    from (
      select jsonb_pretty(to_jsonb(e)) as pretty from "JournalEntry" e where e."articleId" = ${articleId}::uuid and e.seq <= ${seq} offset 0
    ) as entries`;
  return row?.bytes ?? 0;
}

/** What of the file is not the journal, but for its sources and names, which are small beside it. */
function* countBytes(state: ArticleState): Generator<undefined, number> {
  let bytes = 0;
  const input = { state, sources: [], peopleNames: {}, deskName: '', iri: { base: '' }, now: '', generator: { name: '', version: '' } };
  for (const piece of beginArchive(input, NO_JOURNAL)) {
    bytes += Buffer.byteLength(piece);
    yield;
  }
  return bytes;
}

/** A journal, as an archive takes it. */
interface ArchivedJournal {
  /** All who have made an entry. */
  actors: Set<string>;
  ahead: JournalAhead;
  pages: AsyncGenerator<readonly JournalEntry[], void>;
}

const noJournal = (): ArchivedJournal => ({ actors: new Set(), ahead: NO_JOURNAL, pages: noPages() });

async function journalOf(state: ArticleState): Promise<ArchivedJournal> {
  return { actors: await actorsOf(state), ahead: await readAhead(state), pages: journalPages(state.articleId, state.seq) };
}

async function actorsOf({ articleId, seq }: ArticleState): Promise<Set<string>> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    select distinct "actorId"::text as id from "JournalEntry" where "articleId" = ${articleId}::uuid and seq <= ${seq}`;
  return new Set(rows.map(({ id }) => id));
}

const NO_JOURNAL: JournalAhead = { head: null, lacksWords: false };

async function readAhead(state: ArticleState): Promise<JournalAhead> {
  const { articleId, seq } = state;
  const { hash } = await prisma.journalEntry.findUniqueOrThrow({
    where: { articleId_seq: { articleId, seq } },
    select: { hash: true },
  });
  return { head: { seq, hash }, lacksWords: await lacksWords(state) };
}

async function lacksWords(state: ArticleState): Promise<boolean> {
  const hasRemoved = [...state.threads.values()].some(({ comments }) => comments.some(({ removed }) => removed !== null));
  if (!hasRemoved) return false;
  const isRemoved = removedIn(state);
  for await (const one of entriesOfTypes(state.articleId, commentTypes, state.seq)) if (losesWords(one, isRemoved)) return true;
  return false;
}

async function* noPages(): AsyncGenerator<readonly JournalEntry[], void> {}
