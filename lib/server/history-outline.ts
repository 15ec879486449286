import { z } from 'zod';
import type { HistoryOutline } from '@/lib/domain/contract/history';
import { kindOfEntry } from '@/lib/domain/history/entry-kinds';
import { outlineOf, type TallyRow } from '@/lib/domain/history/outline';
import type { Actor } from '@/lib/domain/people/permissions';
import { authorize } from './authorize';
import { prisma } from './database';
import { namesOfPeople } from './history-people';
import { readHead, subjectOf } from './journal/article-row';
import { headState } from './journal/read';

/** Entries are counted by stretches of a minute, or less where all of them lie in a few hours. */
const LONGEST_STRETCH_MS = 60_000;
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
  const head = await readHead(prisma, articleId);
  authorize(actor, 'read article', subjectOf(actor, head));
  const [rows, { revisions, peopleNames, seq: headSeq }] = await Promise.all([tallyEntries(articleId, head.headSeq), headState(head)]);
  // Those of the lanes alone: of work on a draft of a query, which has none, not everybody is told whose it is.
  const people = rows.flatMap(({ type, actorId }) => (kindOfEntry(type) === 'article' || kindOfEntry(type) === 'talk' ? [] : [actorId]));
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
  const stretchMs = Math.max(1, Math.min(LONGEST_STRETCH_MS, Math.round(span / STRETCHES)));
  // Payloads are unpacked only where the kind of a tag or the value of a verdict is asked for.
  const rows = await prisma.$queryRaw`
    select floor(extract(epoch from at) * 1000 / ${stretchMs}::float8) * ${stretchMs}::float8 as at, type,
      case type when 'annotation.created' then payload->>'kind' when 'verdict.given' then payload#>>'{verdict,value}' end as facet,
      case type when 'verdict.given' then payload#>>'{verdict,grade,name}' end as grade,
      "actorId"::text, count(*)::int as count, min(seq)::int as "firstSeq", max(seq)::int as "lastSeq"
    from "JournalEntry" where "articleId" = ${articleId}::uuid and seq <= ${headSeq}
    group by 1, 2, 3, 4, 5`;
  return Tally.parse(rows);
}
