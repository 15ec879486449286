import { v7 as uuidv7 } from 'uuid';
import { type PersonColour, personColour } from '@/lib/domain/people/person-colour';
import { Preferences } from '@/lib/domain/people/preferences';
import { rarestColour } from '@/lib/domain/people/rarest-colour';
import type { Transaction } from '../database';

/** The colour of a person's row: what they chose or were given, else what follows from their id. */
export const colourOfRow = ({ id, preferences }: { id: string; preferences: unknown }): PersonColour =>
  Preferences.parse(preferences).colour ?? personColour(id);

/** Id and first preferences of somebody new who will be on these desks: a colour that their colleagues there don't have, while one is left. */
export async function newcomer(tx: Transaction, deskIds: readonly string[]) {
  const id = uuidv7();
  const colleagues = await tx.person.findMany({
    where: { disabledAt: null, memberships: { some: { deskId: { in: [...deskIds] } } } },
    select: { id: true, preferences: true },
  });
  const colour = rarestColour(id, colleagues.map(colourOfRow));
  return { id, preferences: colour === personColour(id) ? {} : { colour } };
}
