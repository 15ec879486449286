import { z } from 'zod';
import { DomainError, notFound } from '@/lib/domain/errors';
import { MAX_KEYS, Preferences, type PreferencesPatch } from '@/lib/domain/people/preferences';
import { inTransaction } from '../database';
import { Prisma } from '../generated/prisma/client';

const Rows = z.array(z.object({ preferences: Preferences, keyCount: z.number().int() }));

/** A person's preferences after a change. Whoever calls it has looked at the right. `not-found` if there is no such person. */
export async function storePreferences(personId: string, { keys, ...patch }: PreferencesPatch): Promise<Preferences> {
  return inTransaction(async (tx) => {
    // Merged by the database in one statement: two tabs that change different things at once do not undo each other. One by one, keys too.
    const [row] = Rows.parse(
      await tx.$queryRaw`
      update "Person"
      set preferences = ${objectOf(Prisma.sql`preferences`)} || ${JSON.stringify(patch)}::jsonb ${keys ? withKeys(keys) : Prisma.empty}
      where id = ${personId}::uuid
      returning preferences, (select count(*)::int from jsonb_object_keys(${storedKeys})) as "keyCount"`,
    );
    if (row === undefined) throw notFound();
    if (row.keyCount > MAX_KEYS) throw new DomainError('invalid', `At most ${MAX_KEYS} keys.`);
    // Whoever wants mail again one day hears of what comes from then on.
    if (row.preferences.inboxMail === 'never') {
      // Locked in the order in which comments lock them, so that the two cannot wait for each other.
      await tx.$executeRaw`
        with waiting as (
          select "threadId" from "ReadMark" where "personId" = ${personId}::uuid and "waitingAt" is not null order by "threadId" for update)
        update "ReadMark" m set "waitingAt" = null from waiting where m."threadId" = waiting."threadId" and m."personId" = ${personId}::uuid`;
      await tx.$executeRaw`update "GivenMark" set "waitingAt" = null where "personId" = ${personId}::uuid and "waitingAt" is not null`;
      await tx.reopenedMark.updateMany({ where: { personId, waitingAt: { not: null } }, data: { waitingAt: null } });
    }
    return row.preferences;
  });
}

/** What is stored, or nothing where it is no object. */
const objectOf = (stored: Prisma.Sql) => Prisma.sql`case jsonb_typeof(${stored}) when 'object' then ${stored} else '{}' end`;

const storedKeys = objectOf(Prisma.sql`preferences->'keys'`);

function withKeys(keys: NonNullable<PreferencesPatch['keys']>): Prisma.Sql {
  const usual = Object.keys(keys).filter((id) => keys[id] === null);
  return Prisma.sql`|| jsonb_build_object('keys', (${storedKeys} || ${JSON.stringify(keys)}::jsonb) - ${usual}::text[])`;
}
