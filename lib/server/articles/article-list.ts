import type { z } from 'zod';
import { openStages, Stage } from '@/lib/domain/articles/stage';
import type { ArticleCountFilter, ArticleFilter, ArticleSummary, countArticles as contract } from '@/lib/domain/contract/articles';
import type { FoundArticle } from '@/lib/domain/contract/search';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { composeBehind } from '../journal/compose';
import { type ReadableDesk, readableDesks } from '../rights/readable-desks';
import { directionOf, readListCursor, writeListCursor } from './article-order';
import { type ListNarrowing, matching, readPlaces } from './article-page';
import { namesAround } from './article-people';
import { articleView, deskOfRow } from './article-view';
import { secondsOnSql } from './awaited-seconds';
import { awaitedVotesSql, desksOfVoter, hasOpenVotesSql, type VotingDesk } from './awaited-votes';

/**
 * The articles that the actor may read, one page at a time: of all their desks or of one, of one stage, found by title or byline, in the order asked for
 * (newest change first unless said), theirs or somebody's own, due when asked. Authors get their own. A desk that does not exist for the actor is
 * `not-found`; someone in no desk is refused. Articles whose composition is behind are shown as they were last counted, and counted after the answer.
 */
export async function listArticles(
  actor: Actor,
  filter: Partial<ArticleFilter> = {},
): Promise<{ articles: ArticleSummary[]; nextCursor: string | null }> {
  const { stage, sort = 'updated', cursor, limit = 50 } = filter;
  const desks = await readableDesks(actor, filter.deskId);
  const direction = directionOf(sort, filter.direction);
  const after = readListCursor(cursor, sort, direction);
  const voting = filter.mine ? await desksOfVoter(actor, desks) : [];
  const asked = { ...narrowed(actor, desks, voting, filter), stage, sort, direction, after };
  const places = await readPlaces({ ...asked, limit: limit + 1 });
  const shown = places.slice(0, limit);
  const rows = await prisma.article.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    include: { desk: deskOfRow },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const page = shown.flatMap(({ id }) => byId.get(id) ?? []);
  composeBehind(page);
  const names = await namesAround(prisma, page);
  const last = shown.at(-1);
  return {
    articles: page.map((row) => articleView(actor, row, names)),
    nextCursor: places.length > limit && last ? writeListCursor(sort, direction, last) : null,
  };
}

/** The articles that `listArticles` would show first for a query, with no more than a search shows of them. Refuses as the list does. */
export async function findArticles(actor: Actor, query: string, limit: number): Promise<FoundArticle[]> {
  const desks = await readableDesks(actor, undefined);
  const asked = { ...narrowed(actor, desks, [], { query }), stage: undefined, sort: 'updated', direction: 'desc', after: null } as const;
  const places = await readPlaces({ ...asked, limit });
  const rows = await prisma.article.findMany({
    where: { id: { in: places.map(({ id }) => id) } },
    select: { id: true, title: true, byline: true, language: true, stage: true, desk: { select: { name: true } } },
  });
  const byId = new Map(
    rows.map(({ desk, stage, ...row }) => [row.id, { ...row, deskName: desk.name, stage: Stage.catch('tagging').parse(stage) }]),
  );
  return places.flatMap(({ id }) => byId.get(id) ?? []);
}

type Counts = z.output<NonNullable<(typeof contract)['answer']>>;

/** How many of the articles that the actor may read are in which stage, due when, and what of them waits for the actor. Refuses as the list does. */
export async function countArticles(actor: Actor, filter: Partial<ArticleCountFilter> = {}): Promise<Counts> {
  const desks = await readableDesks(actor, filter.deskId);
  const voting = await desksOfVoter(actor, desks);
  const narrowing = narrowed(actor, desks, voting, filter);
  const { now, tomorrow, week } = narrowing.days;
  const rows = await prisma.$queryRaw<(Omit<Counts['stages'][number], 'stage'> & { stage: string; seconds: number })[]>`
    select a.stage, count(*)::int as count, coalesce(sum(a."claimCount" - a."checkedCount"), 0)::int as "uncheckedClaims",
      count(*) filter (where a."dueAt" < ${now})::int as late,
      count(*) filter (where a."dueAt" >= ${now} and a."dueAt" < ${tomorrow})::int as "dueToday",
      count(*) filter (where a."dueAt" >= greatest(${now}::timestamptz, ${tomorrow}::timestamptz) and a."dueAt" < ${week})::int as "dueThisWeek",
      count(*) filter (where a."dueAt" >= greatest(${now}::timestamptz, ${week}::timestamptz))::int as "dueLater",
      coalesce(sum(${secondsOnSql(Prisma.sql`${actor.id}::text`)}) filter (where a.stage = any(${openStages}::text[])), 0)::int as seconds
    from "Article" a where ${matching(narrowing)}
    group by a.stage`;
  return {
    stages: Stage.options.flatMap((stage) =>
      rows.filter((row) => row.stage === stage).map(({ seconds: _, ...row }) => ({ ...row, stage })),
    ),
    mySeconds: rows.reduce((sum, { seconds }) => sum + seconds, 0),
    myVotes: await countAwaitedVotes(narrowing),
  };
}

/** Apart from the rest: few articles are voted on, which an index finds. */
async function countAwaitedVotes(narrowing: ListNarrowing): Promise<number> {
  const { personId, voting } = narrowing;
  if (voting.length === 0) return 0;
  const [row] = await prisma.$queryRaw<{ votes: number }[]>`
    select coalesce(sum(${awaitedVotesSql(personId, voting)}), 0)::int as votes
    from "Article" a where ${hasOpenVotesSql(personId, voting)} and ${matching(narrowing)}`;
  return row?.votes ?? 0;
}

const DAY_MS = 86_400_000;

/** What narrows a list, with the days as they are now. */
function narrowed(
  actor: Actor,
  desks: readonly ReadableDesk[],
  voting: readonly VotingDesk[],
  filter: Partial<ArticleCountFilter>,
): ListNarrowing {
  const { query = '', archived = false, mine = false, ownerId, workerId, due } = filter;
  const now = new Date();
  const edge = (given: string | undefined, days: number) => new Date(given ?? now.getTime() + days * DAY_MS);
  const days = { now, tomorrow: edge(filter.tomorrow, 1), week: edge(filter.week, 8) };
  return { personId: actor.id, desks, query: query.trim(), archived, mine, voting, ownerId, workerId, due, days };
}
