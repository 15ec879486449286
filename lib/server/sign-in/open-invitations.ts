import type { Role } from '@/lib/domain/people/permissions';
import type { Db, Transaction } from '../database';

/**
 * True while the one who made the link could still make it: a lead who was demoted, or anyone disabled, invites nobody. People may ask for a
 * new password of their own.
 */
export async function isStillBacked(
  db: Db,
  link: { createdById: string; deskId: string | null; personId: string | null },
): Promise<boolean> {
  const maker = await db.person.findUnique({
    where: { id: link.createdById },
    select: { id: true, isAdmin: true, disabledAt: true, memberships: true },
  });
  if (maker === null || maker.disabledAt !== null) return false;
  return (
    maker.isAdmin || maker.id === link.personId || maker.memberships.some(({ deskId, role }) => deskId === link.deskId && role === 'lead')
  );
}

/** Uses up the invitations of this address that can be used, and gives what they say, oldest first. For one who has shown that it is theirs. */
export async function takeOpenInvitations(tx: Transaction, email: string): Promise<{ name: string; deskId: string; role: Role }[]> {
  const open = await tx.oneTimeLink.findMany({
    where: { purpose: 'invitation', email, usedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'asc' },
  });
  const taken = [];
  for (const link of open) {
    const { id, name, deskId, role } = link;
    if (deskId === null || role === null || !(await isStillBacked(tx, link))) continue;
    // One UPDATE decides: whoever uses the link itself at the same moment finds it used, or we do.
    const { count } = await tx.oneTimeLink.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } });
    if (count === 1) taken.push({ name, deskId, role });
  }
  return taken;
}
