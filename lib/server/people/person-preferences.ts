import { z } from 'zod';
import { notFound } from '@/lib/domain/errors';
import { Preferences, type PreferencesPatch } from '@/lib/domain/people/preferences';
import { inTransaction } from '../database';

const Rows = z.array(z.object({ preferences: Preferences }));

/** A person's preferences after a change. Whoever calls it has looked at the right. `not-found` if there is no such person. */
export async function storePreferences(personId: string, patch: PreferencesPatch): Promise<Preferences> {
  return inTransaction(async (tx) => {
    // Merged by the database in one statement: two tabs that change different things at once do not undo each other.
    const [row] = Rows.parse(
      await tx.$queryRaw`
      update "Person"
      set preferences = case jsonb_typeof(preferences) when 'object' then preferences else '{}' end || ${JSON.stringify(patch)}::jsonb
      where id = ${personId}::uuid
      returning preferences`,
    );
    if (row === undefined) throw notFound();
    // Whoever wants mail again one day hears of what comes from then on.
    if (row.preferences.inboxMail === 'never') {
      await tx.$executeRaw`update "ReadMark" set "waitingAt" = null where "personId" = ${personId}::uuid and "waitingAt" is not null`;
      await tx.$executeRaw`update "GivenMark" set "waitingAt" = null where "personId" = ${personId}::uuid and "waitingAt" is not null`;
    }
    return row.preferences;
  });
}
