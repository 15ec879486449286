import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';

/** Evidence that rests on a source, in an article that someone may read. Kind, stance and verdict are as stored: what of it is an outcome is for who shows it. */
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
  /** When it was linked, and by whom: empty where the person is of another house. */
  at: Date;
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

/** In how many articles that the actor may read each of these sources is used, by its id; none for one that is in none. One query, and no words. */
export async function countReadableArticles(actor: Actor, sourceIds: readonly string[]): Promise<Map<string, number>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await prisma.$queryRaw<{ sourceId: string; count: number }[]>`
    select e."sourceId"::text, count(distinct e."articleId")::int as count
    from "Evidence" e
    join "Annotation" n on n.id = e."annotationId" and not n."isRemoved"
    join "Article" a on a.id = e."articleId" and a."deletedAt" is null
    left join jsonb_to_recordset(${rolesOf(actor)}::jsonb) as r("deskId" uuid, "ownOnly" boolean) on r."deskId" = a."deskId"
    where e."sourceId" = any(${[...sourceIds]}::uuid[]) and not e."isRemoved"
      and (${actor.isAdmin} or (r."deskId" is not null and (not r."ownOnly" or a."authorId" = ${actor.id}::uuid)))
    group by e."sourceId"`;
  return new Map(rows.map(({ sourceId, count }) => [sourceId, count]));
}

const rolesOf = ({ memberships }: Actor) =>
  JSON.stringify(Object.entries(memberships).map(([deskId, role]) => ({ deskId, ownOnly: role === 'author' })));

/** Where these sources are used, in articles that the actor may read, newest article first and tags in order of label. One query. */
export async function findReadableUses(actor: Actor, sourceIds: readonly string[]): Promise<ReadableUse[]> {
  if (sourceIds.length === 0) return [];
  return prisma.$queryRaw<ReadableUse[]>`
    select e."sourceId"::text, e.id::text as "evidenceId", a.id::text as "articleId", a.title as "articleTitle", a.language, d.name as "deskName",
      a."isArchived", a.stage, n.id::text as "annotationId", n.label, n.kind, n.words, e.stance, e.locator, e.quote,
      e."lookedAt"::text, e.at, coalesce(p.name, '') as "byName",
      v.value as verdict, v.grade, n."checkState", n."anchorState", n.state->'isStale' as "isStale", n.state->'rivals' as rivals,
      n.state->'check' as "check", d.rules
    from "Evidence" e
    join "Annotation" n on n.id = e."annotationId" and not n."isRemoved"
    join "Article" a on a.id = e."articleId" and a."deletedAt" is null
    join "Desk" d on d.id = a."deskId"
    left join jsonb_to_recordset(${rolesOf(actor)}::jsonb) as r("deskId" uuid, "ownOnly" boolean) on r."deskId" = a."deskId"
    left join "Person" p on p.id = e."byId"
    left join "Verdict" v on v."annotationId" = n.id and v."isCurrent"
    where e."sourceId" = any(${[...sourceIds]}::uuid[]) and not e."isRemoved"
      and (${actor.isAdmin} or (r."deskId" is not null and (not r."ownOnly" or a."authorId" = ${actor.id}::uuid)))
    order by a."updatedAt" desc, a.id, length(n.label), n.label, e.at`;
}
