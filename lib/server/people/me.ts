import type { Me, PasswordReset } from '@/lib/domain/contract/me';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { Preferences, type PreferencesPatch } from '@/lib/domain/people/preferences';
import { inTransaction, prisma } from '../database';
import { announceRights } from '../rights/rights-notice';
import { countSignIn } from '../sign-in/count-sign-in';
import { withdrawPasswordResets } from '../sign-in/new-link';
import { hashPassword, isPassword } from '../sign-in/password';
import type { SessionToken } from '../sign-in/session-cookie';
import { wrongTry } from '../sign-in/sign-in-limits';
import { storePreferences } from './person-preferences';
import { personView, withDesks } from './person-view';

/** So many resets are told of. */
const MAX_RESETS = 20;

/** The actor's own row, with their preferences, and who has reset their password. */
export async function readMe(actor: Actor): Promise<Me> {
  const row = await prisma.person.findUniqueOrThrow({ where: { id: actor.id }, include: withDesks });
  const preferences = Preferences.parse(row.preferences);
  return { ...personView(actor, row), preferences, hasPassword: row.passwordHash !== null, passwordResets: await listResets(actor) };
}

/** The links of others that have set the actor's password. A link is kept once it was used, so nobody can reset a password unseen. */
async function listResets(actor: Actor): Promise<PasswordReset[]> {
  const used = await prisma.oneTimeLink.findMany({
    where: { purpose: 'passwordReset', personId: actor.id, usedAt: { not: null }, createdById: { not: actor.id } },
    orderBy: { usedAt: 'desc' },
    take: MAX_RESETS,
  });
  if (used.length === 0) return [];
  const makers = await prisma.person.findMany({ where: { id: { in: used.map(({ createdById }) => createdById) } } });
  const names = new Map(makers.map(({ id, name }) => [id, name]));
  return used.flatMap(({ id, createdById, usedAt }) =>
    usedAt === null ? [] : [{ id, by: names.get(createdById) ?? 'an admin', at: usedAt.toISOString() }],
  );
}

/** The actor's preferences after a change; what is not in `patch` stays, also what a newer Galley stored. */
export async function changePreferences(actor: Actor, patch: PreferencesPatch): Promise<Preferences> {
  return storePreferences(actor.id, patch);
}

/**
 * Sets the actor's own password, and ends their sessions and open reset links; the token given back starts the session that goes on. A wrong
 * current password is `invalid` and counts as a wrong sign-in, so a borrowed screen cannot be used to guess it. Someone without a password:
 * `conflict`. Where the session or that password ended meanwhile it is `signed-out`.
 */
export async function changeOwnPassword(
  actor: Actor,
  input: { currentPassword: string; newPassword: string },
  address: string,
): Promise<SessionToken> {
  const person = await prisma.person.findUniqueOrThrow({ where: { id: actor.id } });
  // Someone who came in by the identity provider: there is nothing to compare with, so nothing is counted.
  if (person.passwordHash === null) throw new DomainError('conflict', 'You have no password yet. An admin can give you a link to set one.');
  const counted = await countSignIn(person.email, address);
  if (!(await isPassword(input.currentPassword, person.passwordHash)))
    throw wrongTry('That is not your current password.', counted.left, 'currentPassword');
  const passwordHash = await hashPassword(input.newPassword);
  const sessionVersion = await inTransaction(async (tx) => {
    await withdrawPasswordResets(tx, actor.id);
    // Passwords take long: meanwhile the sessions may have ended, or a reset link may have set another one. That stands.
    const sessionVersion = actor.sessionVersion ?? person.sessionVersion;
    const [row] = await tx.person.updateManyAndReturn({
      where: { id: actor.id, passwordHash: person.passwordHash, sessionVersion, disabledAt: null },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    if (row === undefined) throw new DomainError('signed-out', 'Your session has ended. Sign in to go on; your password was not changed.');
    await announceRights(tx, actor.id);
    return row.sessionVersion;
  });
  await counted.wasRight();
  return { personId: actor.id, sessionVersion };
}

/** Ends all sessions of the actor, on every device, and their open reset links. */
export async function endOwnSessions(actor: Actor): Promise<void> {
  await inTransaction(async (tx) => {
    await withdrawPasswordResets(tx, actor.id);
    await tx.person.update({ where: { id: actor.id }, data: { sessionVersion: { increment: 1 } } });
    await announceRights(tx, actor.id);
  });
}
