import { v7 as uuidv7 } from 'uuid';
import { openStages } from '@/lib/domain/articles/stage';
import type { AwaitedVotes, PersonLoad } from '@/lib/domain/contract/article-desk-work';
import type { ArticleSummary } from '@/lib/domain/contract/articles';
import { DomainError } from '@/lib/domain/errors';
import { byName } from '@/lib/domain/people/by-name';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { changeArticle } from '../journal/change-article';
import { checksOnSql, type PersonName, refuseNonChecker, whoMayCheck } from '../rights/article-readers';
import { authorize } from '../rights/authorize';
import { authorizeArticle } from '../rights/authorize-article';
import { readableDesks } from '../rights/readable-desks';
import { matching } from './article-page';
import { readArticle } from './articles';
import { awaitedSecondsSql } from './awaited-seconds';
import { awaitingClaimsQuery, desksThatVote } from './awaited-votes';

/**
 * The article with another due date, or with none. Where it is another by now than the person saw (`seenDueAt`), it is a `conflict` with what it is in
 * `details.now`. Sent again it is answered as done.
 */
export async function setArticleDue(
  actor: Actor,
  articleId: string,
  { dueAt, seenDueAt }: { dueAt: string | null; seenDueAt: string | null },
): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'assign', async (writer) => {
    const [wanted, seen, now] = [dueAt, seenDueAt, writer.state.details.dueAt ?? null].map((at) => at && new Date(at).toISOString());
    if (wanted === now) return;
    if (seen !== now) {
      // When that is only the page can say in the reader's time zone.
      const said = now === null ? 'There is no due date now.' : 'The due date is another one now.';
      throw new DomainError('conflict', `${said} Set yours once more to put it in that place.`, { field: 'dueAt', now });
    }
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.due-set', payload: { dueAt: wanted } });
  });
  return readArticle(actor, articleId);
}

/** The people who can own the article, by name: those who may check in its desk. And who owns it now. */
export async function listCheckers(actor: Actor, articleId: string): Promise<{ ownerId: string | null; people: PersonName[] }> {
  const { head } = await authorizeArticle(actor, 'assign', articleId);
  const { ownerId } = await prisma.article.findUniqueOrThrow({ where: { id: articleId }, select: { ownerId: true } });
  return { ownerId, people: await whoMayCheck(prisma, head.deskId) };
}

/** The people who can own an article of the desk, by name. */
export async function listDeskCheckers(actor: Actor, deskId: string): Promise<{ people: PersonName[] }> {
  // An author knows the desk: it is there for them, and not for them to give out work on.
  authorize(actor, 'assign', { deskId, own: true });
  return { people: await whoMayCheck(prisma, deskId) };
}

/**
 * The article with somebody who sees it through, or with nobody. Refused (`invalid`) if they may not check in its desk. Where it is somebody else by now
 * than the person saw (`seenOwnerId`), it is a `conflict` with who in `details.now`. Sent again it is answered as done.
 */
export async function nameOwner(
  actor: Actor,
  articleId: string,
  { ownerId, seenOwnerId }: { ownerId: string | null; seenOwnerId: string | null },
): Promise<ArticleSummary> {
  await changeArticle(actor, articleId, 'assign', async (writer) => {
    const now = writer.state.details.ownerId ?? null;
    if (ownerId === now) return;
    if (seenOwnerId !== now) {
      const owner = now && (await writer.tx.person.findUnique({ where: { id: now }, select: { id: true, name: true } }));
      const said = owner ? `The owner is ${owner.name} now.` : 'There is no owner now.';
      throw new DomainError('conflict', `${said} Name the owner once more to put yours in that place.`, { field: 'ownerId', now: owner });
    }
    if (ownerId !== null) await refuseNonChecker(writer.tx, writer.head.deskId, ownerId, { field: 'ownerId' });
    await writer.appendOwn(actor, { id: uuidv7(), type: 'article.owner-named', payload: { ownerId } });
  });
  return readArticle(actor, articleId);
}

/** So many are told of, those with the most first. */
const MAX_PEOPLE = 200;

/** What people have to do, who owns articles, and the claims that wait for votes. */
type Load = { people: PersonLoad[]; peopleCount: number; owners: { id: string; name: string }[]; votes: AwaitedVotes };

/** The work of one person, or of nobody: claims that nobody may vote on. */
type LoadRow = Omit<PersonLoad, 'id' | 'name'> & { id: string | null; name: string | null; peopleCount: number; ofNobody: number };

/**
 * What people have to do on the open articles that the actor may read, of all their desks or of one: claims in hand, second checks and votes that wait for
 * them, and articles that they own, also where they check no more on its desk. Whoever has nothing is left out. Refuses as the list does.
 */
export async function readLoad(actor: Actor, { deskId }: { deskId?: string | undefined } = {}): Promise<Load> {
  const desks = await readableDesks(actor, deskId);
  const voting = await desksThatVote(desks);
  const now = new Date();
  const everything = {
    query: '',
    archived: false,
    mine: false,
    voting: [],
    ownerId: undefined,
    workerId: undefined,
    due: undefined,
    days: { now, tomorrow: now, week: now },
  };
  // One statement, so that the whole and its parts are of one moment. The row of nobody has the whole.
  const isOpen = Prisma.sql`${matching({ personId: actor.id, desks, ...everything })} and a.stage = any(${openStages}::text[])`;
  const rows = await prisma.$queryRaw<LoadRow[]>`
    with open as materialized (
      select a."deskId", a."authorId", a.work, a."ownerId", a."openVotes", a."isVotedOn" from "Article" a where ${isOpen}
    ), ${awaitingClaimsQuery(voting)}, parts as (
      select part.key as id, open."deskId", (part.value->>'open')::int as claims,
        ${awaitedSecondsSql(Prisma.sql`part.value`, Prisma.sql`open."deskId"`)} as seconds, 0 as votes, 0 as owned
      from open cross join lateral jsonb_each(open.work) as part
      union all
      select asked.id, null, 0, 0, awaiting.count, 0 from awaiting cross join lateral unnest(awaiting."askedIds") as asked(id)
      union all
      select "ownerId"::text, "deskId", 0, 0, 0, 1 from open where "ownerId" is not null
    ), "onDesk" as (
      select id, "deskId", sum(claims) as claims, sum(seconds) as seconds, sum(votes) as votes, sum(owned) as owned
      from parts group by id, "deskId"
    ), sums as (
      select id, sum(claims)::int as "openClaims", sum(seconds)::int as seconds, sum(votes)::int as votes, sum(owned)::int as owned,
        array_agg("deskId") filter (where claims + seconds + owned > 0) as desks
      from "onDesk" group by id
    )
    (select sums.id, p.name, "openClaims", seconds, votes, owned,
      exists (select 1 from unnest(desks) as desk(id) where not ${checksOnSql(Prisma.sql`desk.id`)}) as "isStranded", count(*) over ()::int as "peopleCount", 0 as "ofNobody" from sums join "Person" p on p.id::text = sums.id
    where "openClaims" + seconds + votes + owned > 0
    order by "openClaims" + seconds + votes desc, owned desc, p.name, sums.id limit ${MAX_PEOPLE})
    union all
    select null, null, 0, 0, coalesce(sum(count), 0)::int, 0, false, 0, coalesce(sum(count) filter (where "askedIds" = '{}'), 0)::int from awaiting`;
  const owners = await prisma.$queryRaw<{ id: string; name: string }[]>`
    with owning as (select distinct a."ownerId" as id from "Article" a where a."ownerId" is not null and ${isOpen})
    select p.id::text as id, p.name from owning join "Person" p on p.id = owning.id`;
  return {
    people: rows.flatMap(({ id, name, ofNobody: _, peopleCount: __, ...work }) =>
      id === null || name === null ? [] : [{ ...work, id, name }],
    ),
    peopleCount: Math.max(0, ...rows.map(({ peopleCount }) => peopleCount)),
    owners: owners.sort(byName),
    votes: rows.flatMap(({ id, votes, ofNobody }) => (id === null ? [{ claims: votes, ofNobody }] : []))[0] ?? { claims: 0, ofNobody: 0 },
  };
}
