import { z } from 'zod';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import { kindOfEntry } from '@/lib/domain/history/entry-kinds';
import { outlineOf, type TallyRow } from '@/lib/domain/history/outline';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { stateInPassing } from '../journal/state-at-head';
import { authorizeArticle } from '../rights/authorize-article';
import { namesOfPeople } from './history-people';

/** Entries are counted by stretches of a minute, or less where all of them lie in a few hours. */
const MAX_STRETCH_MS = 60_000;
/** So many stretches are told apart in the time from the first entry to the last. */
const STRETCHES = 5_000;

const Tally = z.array(
  z.object({
    at: z.coerce.number(),
    type: z.string(),
    facet: z.string().nullable(),
    grade: z.string().nullable(),
    actorId: z.string(),
    count: z.number(),
    firstSeq: z.number(),
    lastSeq: z.number(),
  }),
);

/** The whole history of an article in at most 180 columns. They are counted in the database: a long journal never leaves it. */
export async function readHistoryOutline(actor: Actor, articleId: string, { personId }: { personId?: string }): Promise<HistoryOutline> {
  const { head } = await authorizeArticle(actor, 'read article', articleId);
  const [rows, { revisions, peopleNames, seq: headSeq }] = await Promise.all([tallyEntries(articleId, head.headSeq), stateInPassing(head)]);
  // Without those who have only talked: of work on a draft of a query, which is talk, not everybody is told whose it is.
  const people = rows.flatMap(({ type, actorId }) => (kindOfEntry(type) === 'talk' ? [] : [actorId]));
  return {
    headSeq: Math.min(headSeq, head.headSeq),
    ...outlineOf(rows, ({ actorId }) => personId === undefined || actorId === personId),
    revisions: revisions.filter(({ seq }) => seq <= head.headSeq),
    people: await namesOfPeople({ peopleNames }, [...people, ...revisions.map(({ byId }) => byId)]),
  };
}

async function tallyEntries(articleId: string, headSeq: number): Promise<TallyRow[]> {
  const ends = await prisma.journalEntry.findMany({
    where: { articleId, seq: { in: [1, headSeq] } },
    orderBy: { seq: 'asc' },
    select: { at: true },
  });
  const span = (ends.at(-1)?.at.getTime() ?? 0) - (ends[0]?.at.getTime() ?? 0);
  const stretchMs = Math.max(1, Math.min(MAX_STRETCH_MS, Math.round(span / STRETCHES)));
  // Payloads are unpacked only where the kind of a tag or the value of a verdict is asked for. Who decides between judgements names the entry of one.
  const rows = await prisma.$queryRaw`
    with told as (
      select one.at, one.type, one."actorId", one.seq, case one.type when 'annotation.created' then one.payload->>'kind' end as kind,
        case one.type
          when 'verdict.given' then one.payload->'verdict'
          when 'rival.settled' then one.payload#>'{taken,verdict}'
          when 'check.voted' then case
            when one.payload ? 'takes' then ${judgementOf(Prisma.sql`one.payload->>'takes'`)}
            when one.payload->>'decides' = 'true' then one.payload->'vote' end
          when 'check.adjudicated' then case one.payload->>'took'
            when 'second' then ${judgementOf(Prisma.sql`one.payload->>'secondEntryId'`)}
            when 'vote' then ${judgementOf(Prisma.sql`one.payload->>'voteEntryId'`)} end
        end as verdict
      from "JournalEntry" one where one."articleId" = ${articleId}::uuid and one.seq <= ${headSeq}
    )
    select floor(extract(epoch from at) * 1000 / ${stretchMs}::float8) * ${stretchMs}::float8 as at, type,
      coalesce(kind, verdict->>'value') as facet, verdict#>>'{grade,name}' as grade,
      "actorId"::text, count(*)::int as count, min(seq)::int as "firstSeq", max(seq)::int as "lastSeq"
    from told group by 1, 2, 3, 4, 5`;
  return Tally.parse(rows);
}

/** What an entry found, by its id: a second check, a vote, or a verdict that has become the second check of another. */
const judgementOf = (id: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  select coalesce(named.payload->'second', named.payload->'vote', named.payload->'verdict', named.payload#>'{taken,second}', named.payload#>'{taken,verdict}')
  from "JournalEntry" named where named.id = (${id})::uuid)`;
