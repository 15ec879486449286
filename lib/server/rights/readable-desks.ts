import { type Actor, isOnNoDesk } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { authorize } from './authorize';

/** A desk to list, and whether only what hangs on the actor's own articles is theirs to see there. */
export interface ReadableDesk {
  deskId: string;
  ownOnly: boolean;
}

/** The desks whose all the person may read, or those where only what hangs on their own articles. */
export const desksOf = (desks: readonly ReadableDesk[], ownOnly: boolean): string[] =>
  desks.filter((one) => one.ownOnly === ownOnly).map(({ deskId }) => deskId);

/** The desks on which the actor has a role. An admin may read all others too. */
export const desksByRole = ({ memberships }: Actor): ReadableDesk[] =>
  Object.entries(memberships).map(([deskId, role]) => ({ deskId, ownOnly: role === 'author' }));

/** The desks that a list covers: one, or all that exist for the actor. A desk that does not is `not-found`; someone in no desk is refused. */
export async function readableDesks(actor: Actor, deskId: string | undefined): Promise<ReadableDesk[]> {
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  if (deskId !== undefined) {
    // An author may read own articles there, which is enough to list.
    authorize(actor, 'read article', { deskId, own: true });
    return actor.isAdmin ? [{ deskId, ownOnly: false }] : desksByRole(actor).filter((desk) => desk.deskId === deskId);
  }
  if (!actor.isAdmin) return desksByRole(actor);
  return (await prisma.desk.findMany({ select: { id: true } })).map(({ id }) => ({ deskId: id, ownOnly: false }));
}
