import type { Invitation, NewLink } from '@/lib/domain/contract/one-time-links';
import { DomainError, notFound } from '@/lib/domain/errors';
import { type Actor, may, type Role } from '@/lib/domain/people/permissions';
import { invitationMessage, type MailMessage, passwordResetMessage } from '@/lib/domain/talk/mail-message';
import { inTransaction, prisma, type Transaction } from '../database';
import { publicAddress, sendMail } from '../mail';
import { authorize } from '../rights/authorize';
import { lockInvitations, newLink, withdrawInvitations, withdrawPasswordResets } from './new-link';

/**
 * A link that makes its holder a member of the desk in this role, for 7 days. Where the house sends mail it goes to the one invited alone; else
 * it is given here. Someone who is already on the desk, or whose
 * account is disabled: `conflict`.
 */
export async function createInvitation(
  actor: Actor,
  input: { email: string; name?: string | undefined; deskId: string; role: Role },
): Promise<NewLink> {
  authorize(actor, 'manage desk', { deskId: input.deskId });
  const link = await inTransaction(async (tx) => {
    await lockInvitations(tx, input);
    const desk = await tx.desk.findUnique({ where: { id: input.deskId } });
    if (desk === null) throw notFound();
    const member = await tx.membership.findFirst({ where: { deskId: desk.id, person: { email: input.email } }, include: { person: true } });
    if (member !== null)
      throw new DomainError('conflict', `${member.person.name} is on ${desk.name} already. Change their role in the list.`);
    await refuseIfDisabled(tx, actor, input.email);
    // A second invitation replaces the first: one address, one open link for each desk.
    await withdrawInvitations(tx, { email: input.email, deskId: desk.id });
    const { email, role } = input;
    const link = newLink('invitation');
    await tx.oneTimeLink.create({
      data: { ...link.row, purpose: 'invitation', email, name: input.name ?? '', deskId: desk.id, role, createdById: actor.id },
    });
    return link.shown;
  });
  const message = invitationMessage({ inviter: actor.name, link: publicAddress(link.path), endsAt: new Date(link.expiresAt) });
  return handOver(link, input.email, message);
}

/** Whoever is disabled could not use the link. Whose account that is, and why, is told to those alone who see that person. */
async function refuseIfDisabled(tx: Transaction, actor: Actor, email: string): Promise<void> {
  const person = await tx.person.findUnique({ where: { email }, include: { memberships: true } });
  if (person === null || person.disabledAt === null) return;
  if (actor.isAdmin) throw isDisabled(person.name);
  if (person.memberships.some(({ deskId }) => actor.memberships[deskId] !== undefined))
    throw new DomainError('conflict', `${person.name} is disabled. Ask an admin to enable them first.`);
  throw new DomainError('conflict', 'Nobody can join with this address now. Ask an admin about it.');
}

const isDisabled = (name: string) => new DomainError('conflict', `${name} is disabled. Enable them first.`);

/** So long after it was made an invitation that nobody came by is told of. */
const DAYS_TOLD_OF = 90;
/** At most so many are listed; the oldest are left out. */
const MAX_LISTED = 1_000;

/**
 * Invitations that nobody has used, newest first: those that are still out, and those that ran out, for 90 days. None of whoever is on the desk by now: its
 * link gives them nothing, and goes when they are taken off the desk. Of an address and a desk it is the newest. Of the whole house for an admin, of their
 * desks for a lead. Anyone else is refused.
 */
export async function listInvitations(actor: Actor): Promise<Invitation[]> {
  const deskIds = Object.entries(actor.memberships).flatMap(([deskId, role]) => (role === 'lead' ? [deskId] : []));
  if (!actor.isAdmin && deskIds.length === 0) authorize(actor, 'manage house', { deskId: null });
  const now = Date.now();
  const rows = await prisma.oneTimeLink.findMany({
    where: {
      purpose: 'invitation',
      usedAt: null,
      createdAt: { gt: new Date(now - DAYS_TOLD_OF * 24 * 3_600_000) },
      ...(actor.isAdmin ? {} : { deskId: { in: deskIds } }),
    },
    include: { desk: true },
    orderBy: { createdAt: 'desc' },
    take: MAX_LISTED,
  });
  const joined = await joinedOf(rows);
  const listed = new Set<string>();
  const inviters = await prisma.person.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(inviters.map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    if (row.desk === null || row.role === null) return [];
    const place = placeOf(row.email, row.desk.id);
    if (listed.has(place) || joined.has(place)) return [];
    listed.add(place);
    const { id, email, name, role } = row;
    const invitedBy = names.get(row.createdById) ?? '';
    const [createdAt, expiresAt] = [row.createdAt.toISOString(), row.expiresAt.toISOString()];
    return [{ id, email, name, deskId: row.desk.id, deskName: row.desk.name, role, invitedBy, createdAt, expiresAt }];
  });
}

const placeOf = (email: string, deskId: string | null) => `${deskId} ${email}`;

/** Which of these invitations are for people who are on the desk all the same: an admin put them there, or another link did. */
async function joinedOf(rows: readonly { email: string; deskId: string | null }[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const members = await prisma.membership.findMany({
    where: {
      deskId: { in: rows.flatMap(({ deskId }) => deskId ?? []) },
      person: { email: { in: rows.map(({ email }) => email) } },
    },
    select: { deskId: true, person: { select: { email: true } } },
  });
  return new Set(members.map(({ deskId, person }) => placeOf(person.email, deskId)));
}

/**
 * The invitation can no longer be used, and is listed no longer. One of a desk that is not the actor's, or used already, is `not-found`; one that somebody
 * has made anew for whom the actor saw there (`seen`) is a `conflict`, and the new one stays.
 */
export async function withdrawInvitation(
  actor: Actor,
  invitationId: string,
  seen: { email?: string | undefined; deskId?: string | undefined } = {},
): Promise<void> {
  const link = await prisma.oneTimeLink.findFirst({ where: { id: invitationId, purpose: 'invitation', usedAt: null } });
  if (link === null) {
    await refuseMadeAnew(actor, seen);
    throw notFound();
  }
  authorize(actor, 'manage desk', { deskId: link.deskId });
  const { email, deskId, createdAt } = link;
  // With it go older ones of that address and desk, which it stands for in the list. One that a colleague has made anew stays.
  await inTransaction((tx) =>
    tx.oneTimeLink.deleteMany({ where: { purpose: 'invitation', email, deskId, createdAt: { lte: createdAt }, usedAt: null } }),
  );
}

/** An invitation that is made anew leaves nothing of the one before: whom it was for is what the actor's list says. */
async function refuseMadeAnew(actor: Actor, { email, deskId }: { email?: string | undefined; deskId?: string | undefined }): Promise<void> {
  if (email === undefined || deskId === undefined || !may(actor, 'manage desk', { deskId })) return;
  const anew = await prisma.oneTimeLink.count({ where: { purpose: 'invitation', email, deskId, usedAt: null } });
  if (anew > 0) throw new DomainError('conflict', `Somebody has invited ${email} again since. That invitation stays.`);
}

/**
 * A link that sets a new password for the person, for 24 hours. Where the house sends mail it goes to the person alone; else it is given here. It
 * replaces an earlier one. A disabled person is a `conflict`.
 */
export async function createPasswordReset(actor: Actor, personId: string): Promise<NewLink> {
  authorize(actor, 'manage house', { deskId: null });
  const { link, email } = await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId } });
    if (person === null) throw notFound();
    if (person.disabledAt !== null) throw isDisabled(person.name);
    await withdrawPasswordResets(tx, personId);
    const { email, name } = person;
    const link = newLink('passwordReset');
    await tx.oneTimeLink.create({ data: { ...link.row, purpose: 'passwordReset', email, name, personId, createdById: actor.id } });
    return { link: link.shown, email };
  });
  const message = passwordResetMessage({ madeBy: actor.name, link: publicAddress(link.path), endsAt: new Date(link.expiresAt) });
  return handOver(link, email, message);
}

/**
 * Mails a link, or shows it where the house sends no mail. A link that was mailed proves that whoever uses it reads the mail of that address, so
 * nobody else gets to see it, also when the mail server does not take the message.
 */
async function handOver(link: Omit<NewLink, 'mail'>, email: string, message: MailMessage): Promise<NewLink> {
  const mail = await sendMail(email, message);
  return { ...link, path: mail === 'off' ? link.path : null, mail };
}
