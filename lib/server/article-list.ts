import type { z } from 'zod';
import type { ArticleCountFilter, ArticleFilter, ArticleSummary, countArticles as contract } from '@/lib/domain/contract/articles';
import type { Actor } from '@/lib/domain/permissions';
import { Stage } from '@/lib/domain/stage';
import { directionOf, readListCursor, writeListCursor } from './article-order';
import { matching, readPlaces } from './article-page';
import { articleView } from './article-view';
import { prisma } from './database';
import { composeBehind } from './journal/compose';
import { readableDesks } from './readable-desks';

/**
 * The articles that the actor may read, one page at a time: of all their desks or of one, of one stage, found by title or byline, in the order asked
 * for (newest change first unless said). Authors get their own. A desk that does not exist for the actor is `not-found`; someone in no desk is refused.
 * Articles whose composition is behind are shown as they were last counted, and counted after the answer.
 */
export async function listArticles(
  actor: Actor,
  filter: Partial<ArticleFilter> = {},
): Promise<{ articles: ArticleSummary[]; nextCursor: string | null }> {
  const { deskId, query = '', archived = false, stage, sort = 'updated', cursor, limit = 50 } = filter;
  const desks = await readableDesks(actor, deskId);
  const direction = directionOf(sort, filter.direction);
  const after = readListCursor(cursor, sort, direction);
  const asked = { personId: actor.id, desks, query: query.trim(), archived, stage, sort, direction, after };
  const places = await readPlaces({ ...asked, limit: limit + 1 });
  const shown = places.slice(0, limit);
  const rows = await prisma.article.findMany({
    where: { id: { in: shown.map(({ id }) => id) } },
    include: { desk: { select: { name: true } } },
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  const page = shown.flatMap(({ id }) => byId.get(id) ?? []);
  composeBehind(page);
  const last = shown.at(-1);
  return {
    articles: page.map((row) => articleView(actor, row)),
    nextCursor: places.length > limit && last ? writeListCursor(sort, direction, last) : null,
  };
}

type Counts = z.output<NonNullable<(typeof contract)['answer']>>;

/** How many of the articles that the actor may read are in which stage, and were changed since `today` and `week`. Refuses as the list does. */
export async function countArticles(actor: Actor, filter: Partial<ArticleCountFilter> = {}): Promise<Counts> {
  const { deskId, query = '', archived = false } = filter;
  const desks = await readableDesks(actor, deskId);
  const never = '9999-01-01T00:00:00Z';
  const [today, week] = [filter.today ?? never, filter.week ?? never];
  const rows = await prisma.$queryRaw<(Omit<Counts['stages'][number], 'stage'> & { stage: string })[]>`
    select a.stage, count(*)::int as count, coalesce(sum(a."claimCount" - a."checkedCount"), 0)::int as "uncheckedClaims",
      count(*) filter (where a."updatedAt" >= ${today}::timestamptz)::int as "changedToday",
      count(*) filter (where a."updatedAt" >= ${week}::timestamptz)::int as "changedThisWeek"
    from "Article" a where ${matching({ personId: actor.id, desks, query: query.trim(), archived })}
    group by a.stage`;
  return {
    stages: Stage.options.flatMap((stage) => rows.filter((row) => row.stage === stage).map((row) => ({ ...row, stage }))),
  };
}
