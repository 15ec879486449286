import type { FoundSource } from '@/lib/domain/contract/search';
import type { SourceChange, SourceFilter, SourcePage, SourceSummary } from '@/lib/domain/contract/sources';
import { DomainError, notFound } from '@/lib/domain/errors';
import { type Actor, may } from '@/lib/domain/people/permissions';
import type { Source } from '@/lib/domain/sources/source';
import type { SourceInput } from '@/lib/domain/sources/source-input';
import { inTransaction, prisma, type Transaction } from '../database';
import { sourceCloseness, sourceSays } from '../found-by-words';
import { Prisma } from '../generated/prisma/client';
import { type PageEnd, readPageCursor, writePageCursor } from '../page-cursor';
import { authorize } from '../rights/authorize';
import { type ReadableDesk, readableDesks } from '../rights/readable-desks';
import { findTwin, insertSource, lockAddresses, sourceColumns, sourceOfRow } from './source-rows';
import { countReadableArticles, countReadableUses, findReadableUses, type UsedIn } from './source-uses';
import { byArticle } from './uses-by-article';

/** Of so many that are closest to a query is asked how many articles rest on them: each letter that is typed asks. */
const MAX_WEIGHED = 40;
/** So many uses of each are counted for that. */
const MAX_WEIGHED_USES = 100;

/**
 * The sources of the actor's desks or of one, changed last first, one page at a time, found by title or address; or those closest to the query, one page.
 * Authors get those that their own articles rest on. A desk that does not exist for the actor is `not-found`; someone in no desk is refused.
 */
export async function listSources(
  actor: Actor,
  filter: Partial<SourceFilter> = {},
): Promise<{ sources: SourceSummary[]; nextCursor: string | null }> {
  const { deskId, query = '', cursor, limit = 50, order } = filter;
  const desks = await readableDesks(actor, deskId);
  if (order === 'closest' && query.trim() !== '') {
    return { sources: await closestSources(actor, desks, query.trim(), limit), nextCursor: null };
  }
  const ids = await pageOfIds(actor, desks, { query: query.trim(), after: readPageCursor(cursor), limit: limit + 1 });
  const rows = await rowsOf(ids);
  const page = rows.slice(0, limit);
  const used = await countReadableArticles(
    actor,
    page.map(({ id }) => id),
  );
  const last = page.at(-1);
  return {
    sources: page.map((row) => summaryOf(actor, row, used.get(row.id))),
    nextCursor: ids.length > limit && last ? writePageCursor(last) : null,
  };
}

/** The rows of sources, in the order of their ids. */
async function rowsOf(ids: readonly string[]): Promise<SourceRow[]> {
  const rows = await prisma.source.findMany({ where: { id: { in: [...ids] } }, include: { desk: { select: { name: true } } } });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The sources closest to a query; of equals those that more articles of the actor rest on come first, and then those that were changed last. */
async function closestSources(actor: Actor, desks: readonly ReadableDesk[], query: string, limit: number): Promise<SourceSummary[]> {
  const found = await prisma.$queryRaw<{ id: string; closeness: number }[]>`
    select s.id::text, ${sourceCloseness(query)} as closeness ${foundSources(actor, desks, query)}
    order by closeness, s."updatedAt" desc, s.id limit ${Math.max(limit, MAX_WEIGHED)}`;
  const ids = found.map(({ id }) => id);
  const used = await countReadableArticles(actor, ids, MAX_WEIGHED_USES);
  const articlesOf = (id: string) => used.get(id)?.articles ?? 0;
  // What is equal stays in the order in which it was found.
  const sorted = found.toSorted((one, other) => one.closeness - other.closeness || articlesOf(other.id) - articlesOf(one.id));
  const rows = await rowsOf(sorted.slice(0, limit).map(({ id }) => id));
  return rows.map((row) => summaryOf(actor, row, used.get(row.id)));
}

/** The sources that `listSources` would show first for a query, without where they are used. Refuses as the list does. */
export async function findSources(actor: Actor, query: string, limit: number): Promise<FoundSource[]> {
  const desks = await readableDesks(actor, undefined);
  const ids = await pageOfIds(actor, desks, { query: query.trim(), after: null, limit });
  const rows = await prisma.source.findMany({ where: { id: { in: ids } } });
  const byId = new Map(rows.map((row) => [row.id, sourceOfRow(row)]));
  return ids.flatMap((id) => {
    const source = byId.get(id);
    return source ? [{ id, title: source.title, url: source.url, publisher: source.publisher, type: source.type }] : [];
  });
}

/**
 * The source with the places that rest on it, in articles that the actor may read, a page of them and counts of all. It is readable in its desk, and
 * through such an article.
 */
export async function readSource(actor: Actor, sourceId: string, { cursor }: { cursor?: string | undefined } = {}): Promise<SourcePage> {
  const row = await prisma.source.findUnique({ where: { id: sourceId }, include: { desk: { select: { name: true } } } });
  if (row === null) throw notFound();
  const counts = await countReadableUses(actor, sourceId);
  if (counts.tags === 0) authorize(actor, 'read article', { deskId: row.deskId });
  const { uses, nextCursor } = await findReadableUses(actor, sourceId, cursor);
  return {
    source: summaryOf(actor, row, { articles: counts.articles, hasMore: false }),
    counts,
    articles: byArticle(uses),
    nextCursor,
  };
}

/**
 * A new source in a desk. Sent again with the same id it is still one source. Where the desk has one with this address:
 * `conflict` with its id in `details.sourceId`.
 */
export async function createSource(actor: Actor, input: { id: string; deskId: string; source: SourceInput }): Promise<SourceSummary> {
  const { id, deskId, source } = input;
  // An author of the desk knows that it exists: what they lack is the right.
  authorize(actor, 'tag', { deskId, own: true });
  if ((await prisma.desk.count({ where: { id: deskId } })) === 0) throw notFound();
  await inTransaction(async (tx) => {
    await lockAddresses(tx, deskId, [source.url ?? id]);
    const stored = await tx.source.findUnique({ where: { id } });
    if (stored && (stored.createdById !== actor.id || stored.deskId !== deskId)) {
      throw new DomainError('conflict', 'This source carries an id that is taken. Change something of it, and add it again.');
    }
    if (stored) return;
    await refuseTwin(tx, deskId, source.url, id);
    await insertSource(tx, { id, deskId, createdById: actor.id }, source);
  });
  return readSummary(actor, id);
}

/**
 * The source with what is known of it replaced. Sent again it is answered as done. One that has changed since the person saw it (`basedOn`) is a `conflict`
 * with what it is now in `details.now`; so is an address that another source of the desk has, as above.
 */
export async function changeSource(actor: Actor, sourceId: string, { basedOn, ...source }: SourceChange): Promise<SourceSummary> {
  const row = await prisma.source.findUnique({ where: { id: sourceId }, select: { deskId: true, url: true } });
  if (row === null) throw notFound();
  // Whoever reads it through an article of their own knows that it is there: what they lack is the right.
  const used = await countReadableArticles(actor, [sourceId]);
  authorize(actor, 'tag', { deskId: row.deskId, own: used.has(sourceId) });
  const isStored = await inTransaction(async (tx) => {
    await lockAddresses(tx, row.deskId, [source.url ?? sourceId]);
    // Two that have one address since before that was asked for can still be corrected.
    if (source.url !== row.url) await refuseTwin(tx, row.deskId, source.url, sourceId);
    // Both conditions in one statement: of two who save at once the second finds the other time. Who names none has seen none.
    const { count } = await tx.source.updateMany({
      where: { id: sourceId, updatedAt: new Date(basedOn ?? 0) },
      data: { ...sourceColumns(source), updatedAt: new Date() },
    });
    return count > 0;
  });
  const now = await readSummary(actor, sourceId);
  // The same sent once more, since its answer was lost: what is asked for is so, and nobody else's change is written over.
  if (!isStored && !isSaidBy(now, source))
    throw new DomainError('conflict', 'This source was changed since you opened it. Look at it anew, then change it.', { now });
  return now;
}

/** True if a source is stored as a person describes it. */
const isSaidBy = ({ title, url, type, author, publisher, publishedOn, note }: Source, said: SourceInput) =>
  title === said.title &&
  url === said.url &&
  type === said.type &&
  author === said.author &&
  publisher === said.publisher &&
  publishedOn === said.publishedOn &&
  note === said.note;

type SourceRow = Parameters<typeof sourceOfRow>[0] & { desk: { name: string } };

/** A source that the actor has just written. */
async function readSummary(actor: Actor, id: string): Promise<SourceSummary> {
  const row = await prisma.source.findUniqueOrThrow({ where: { id }, include: { desk: { select: { name: true } } } });
  return summaryOf(actor, row, (await countReadableArticles(actor, [id])).get(id));
}

function summaryOf(actor: Actor, row: SourceRow, used: UsedIn = { articles: 0, hasMore: false }): SourceSummary {
  return {
    ...sourceOfRow(row),
    deskName: row.desk.name,
    usedIn: used.articles,
    hasMoreUses: used.hasMore,
    mayChange: may(actor, 'tag', { deskId: row.deskId }),
  };
}

async function refuseTwin(tx: Transaction, deskId: string, url: string | null, sourceId: string): Promise<void> {
  if (url === null) return;
  const twin = await findTwin(tx, deskId, url, sourceId);
  if (twin)
    throw new DomainError('conflict', `“${twin.title}” has this link already. Use that source.`, { sourceId: twin.id, title: twin.title });
}

/** The ids of one page. Found by the trigram indexes when there is something to find, else by each desk's own order. */
async function pageOfIds(
  actor: Actor,
  desks: readonly ReadableDesk[],
  page: { query: string; after: PageEnd | null; limit: number },
): Promise<string[]> {
  const at = page.after?.updatedAt ?? new Date('9999-01-01');
  const id = page.after?.id ?? '00000000-0000-0000-0000-000000000000';
  const list = JSON.stringify(desks);
  const rows =
    page.query === ''
      ? await prisma.$queryRaw<{ id: string }[]>`
          select one.id::text from jsonb_to_recordset(${list}::jsonb) as d("deskId" uuid, "ownOnly" boolean)
          cross join lateral (
            select s.id, s."updatedAt" from "Source" s
            where s."deskId" = d."deskId" and (not d."ownOnly" or ${restsOnOwn(actor)})
              and s."updatedAt" <= ${at}::timestamptz and (s."updatedAt" < ${at}::timestamptz or s.id > ${id}::uuid)
            order by s."updatedAt" desc, s.id limit ${page.limit}
          ) as one
          order by one."updatedAt" desc, one.id limit ${page.limit}`
      : await prisma.$queryRaw<{ id: string }[]>`
          select s.id::text ${foundSources(actor, desks, page.query)}
            and s."updatedAt" <= ${at}::timestamptz and (s."updatedAt" < ${at}::timestamptz or s.id > ${id}::uuid)
          order by s."updatedAt" desc, s.id limit ${page.limit}`;
  return rows.map((row) => row.id);
}

/** The sources `s` of desks that have a query's words and that the actor may see; what else is asked of them follows. */
const foundSources = (actor: Actor, desks: readonly ReadableDesk[], query: string) => Prisma.sql`
  from "Source" s join jsonb_to_recordset(${JSON.stringify(desks)}::jsonb) as d("deskId" uuid, "ownOnly" boolean) on d."deskId" = s."deskId"
  where ${sourceSays(query)}
    and (not d."ownOnly" or ${restsOnOwn(actor)})`;

/** Whether an article of the actor's own rests on the source `s`. One that was moved to a desk on which they have no role is not theirs to read. */
const restsOnOwn = ({ id, memberships }: Actor) => Prisma.sql`exists (
  select 1 from "Evidence" e join "Article" a on a.id = e."articleId" join "Annotation" n on n.id = e."annotationId"
  where e."sourceId" = s.id and not e."isRemoved" and not n."isRemoved" and a."authorId" = ${id}::uuid and a."deletedAt" is null
    and a."deskId" = any(${Object.keys(memberships)}::uuid[]))`;
