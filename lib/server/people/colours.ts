import type { Actor } from '@/lib/domain/people/permissions';
import type { PersonColour } from '@/lib/domain/people/person-colour';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { colourOfRow } from './given-colour';

/**
 * The colours of those who share a desk with the actor, of admins, and for an admin of everybody, by their ids. Who has the colour that follows
 * from their id is left out: every page can tell that by itself.
 */
export async function coloursOfColleagues(actor: Actor): Promise<Record<string, PersonColour>> {
  const shared = { OR: [{ isAdmin: true }, { memberships: { some: { deskId: { in: Object.keys(actor.memberships) } } } }] };
  const rows = await prisma.person.findMany({
    where: { preferences: { path: ['colour'], not: Prisma.AnyNull }, ...(actor.isAdmin ? {} : shared) },
    select: { id: true, preferences: true },
  });
  return Object.fromEntries(rows.map((row) => [row.id, colourOfRow(row)]));
}
