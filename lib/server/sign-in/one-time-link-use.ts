import type { InvitationView, LinkView, PasswordResetView } from '@/lib/domain/contract/one-time-links';
import { DomainError } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { inTransaction, prisma, type Transaction } from '../database';
import { newcomer } from '../people/given-colour';
import { announceRights } from '../rights/rights-notice';
import { isKeyTaken } from '../storage-failure';
import { lockPasswordResets, withdrawPasswordResets } from './new-link';
import { hashToken } from './one-time-token';
import { isStillBacked } from './open-invitations';
import { hashPassword } from './password';
import type { SessionToken } from './session-cookie';
import { forgetTries } from './sign-in-limits';

type Purpose = 'invitation' | 'passwordReset';

// Of any token the same: a stranger learns nothing, and whoever lost the answer to its use knows how to go on.
const gone = () =>
  new DomainError(
    'not-found',
    'This link was used, has run out or was withdrawn. If you have just set your password with it, sign in. Otherwise ask for a new one.',
  );

/**
 * What the holder of a password reset may see of it, who is `signedIn` or nobody, or null if it cannot be used. The token is the right; nobody
 * needs to be signed in, but someone else is to sign out first.
 */
export async function readPasswordReset(token: string, signedIn: Actor | null = null): Promise<PasswordResetView | null> {
  const link = await readUsable('passwordReset', token);
  return link && { email: link.email, asks: isSomeoneElse(signedIn, link) ? 'sign-out' : 'password' };
}

/**
 * What the holder of an invitation may see of it, and what is asked of them, who are `signedIn` or nobody. It says what the link says; of an
 * account with its address no more than that one signs in to it. Null if it cannot be used; `joined` for whom it was for, once it is used: a
 * sign-in through the identity provider does that on the way here.
 */
export async function readInvitation(token: string, signedIn: Actor | null): Promise<InvitationView | 'joined' | null> {
  const link = await readUsable('invitation', token);
  if (link === null) return signedIn !== null && (await isOwnAndUsed(token, signedIn)) ? 'joined' : null;
  const account = await prisma.person.findUnique({ where: { email: link.email }, select: { id: true } });
  const isOwn = signedIn !== null && signedIn.id === account?.id;
  const asks = isOwn ? 'nothing' : signedIn !== null ? 'sign-out' : account !== null ? 'sign-in' : 'password';
  const { email, name, deskName, role } = link;
  return { email, name, deskName, role, asks };
}

/**
 * Uses an invitation, once. Someone new gets an account (`name` and `password` are asked) and a session. Whoever has an account gets the role
 * and null, in a session of their own: the link proves no password, so without one it is `signed-out` and the link stays good. `not-found` if
 * the link is used, expired, withdrawn, or its maker lost the right. `conflict` for someone else who is signed in (`signedIn`).
 */
export async function acceptInvitation(
  token: string,
  input: { name?: string | undefined; password?: string | undefined },
  signedIn: Actor | null = null,
): Promise<SessionToken | null> {
  const { email } = await requireUsable('invitation', token);
  if (signedIn !== null) await requireSamePerson(signedIn, email);
  else if ((await prisma.person.count({ where: { email } })) > 0) throw signInFirst(email);
  // Hashed before the transaction: nothing slow happens inside one.
  const passwordHash = input.password === undefined ? null : await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const link = await consume(tx, 'invitation', token);
    const { deskId, role } = link;
    if (deskId === null || role === null) throw gone();
    const existing = await tx.person.findUnique({ where: { email: link.email } });
    // It may have been made since. What is thrown here gives the link back.
    if (existing !== null && existing.id !== signedIn?.id) throw signInFirst(link.email);
    if (existing === null && (input.name === undefined || passwordHash === null)) {
      throw new DomainError('invalid', 'Write your name and choose a password.');
    }
    if (existing?.disabledAt != null) throw gone();
    const person = existing ?? (await makeAccount(tx, deskId, { email: link.email, name: input.name ?? link.name, passwordHash }));
    // A role that was given meanwhile is newer than the invitation, so it stays.
    await tx.membership.createMany({ data: [{ personId: person.id, deskId, role }], skipDuplicates: true });
    await announceRights(tx, person.id);
    return existing === null ? { personId: person.id, sessionVersion: person.sessionVersion } : null;
  });
}

async function makeAccount(tx: Transaction, deskId: string, data: { email: string; name: string; passwordHash: string | null }) {
  try {
    return await tx.person.create({ data: { ...(await newcomer(tx, [deskId])), ...data } });
  } catch (error) {
    // Another invitation of the same address was accepted at the same moment.
    throw isKeyTaken(error) ? signInFirst(data.email) : error;
  }
}

/**
 * Uses a password reset, once: the password is set, all earlier sessions end, the pause after wrong tries ends. `not-found` as above. `conflict`
 * for someone else who is signed in (`signedIn`): its session would take the place of theirs, under pages that they left open.
 */
export async function resetPassword(token: string, input: { password: string }, signedIn: Actor | null = null): Promise<SessionToken> {
  const usableLink = await requireUsable('passwordReset', token);
  if (signedIn !== null && isSomeoneElse(signedIn, usableLink)) {
    const sentence = `This link sets the password of ${usableLink.email}, and you are signed in as ${signedIn.name}.`;
    throw new DomainError('conflict', `${sentence} Sign out first, then open the link again.`);
  }
  const passwordHash = await hashPassword(input.password);
  const person = await inTransaction(async (tx) => {
    // With the others that are out: all of them go.
    if (usableLink.personId !== null) await lockPasswordResets(tx, usableLink.personId);
    const link = await consume(tx, 'passwordReset', token);
    if (link.personId === null) throw gone();
    const { count } = await tx.person.updateMany({
      where: { id: link.personId, disabledAt: null },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    if (count === 0) throw gone();
    // Others that are out would set the next password, for whoever finds them.
    await withdrawPasswordResets(tx, link.personId);
    await announceRights(tx, link.personId);
    return tx.person.findUniqueOrThrow({ where: { id: link.personId } });
  });
  await forgetTries(person.email);
  return { personId: person.id, sessionVersion: person.sessionVersion };
}

const isSomeoneElse = (signedIn: Actor | null, link: { personId: string | null }) => signedIn !== null && signedIn.id !== link.personId;

async function readUsable(purpose: Purpose, token: string): Promise<(LinkView & { personId: string | null }) | null> {
  const link = await prisma.oneTimeLink.findFirst({ where: usable(purpose, token), include: { desk: true } });
  if (link === null || !(await isStillBacked(prisma, link))) return null;
  return { email: link.email, name: link.name, deskName: link.desk?.name ?? null, role: link.role, personId: link.personId };
}

async function isOwnAndUsed(token: string, actor: Actor): Promise<boolean> {
  const { email } = await prisma.person.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  const used = { purpose: 'invitation', tokenHash: hashToken(token), usedAt: { not: null }, email } as const;
  return (await prisma.oneTimeLink.count({ where: used })) > 0;
}

const signInFirst = (email: string) => new DomainError('signed-out', `Sign in with ${email} to join the desk.`);

function usable(purpose: Purpose, token: string) {
  return { purpose, tokenHash: hashToken(token), usedAt: null, expiresAt: { gt: new Date() } };
}

/** Before a password is hashed, which takes the server long: a stranger without a link makes no work. Whether it is used up is `consume`'s to say. */
async function requireUsable(purpose: Purpose, token: string): Promise<{ email: string; personId: string | null }> {
  const link = await prisma.oneTimeLink.findFirst({ where: usable(purpose, token), select: { email: true, personId: true } });
  if (link === null) throw gone();
  return link;
}

async function requireSamePerson(actor: Actor, email: string): Promise<void> {
  const own = await prisma.person.findUniqueOrThrow({ where: { id: actor.id }, select: { email: true } });
  if (own.email === email) return;
  throw new DomainError(
    'conflict',
    `This invitation is for ${email}, and you are signed in with ${own.email}. Sign out first, then open the link again.`,
  );
}

async function consume(tx: Transaction, purpose: Purpose, token: string) {
  // One UPDATE decides: of two who use the link at once, the second finds it used.
  const { count } = await tx.oneTimeLink.updateMany({ where: usable(purpose, token), data: { usedAt: new Date() } });
  if (count === 0) throw gone();
  const link = await tx.oneTimeLink.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });
  if (!(await isStillBacked(tx, link))) throw gone();
  return link;
}
