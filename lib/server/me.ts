import type { Person } from '@/lib/domain/contract/people';
import type { Actor } from '@/lib/domain/permissions';
import { inTransaction, prisma } from './database';
import { hashPassword, isPassword } from './password';
import { personView, withDesks } from './person-view';
import { announceRights } from './rights-notice';
import type { SessionToken } from './session-cookie';
import { countTry, forgetTries, wrongTry } from './sign-in-limits';

/** The actor's own row. */
export async function readMe(actor: Actor): Promise<Person> {
  return personView(actor, await prisma.person.findUniqueOrThrow({ where: { id: actor.id }, include: withDesks }));
}

/**
 * Sets the actor's own password and ends their sessions; the token given back starts the one that goes on. A wrong current password is
 * `invalid` and counts as a wrong sign-in, so a borrowed screen cannot be used to guess it.
 */
export async function changeOwnPassword(
  actor: Actor,
  input: { currentPassword: string; newPassword: string },
  address: string,
): Promise<SessionToken> {
  const person = await prisma.person.findUniqueOrThrow({ where: { id: actor.id } });
  const left = await countTry(person.email, address);
  if (!(await isPassword(input.currentPassword, person.passwordHash))) throw wrongTry('That is not your current password.', left);
  const passwordHash = await hashPassword(input.newPassword);
  const sessionVersion = await inTransaction(async (tx) => {
    const row = await tx.person.update({ where: { id: actor.id }, data: { passwordHash, sessionVersion: { increment: 1 } } });
    await announceRights(tx, actor.id);
    return row.sessionVersion;
  });
  await forgetTries(person.email, address);
  return { personId: actor.id, sessionVersion };
}

/** Ends all sessions of the actor, on every device. */
export async function endOwnSessions(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.person.update({ where: { id: actor.id }, data: { sessionVersion: { increment: 1 } } });
    await announceRights(tx, actor.id);
  });
}
