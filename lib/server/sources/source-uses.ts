import { z } from 'zod';
import { MAX_USES_A_PAGE, type SourceCounts } from '@/lib/domain/contract/sources';
import { Instant } from '@/lib/domain/moment';
import type { Actor } from '@/lib/domain/people/permissions';
import { Stance } from '@/lib/domain/sources/evidence';
import { TagKind } from '@/lib/domain/tags/tag-kinds';
import { archiveNamesOf } from '../articles/archive-names';
import { readCursor, writeCursor } from '../cursor';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { readableArticles } from '../rights/readable-articles';
import { desksByRole } from '../rights/readable-desks';

/**
 * Evidence that rests on a source, in an article that someone may read. Kind, stance and verdict are as stored: what of it is an outcome is for who shows it.
 */
export interface ReadableUse {
  sourceId: string;
  evidenceId: string;
  articleId: string;
  articleTitle: string;
  language: string;
  deskName: string;
  isArchived: boolean;
  stage: string;
  annotationId: string;
  label: string | null;
  kind: string;
  words: string;
  stance: string;
  locator: string;
  quote: string;
  /** The day on which the person looked, as YYYY-MM-DD. */
  lookedAt: string | null;
  /** When it was linked, and by whom: marked where only an archive names them, empty where nothing does. */
  at: Date;
  byId: string;
  byName: string;
  /** As it was given, settled or not, and how its scale had it: null on the plain one, and where there is none. */
  verdict: string | null;
  grade: unknown;
  /** What says whether that is the house's: the tag's columns, parts of its state, and the rules of its desk. */
  checkState: string;
  anchorState: string;
  isStale: unknown;
  rivals: unknown;
  check: unknown;
  rules: unknown;
}

/** In how many articles a source is used, as far as its uses were looked at. */
export interface UsedIn {
  articles: number;
  /** True where it has more uses than were looked at: it is used in so many articles or more. */
  hasMore: boolean;
}

/** So many uses of a source are looked at for a list. A table that everybody cites has more. */
const MAX_COUNTED_USES = 1_000;

/** In how many articles that the actor may read each of these sources is used, by its id; none for one that is in none. One query, and no words. */
export async function countReadableArticles(
  actor: Actor,
  sourceIds: readonly string[],
  maxCounted = MAX_COUNTED_USES,
): Promise<Map<string, UsedIn>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await prisma.$queryRaw<{ sourceId: string; articles: number; hasMore: boolean }[]>`
    select s.id::text as "sourceId", used.articles, used.uses > ${maxCounted}::int as "hasMore"
    from unnest(${[...sourceIds]}::uuid[]) as s(id)
    cross join lateral (
      select count(*)::int as uses, count(distinct "articleId")::int as articles
      from (select e."articleId" ${readableUses(actor)} and e."sourceId" = s.id limit ${maxCounted}::int + 1) as looked
    ) as used
    where used.uses > 0`;
  return new Map(rows.map(({ sourceId, ...used }) => [sourceId, used]));
}

/** The uses in articles that the actor may read; what else is asked of them follows. */
const readableUses = (actor: Actor) => Prisma.sql`
  from "Evidence" e
  join "Annotation" n on n.id = e."annotationId" and not n."isRemoved"
  join "Article" a on a.id = e."articleId" and ${actor.isAdmin ? Prisma.sql`a."deletedAt" is null` : readableArticles(actor.id, desksByRole(actor))}
  where not e."isRemoved"`;

/** What all uses of a source come to, of those in articles that the actor may read. One query, and no words. */
export async function countReadableUses(actor: Actor, sourceId: string): Promise<SourceCounts> {
  const [row] = await prisma.$queryRaw<UseCounts[]>`
    with used as materialized (
      select e.id, e."articleId", e."annotationId", e.stance, n.kind, e.at, e."byId" ${readableUses(actor)} and e."sourceId" = ${sourceId}::uuid
    ), first as (
      select used.id, used."articleId", used."byId", used.at, coalesce(p.name, '') as "byName"
      from used left join "Person" p on p.id = used."byId" order by used.at, used.id limit 1
    )
    select count(distinct "annotationId")::int as tags, count(distinct "articleId")::int as articles, coalesce(array_agg(distinct kind), '{}') as kinds,
      coalesce((select jsonb_object_agg(stance, uses) from (select stance, count(*)::int as uses from used group by stance) as s), '{}') as stances,
      (select jsonb_build_object('id', id, 'articleId', "articleId", 'byId', "byId", 'byName', "byName") from first) as first, (select at from first) as "firstAt"
    from used`;
  if (!row) throw new Error('counts are one row');
  const byStance: SourceCounts['byStance'] = {};
  for (const [stance, uses] of Object.entries(Stances.parse(row.stances))) {
    const known = shownStance(stance);
    byStance[known] = (byStance[known] ?? 0) + uses;
  }
  return {
    tags: row.tags,
    articles: row.articles,
    areClaims: row.kinds.every((kind) => shownKind(kind) === 'claim'),
    byStance,
    first: row.firstAt && {
      at: row.firstAt.toISOString(),
      byName: row.first ? ((await namesOf([row.first])).get(row.first.id) ?? '') : '',
    },
  };
}

type UseCounts = { tags: number; articles: number; kinds: string[]; stances: unknown; firstAt: Date | null; first: LinkedBy | null };

interface LinkedBy {
  id: string;
  articleId: string;
  byId: string;
  byName: string;
}

/** Who linked what, by the id of the evidence: of whom the house does not know, an archive may. */
async function namesOf(rows: readonly LinkedBy[]): Promise<Map<string, string>> {
  const fromArchives = await archiveNamesOf(rows.filter(({ byName }) => byName === ''));
  return new Map(rows.map(({ id, byName }) => [id, fromArchives.get(id) ?? byName]));
}

const Stances = z.record(z.string(), z.number().int());

/** What is no longer known is shown as the plainest of its kind. */
export const shownStance = (stance: string): Stance => Stance.catch('context').parse(stance);
/** The same for kinds of tags. */
export const shownKind = (kind: string): TagKind => TagKind.catch('claim').parse(kind);

/** Where a page of uses ended. */
const UsesCursor = z.tuple([Instant, z.uuid(), z.number().int(), z.string(), Instant, z.uuid()]);

/**
 * Where a source is used, in articles that the actor may read, the one that came last first and tags in order of label, a page at a time. By when
 * they came, since that stays: one that is worked on meanwhile would rise above where a page ended. A cursor that is none of ours is `invalid`.
 */
export async function findReadableUses(
  actor: Actor,
  sourceId: string,
  cursor: string | undefined,
): Promise<{ uses: ReadableUse[]; nextCursor: string | null }> {
  const end = readCursor(cursor, UsesCursor);
  const rows = await prisma.$queryRaw<(ReadableUse & { createdAt: Date })[]>`
    with page as materialized (
      select e.id, a."createdAt", a.id as "articleId", ${LABEL_ORDER} ${readableUses(actor)} and e."sourceId" = ${sourceId}::uuid
        and ${end === null ? Prisma.sql`true` : usesAfter(end)}
      order by a."createdAt" desc, a.id, "labelLength", "labelText", e.at, e.id limit ${MAX_USES_A_PAGE}::int + 1
    )
    select e."sourceId"::text, e.id::text as "evidenceId", a.id::text as "articleId", a.title as "articleTitle", a.language, d.name as "deskName",
      a."isArchived", a.stage, n.id::text as "annotationId", n.label, n.kind, n.words, e.stance, e.locator, e.quote,
      e."lookedAt"::text, e.at, e."byId"::text, coalesce(p.name, '') as "byName",
      v.value as verdict, v.grade, n."checkState", n."anchorState", n.state->'isStale' as "isStale", n.state->'rivals' as rivals,
      n.state->'check' as "check", d.rules, page."createdAt"
    from page
    join "Evidence" e on e.id = page.id
    join "Annotation" n on n.id = e."annotationId"
    join "Article" a on a.id = page."articleId"
    join "Desk" d on d.id = a."deskId"
    left join "Person" p on p.id = e."byId"
    left join "Verdict" v on v."annotationId" = n.id and v."isCurrent"
    order by page."createdAt" desc, a.id, page."labelLength", page."labelText", e.at, e.id`;
  const page = rows.slice(0, MAX_USES_A_PAGE);
  const names = await namesOf(page.map(({ evidenceId: id, ...row }) => ({ ...row, id })));
  const uses = page.map((row) => ({ ...row, byName: names.get(row.evidenceId) ?? '' }));
  const last = uses.at(-1);
  return { uses, nextCursor: rows.length > uses.length && last ? cursorAfter(last) : null };
}

// C2 stands before C10; what has no label comes last.
const LABEL_ORDER = Prisma.sql`coalesce(length(n.label), 1000) as "labelLength", coalesce(n.label, '') as "labelText"`;

const cursorAfter = ({ createdAt, articleId, label, at, evidenceId }: ReadableUse & { createdAt: Date }) =>
  writeCursor([createdAt.toISOString(), articleId, label?.length ?? 1000, label ?? '', at.toISOString(), evidenceId]);

const usesAfter = ([createdAt, articleId, labelLength, label, at, id]: z.infer<typeof UsesCursor>) => Prisma.sql`
  (a."createdAt" < ${createdAt}::timestamptz or (a."createdAt" = ${createdAt}::timestamptz
    and (a.id, coalesce(length(n.label), 1000), coalesce(n.label, ''), e.at, e.id)
      > (${articleId}::uuid, ${labelLength}::int, ${label}, ${at}::timestamptz, ${id}::uuid)))`;
