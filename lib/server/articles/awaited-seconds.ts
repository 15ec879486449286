import { Prisma } from '../generated/prisma/client';

/** True of a desk by whose rule every claim is voted on: nobody looks again there, whoever was named. */
const votesOnEvery = (deskId: Prisma.Sql) =>
  Prisma.sql`exists (select 1 from "Desk" voting where voting.id = ${deskId} and voting.rules->'votes'->>'when' = 'every')`;

/**
 * How many second checks wait for a person, by what the row of an article at that desk counts for them (`workOf`): as `waitsFor` says of each claim
 * (lib/domain/articles/article-work.ts), under the rule of the desk as it is now.
 */
export function awaitedSecondsSql(work: Prisma.Sql, deskId: Prisma.Sql): Prisma.Sql {
  const seconds = Prisma.sql`coalesce((${work}->>'second')::int, 0)`;
  // Most have none, and then no desk is asked.
  return Prisma.sql`case when ${seconds} > 0 and not ${votesOnEvery(deskId)} then ${seconds} else 0 end`;
}

/** How many second checks of the article `a` wait for a person. */
export const secondsOnSql = (personId: Prisma.Sql): Prisma.Sql =>
  awaitedSecondsSql(Prisma.sql`a.work->${personId}`, Prisma.sql`a."deskId"`);
