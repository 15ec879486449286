import { z } from 'zod';
import type { ClaimCount, ClaimCountFilter, ClaimFilter, ClaimSummary, countClaims as countContract } from '@/lib/domain/contract/claims';
import { MAX_RANKED_CLAIMS } from '@/lib/domain/contract/claims';
import type { FoundClaim } from '@/lib/domain/contract/search';
import { readClaimQuery } from '@/lib/domain/memory/claim-query';
import { RememberedStanding } from '@/lib/domain/memory/claim-standing';
import { rareGroups } from '@/lib/domain/memory/rare-groups';
import { byName } from '@/lib/domain/people/by-name';
import type { Actor } from '@/lib/domain/people/permissions';
import { readCursor, writeCursor } from '../cursor';
import { prisma } from '../database';
import { desksOf, type ReadableDesk, readableDesks } from '../rights/readable-desks';
import { type ClaimPlace, type ClaimScope, countNewest, newestPlaces, PlaceCursor } from './claim-places';
import { readClaimRows, readSummaries } from './claim-rows';
import { type ClosestClaims, closestMatching, closestOfSome, countMatching, matchingPlaces } from './matching-claims';
import { readClaimStatistics } from './term-frequencies';

/**
 * The claims that the actor may read, as the contract says. A desk that does not exist for the actor is `not-found`; someone in no desk is refused.
 * Words that say nothing by themselves find nothing to narrow by: the list is then as without them.
 */
export async function searchClaims(
  actor: Actor,
  filter: Partial<ClaimFilter> = {},
): Promise<{ claims: ClaimSummary[]; isPartial: boolean; nextCursor: string | null }> {
  const scope = scopeOf(actor, await readableDesks(actor, filter.deskId), filter);
  const { order = 'newest', cursor, limit = 30 } = filter;
  const query = readClaimQuery(filter.query ?? '');
  if (query.terms.length === 0) {
    const places = await newestPlaces(scope, placeOf(cursor), limit + 1);
    return newestPage(places, limit);
  }
  const statistics = await readClaimStatistics();
  const most = MAX_RANKED_CLAIMS;
  if (order === 'newest') {
    const places = await matchingPlaces(scope, query, statistics, { after: placeOf(cursor), limit: limit + 1 });
    if (places.length > 0 || cursor) return newestPage(places, limit);
  } else {
    const offset = readCursor(cursor, RankCursor)?.[0] ?? 0;
    const closest = await closestMatching(scope, query, statistics, { most, offset, limit });
    if (closest.ranked > 0) return closestPage(closest, offset);
  }
  if (query.terms.length === 1) return { claims: [], isPartial: false, nextCursor: null };
  // Nothing has all of them: what has some is closer than nothing, in whatever order was asked for. One page of it: behind that they only differ more.
  const groups = rareGroups(query.terms, statistics);
  const some = groups.length === 0 ? [] : (await closestOfSome(scope, groups, query.terms, { most, offset: 0, limit })).ids;
  return { claims: await readSummaries(some), isPartial: true, nextCursor: null };
}

/**
 * The closest claims that have all of the words, and none where the words say nothing by themselves. Of long ones it is the beginning. Refuses as the search
 * does.
 */
export async function findClaims(actor: Actor, text: string, limit: number): Promise<FoundClaim[]> {
  const scope = scopeOf(actor, await readableDesks(actor, undefined), {});
  const query = readClaimQuery(text);
  if (query.terms.length === 0) return [];
  const statistics = await readClaimStatistics();
  const { ids } = await closestMatching(scope, query, statistics, { most: MAX_RANKED_CLAIMS, offset: 0, limit });
  const claims = await readClaimRows(ids);
  return claims.map(({ id, articleId, articleTitle, language, label, words, statement, standing, grade }) => ({
    id,
    articleId,
    articleTitle,
    language,
    label,
    words: beginningOf(words),
    statement: statement && beginningOf(statement),
    standing,
    grade,
  }));
}

/** More of a claim than this is not read in a list of four. */
const MAX_FOUND_CHARS = 300;

/** Cut between characters: half of one could not be sent. */
const beginningOf = (text: string) => [...text].slice(0, MAX_FOUND_CHARS).join('');

/** How many claims match, as the contract says. Refuses as the search does. */
export async function countClaims(
  actor: Actor,
  filter: Partial<ClaimCountFilter> = {},
): Promise<z.output<NonNullable<(typeof countContract)['answer']>>> {
  const desks = await readableDesks(actor, filter.deskId);
  const scope = scopeOf(actor, desks, filter);
  const query = readClaimQuery(filter.query ?? '');
  const all = { ...scope, standings: [] };
  const counted = query.terms.length === 0 ? await countAll(all) : await countFound(all, query);
  const standings = RememberedStanding.options.map((standing) => ({ standing, ...(counted.get(standing) ?? { count: 0, isMore: false }) }));
  const chosen = standings.filter(({ standing }) => scope.standings.length === 0 || scope.standings.includes(standing));
  return { total: sumOf(chosen), standings };
}

const capped = (count: number): ClaimCount => ({ count: Math.min(count, MAX_RANKED_CLAIMS), isMore: count > MAX_RANKED_CLAIMS });

function sumOf(counts: readonly ClaimCount[]): ClaimCount {
  const { count, isMore } = capped(counts.reduce((sum, one) => sum + one.count, 0));
  return { count, isMore: isMore || counts.some((one) => one.isMore) };
}

async function countAll(scope: ClaimScope): Promise<Map<string, ClaimCount>> {
  const rows = await countNewest(scope, MAX_RANKED_CLAIMS + 1);
  return new Map(rows.map(({ standing, count }) => [standing, capped(count)]));
}

/** Of the newest that match: where there are more, there may be more of each. */
async function countFound(scope: ClaimScope, query: ReturnType<typeof readClaimQuery>): Promise<Map<string, ClaimCount>> {
  const statistics = await readClaimStatistics();
  const { counts, isMore } = await countMatching(scope, query, statistics, MAX_RANKED_CLAIMS);
  return new Map([...counts].map(([standing, count]) => [standing, { count, isMore }]));
}

/** Who has given verdicts, by name: each desk's people one after the other from the index, however many claims they judged. Refuses as the search does. */
export async function listClaimPeople(
  actor: Actor,
  { deskId }: { deskId?: string } = {},
): Promise<{ people: { id: string; name: string }[] }> {
  const desks = await readableDesks(actor, deskId);
  const [whole, own] = [desksOf(desks, false), desksOf(desks, true)];
  const people = await prisma.$queryRaw<{ id: string; name: string }[]>`
    with recursive judged("deskId", id) as (
      select d, (select c."checkedById" from "RememberedClaim" c where c."deskId" = d and c."checkedById" is not null order by c."checkedById" limit 1)
      from unnest(${whole}::uuid[]) as d
      union all
      select j."deskId", (select c."checkedById" from "RememberedClaim" c where c."deskId" = j."deskId" and c."checkedById" > j.id order by c."checkedById" limit 1)
      from judged j where j.id is not null
    ), ids as (
      select id from judged where id is not null
      union
      select c."checkedById" from "RememberedClaim" c where c."authorId" = ${actor.id}::uuid and c."deskId" = any(${own}::uuid[]) and c."checkedById" is not null
    )
    select p.id::text as id, p.name from ids join "Person" p on p.id = ids.id`;
  return { people: people.sort(byName) };
}

function scopeOf(actor: Actor, desks: readonly ReadableDesk[], filter: Partial<ClaimCountFilter>): ClaimScope {
  return {
    personId: actor.id,
    desks,
    standings: filter.standing ?? [],
    hasSources: filter.sources === undefined ? null : filter.sources === 'with',
    byId: filter.byId ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
  };
}

function placeOf(cursor: string | undefined): ClaimPlace | null {
  const end = readCursor(cursor, PlaceCursor);
  return end && { at: new Date(end[0]), id: end[1] };
}

async function newestPage(places: readonly ClaimPlace[], limit: number) {
  const shown = places.slice(0, limit);
  const last = shown.at(-1);
  return {
    claims: await readSummaries(shown.map(({ id }) => id)),
    isPartial: false,
    nextCursor: places.length > limit && last ? writeCursor([last.at.toISOString(), last.id]) : null,
  };
}

const RankCursor = z.tuple([z.number().int().min(1).max(MAX_RANKED_CLAIMS)]);

async function closestPage({ ids, ranked }: ClosestClaims, offset: number) {
  const end = offset + ids.length;
  return { claims: await readSummaries(ids), isPartial: false, nextCursor: end < ranked ? writeCursor([end]) : null };
}
