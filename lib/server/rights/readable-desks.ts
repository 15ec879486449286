import { type Actor, isOnNoDesk } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { authorize } from './authorize';

/** A desk to list, and whether only what hangs on the actor's own articles is theirs to see there. */
export interface ReadableDesk {
  deskId: string;
  ownOnly: boolean;
}

/** The desks that a list covers: one, or all that exist for the actor. A desk that does not is `not-found`; someone in no desk is refused. */
export async function readableDesks(actor: Actor, deskId: string | undefined): Promise<ReadableDesk[]> {
  const roles = Object.entries(actor.memberships);
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  if (deskId !== undefined) {
    // An author may read own articles there, which is enough to list.
    authorize(actor, 'read article', { deskId, own: true });
    return [{ deskId, ownOnly: !actor.isAdmin && actor.memberships[deskId] === 'author' }];
  }
  if (!actor.isAdmin) return roles.map(([id, role]) => ({ deskId: id, ownOnly: role === 'author' }));
  return (await prisma.desk.findMany({ select: { id: true } })).map(({ id }) => ({ deskId: id, ownOnly: false }));
}
