import type { Invitation, NewLink } from '@/lib/domain/contract/one-time-links';
import { DomainError, notFound } from '@/lib/domain/errors';
import type { Actor, Role } from '@/lib/domain/people/permissions';
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

/** Invitations that are still out, newest first: of the whole house for an admin, of their desks for a lead. Anyone else is refused. */
export async function listInvitations(actor: Actor): Promise<Invitation[]> {
  const deskIds = Object.entries(actor.memberships).flatMap(([deskId, role]) => (role === 'lead' ? [deskId] : []));
  if (!actor.isAdmin && deskIds.length === 0) authorize(actor, 'manage house', { deskId: null });
  const rows = await prisma.oneTimeLink.findMany({
    where: { purpose: 'invitation', usedAt: null, expiresAt: { gt: new Date() }, ...(actor.isAdmin ? {} : { deskId: { in: deskIds } }) },
    include: { desk: true },
    orderBy: { createdAt: 'desc' },
  });
  const inviters = await prisma.person.findMany({
    where: { id: { in: rows.map((row) => row.createdById) } },
    select: { id: true, name: true },
  });
  const names = new Map(inviters.map(({ id, name }) => [id, name]));
  return rows.flatMap((row) => {
    if (row.desk === null || row.role === null) return [];
    const { id, email, name, role } = row;
    const invitedBy = names.get(row.createdById) ?? '';
    const [createdAt, expiresAt] = [row.createdAt.toISOString(), row.expiresAt.toISOString()];
    return [{ id, email, name, deskId: row.desk.id, deskName: row.desk.name, role, invitedBy, createdAt, expiresAt }];
  });
}

/** The invitation can no longer be used. One of a desk that is not the actor's, or used already, is `not-found`. */
export async function withdrawInvitation(actor: Actor, invitationId: string): Promise<void> {
  const link = await prisma.oneTimeLink.findFirst({ where: { id: invitationId, purpose: 'invitation', usedAt: null } });
  if (link === null) throw notFound();
  authorize(actor, 'manage desk', { deskId: link.deskId });
  await inTransaction((tx) => tx.oneTimeLink.deleteMany({ where: { id: invitationId, usedAt: null } }));
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
