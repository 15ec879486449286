import type { Actor, Role } from '@/lib/domain/people/permissions';
import { prisma } from './database';
import { setMember } from './people/desks';

/** For tests: the person's role on the desk, given by who has just seen which they have. */
export async function giveRole(actor: Actor, deskId: string, personId: string, role: Role): Promise<void> {
  const membership = await prisma.membership.findUnique({ where: { personId_deskId: { personId, deskId } } });
  await setMember(actor, deskId, personId, { role, seenRole: membership?.role ?? null, changeId: crypto.randomUUID() });
}
