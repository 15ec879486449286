import { z } from 'zod';
import type { ArticleState } from '@/lib/domain/article-state';
import { MAX_ANSWER_BYTES, MAX_ANSWER_ENTRIES } from '@/lib/domain/contract/journal';
import { keepingTypes, type PlaceAsked, wasPlacedBefore } from '@/lib/domain/journal/earlier-place';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import type { TakenBack } from '@/lib/domain/journal/seen/taken-back';
import type { Actor } from '@/lib/domain/people/permissions';
import { type Db, prisma, type Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { SCALE_KEY } from '../house/stored-rules';
import { JOURNAL_CHANNEL } from '../live/listener';
import { ActorRow, actorJson } from '../rights/actor-row';
import { hasVerdict, type StoredEntry } from './article-row';
import { textColumns } from './project-annotations';
import type { KnownHead } from './state-cache';
import { storedJson } from './stored-json';

type Reader = Pick<Db, 'journalEntry' | '$queryRaw'>;
type Row = Awaited<ReturnType<Reader['journalEntry']['findMany']>>[number];

/** The journal entry in a row. */
export function entryOfRow(row: Omit<Row, 'payload'> & { payload: unknown }): JournalEntry {
  return { ...row, at: row.at.toISOString() };
}

/** The entries of an article with `after < seq <= upTo`, in order; at most `take`. */
export async function readEntries(db: Reader, articleId: string, after: number, upTo?: number, take?: number): Promise<JournalEntry[]> {
  const rows = await db.journalEntry.findMany({
    where: { articleId, seq: { gt: after, ...(upTo === undefined ? {} : { lte: upTo }) } },
    orderBy: { seq: 'asc' },
    ...(take === undefined ? {} : { take }),
  });
  return rows.map(entryOfRow);
}

/**
 * The entries of an article with `after < seq <= upTo` that go in one answer, in order: at most 1,000, and none after the one that makes it larger
 * than 4 MB. At least one, unless there is none. `upTo` must not lie beyond the journal's end.
 */
export async function readEntryPage(db: Reader, articleId: string, after: number, upTo: number): Promise<JournalEntry[]> {
  if (upTo <= after) return [];
  // One entry more goes in any answer: this spares each keystroke of a colleague the counting.
  const end = upTo === after + 1 ? upTo : await pageEnd(db, articleId, after, upTo);
  return readEntries(db, articleId, after, end);
}

/** Entry by entry, so that no payload after the page is unpacked: a journal may hold gigabytes. */
async function pageEnd(db: Reader, articleId: string, after: number, upTo: number): Promise<number> {
  const last = Math.min(upTo, after + MAX_ANSWER_ENTRIES);
  const [row] = await db.$queryRaw<{ seq: number }[]>`
    with recursive page(seq, bytes) as (
      select ${after}::int, 0::bigint
      union all
      select e.seq, page.bytes + octet_length(e.payload::text) from page
      join "JournalEntry" e on e."articleId" = ${articleId}::uuid and e.seq = page.seq + 1
      where page.bytes < ${MAX_ANSWER_BYTES} and page.seq < ${last}
    )
    select max(seq) as seq from page`;
  return row?.seq ?? after;
}

/** Whose the entries with these ids are, where they are of the article. Nothing is read where none is asked for. */
export async function storedAmong(db: Reader, articleId: string, ids: readonly string[]): Promise<StoredEntry[]> {
  if (ids.length === 0) return [];
  const select = { id: true, articleId: true, actorId: true };
  return db.journalEntry.findMany({ where: { articleId, id: { in: [...ids] } }, select });
}

/** True if words of an article were erased after `seq`: what was read at it may have words that its entries, read later, have no more. */
export const wereErasedSince = async (db: Reader, articleId: string, seq: number): Promise<boolean> =>
  (await db.journalEntry.count({ where: { articleId, seq: { gt: seq }, type: 'erased' } })) > 0;

/** The type and payload of the entry with this id, where it is stored and of the article. */
export const readStored = (db: Reader, articleId: string, id: string): Promise<Pick<Row, 'type' | 'payload'> | null> =>
  db.journalEntry.findFirst({ where: { articleId, id }, select: { type: true, payload: true } });

/** At most this many entries are read to bring an earlier place up to now: whoever undoes does it soon. */
const MAX_SINCE_PLACED = 5_000;

/** The entries from the last on that took a tag from the place that is asked for; none if there is no such entry, or it is too long ago. */
export async function readSincePlaced(
  db: Reader,
  articleId: string,
  asked: PlaceAsked,
  headSeq: number,
): Promise<Pick<Row, 'id' | 'type' | 'payload'>[]> {
  const changes = await db.journalEntry.findMany({
    where: {
      articleId,
      seq: { gt: headSeq - MAX_SINCE_PLACED },
      ...('factEntryId' in asked
        ? { id: asked.factEntryId }
        : { type: { in: [...keepingTypes] }, payload: { path: ['annotationId'], equals: asked.annotationId } }),
    },
    orderBy: { seq: 'desc' },
    select: { seq: true, id: true, type: true, payload: true },
  });
  const last = changes.find((change) => wasPlacedBefore(change, asked) !== null);
  if (!last) return [];
  return db.journalEntry.findMany({
    where: { articleId, seq: { gte: last.seq } },
    orderBy: { seq: 'asc' },
    select: { id: true, type: true, payload: true },
  });
}

/** Whose the last stored entry about the same thing is that another person has sent since one that is taken back, as `changerSince` has it. */
export async function readChangerSince(db: Reader, articleId: string, taken: TakenBack, actorId: string): Promise<string | null> {
  const first = await db.journalEntry.findFirst({ where: { articleId, id: taken.entryId }, select: { seq: true } });
  const since = await db.journalEntry.findFirst({
    where: {
      articleId,
      seq: { gte: first?.seq ?? 0 },
      actorId: { not: actorId },
      type: { startsWith: taken.types },
      payload: { path: [taken.member], equals: taken.id },
    },
    orderBy: { seq: 'desc' },
    select: { actorId: true },
  });
  return since?.actorId ?? null;
}

/**
 * All stored entries after `seq` whose word may be on a tag, in order, as `workerSince` has them: text has none. The payload is that of relations alone,
 * as nothing else is asked of one.
 */
export const readWorkSince = (
  db: Reader,
  articleId: string,
  seq: number,
): Promise<Pick<Row, 'id' | 'seq' | 'type' | 'payload' | 'actorId'>[]> =>
  db.$queryRaw`
    select id, seq, type, "actorId", case when type like 'relation.%' then payload end as payload from "JournalEntry"
    where "articleId" = ${articleId}::uuid and seq > ${seq}::int and type <> 'text' order by seq`;

/** Each choice in an article by which somebody kept a value beside another one, in order, as `keeperOf` has them. There are few, and this finds them all at once. */
export const readKeeps = (db: Reader, articleId: string): Promise<Pick<Row, 'type' | 'payload' | 'actorId'>[]> =>
  db.journalEntry.findMany({
    where: { articleId, type: 'rival.settled', payload: { path: ['take'], equals: false } },
    orderBy: { seq: 'asc' },
    select: { type: true, payload: true, actorId: true },
  });

/**
 * Writes entries of one article that were decided under its lock and led to `state`, brings its row to the end of the journal, with all that
 * follows from the text, and announces that: in one statement, as most entries are a few keys.
 */
export async function insertEntries(tx: Transaction, state: ArticleState, entries: readonly JournalEntry[]): Promise<void> {
  const last = entries.at(-1);
  if (!last) return;
  await tx.$executeRaw`/* prepared insert_entries */
    with fits as (select 1), ${writing(state, entries, last)}`;
}

/**
 * The same without a lock, for entries that were decided on what was known of the article: they are written only if that is still so, in one
 * statement, which locks the row for as long as it takes. False, and nothing is written, if anything of it is other than it was: another process
 * has written, a desk has other rules, somebody has another role, has ended the session in which they ask, or is gone. Rights and rules are compared as
 * they were when the statement began. Fails on the key (`isKeyTaken`), with nothing written, if one of the entries is stored.
 */
export async function insertIfSame(
  { head, storedRules: { rules, scale } }: KnownHead,
  actors: readonly Actor[],
  state: ArticleState,
  entries: readonly JournalEntry[],
): Promise<boolean> {
  const last = entries.at(-1);
  if (!last) return false;
  const people = actors.map(({ id }) => id);
  const asStored = JSON.stringify(z.array(ActorRow).parse(actors));
  // The row by its id alone: whoever holds it is waited for, and what they have made of it is compared; and no other index is ever tried.
  const written = await prisma.$executeRaw`/* prepared insert_if_same */
    with held as (
      select "headSeq", "headHash", "deskId", "authorId", "isArchived", "deletedAt" from "Article" where id = ${head.id}::uuid for update
    ), fits as (
      select 1 from held where "headSeq" = ${head.headSeq}::int and "headHash" = ${head.headHash}
        and "deskId" = ${head.deskId}::uuid and "authorId" is not distinct from ${head.authorId}::uuid and not "isArchived" and "deletedAt" is null
        and ${hasVerdict(head.id)} = ${head.checkingStarted}
        and (select rules from "Desk" where id = ${head.deskId}::uuid) is not distinct from ${jsonOrNull(rules)}::jsonb
        and (select value from "HouseSetting" where key = ${SCALE_KEY}) is not distinct from ${jsonOrNull(scale)}::jsonb
        and (select jsonb_agg(${actorJson} order by id) from "Person" where id = any(${people}::uuid[]) and "disabledAt" is null)
          = (select jsonb_agg(value order by (value->>'id')::uuid) from jsonb_array_elements(${asStored}::jsonb))
    ), ${writing(state, entries, last)}`;
  return written > 0;
}

const jsonOrNull = (value: unknown) => (value === null ? null : JSON.stringify(value));

/**
 * So far may a row that says when its article was changed be behind what is typed below its headline. Lists are ordered by it: moved with each key, the row
 * would be written anew in all of its indexes, ten of them. With another title it is in any case.
 */
export const MAX_CHANGED_BEHIND_MS = 10_000;
const CHANGED_WITHIN = Prisma.sql`interval '${Prisma.raw(String(MAX_CHANGED_BEHIND_MS))} milliseconds'`;

/**
 * What writes entries and announces them, where the statement before it has a row in `fits`. Each part hangs on the one before: no entry can lie
 * beyond its article's head.
 */
function writing(state: ArticleState, entries: readonly JournalEntry[], last: JournalEntry): Prisma.Sql {
  const { title, titleKey, wordCount, version, headSeq } = textColumns(state);
  const rows = JSON.stringify(entries.map((entry) => ({ ...entry, payload: storedJson.parse(entry.payload) })));
  const notice = JSON.stringify({ articleId: last.articleId, seq: last.seq });
  const isText = entries.every(({ type }) => entryTypeOf(type).hasSteps);
  const at = Prisma.sql`${last.at}::timestamptz`;
  return Prisma.sql`brought as (
      update "Article" set title = ${title}, "titleKey" = ${titleKey}, "wordCount" = ${wordCount}::int, version = ${version}::int, "headSeq" = ${headSeq}::int,
        "headHash" = ${last.hash}, "updatedAt" = case
          when ${isText}::boolean and title = ${title} and "updatedAt" between ${at} - ${CHANGED_WITHIN} and ${at} then "updatedAt" else ${at} end
      from fits where id = ${last.articleId}::uuid
      returning 1
    ), written as (
      insert into "JournalEntry" (id, "articleId", seq, version, "clientId", "actorId", at, type, "schemaVersion", payload, salt, "payloadHash", "prevHash", hash)
      select id, "articleId", seq, version, "clientId", "actorId", at, type, "schemaVersion", payload, salt, "payloadHash", "prevHash", hash
      from brought, jsonb_to_recordset(${rows}::jsonb) as r(id uuid, "articleId" uuid, seq int, version int, "clientId" text, "actorId" uuid, at timestamptz, type text,
        "schemaVersion" int, payload jsonb, salt text, "payloadHash" text, "prevHash" text, hash text)
    )
    select pg_notify(${JOURNAL_CHANNEL}, ${notice}) from brought`;
}
