import type { Desk, RulesInput } from '@/lib/domain/contract/desks';
import { DomainError, notFound } from '@/lib/domain/errors';
import { byName } from '@/lib/domain/people/by-name';
import { type Actor, isOnNoDesk, may, type Role } from '@/lib/domain/people/permissions';
import { DeskRules, Signature, withSince } from '@/lib/domain/sign-off/desk-rules';
import { inTransaction, prisma, type Transaction } from '../database';
import { StoredRules } from '../house/stored-rules';
import { authorize } from '../rights/authorize';
import { announceRights, announceSettings } from '../rights/rights-notice';
import { withdrawInvitations } from '../sign-in/new-link';
import { isKeyTaken } from '../storage-failure';
import { isFirst } from './first-change';

/** The desks that exist for the actor, by name: all for an admin, else those they hold a role in. Someone in no desk is refused. */
export async function listDesks(actor: Actor): Promise<Desk[]> {
  const deskIds = Object.keys(actor.memberships);
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  const rows = await prisma.desk.findMany({ where: actor.isAdmin ? {} : { id: { in: deskIds } } });
  return rows.sort(byName).map((row) => deskView(actor, row));
}

/** The same, with how many people are on each, disabled ones too. */
export async function listDesksWithSize(actor: Actor): Promise<(Desk & { memberCount: number })[]> {
  const desks = await listDesks(actor);
  const sizes = await prisma.membership.groupBy({ by: ['deskId'], where: { deskId: { in: desks.map(({ id }) => id) } }, _count: true });
  const sizeOf = new Map(sizes.map(({ deskId, _count }) => [deskId, _count]));
  return desks.map((desk) => ({ ...desk, memberCount: sizeOf.get(desk.id) ?? 0 }));
}

/** A new desk without members. Sent again with the same id it is answered as done. A name that is taken is a `conflict`. */
export async function createDesk(actor: Actor, { id, name }: { id: string; name: string }): Promise<Desk> {
  authorize(actor, 'manage house', { deskId: null });
  const row = await namedOnce(name, (tx) => tx.desk.upsert({ where: { id }, create: { id, name }, update: {} }));
  if (row.name !== name) throw new DomainError('conflict', `This desk was added already, and is called ${row.name} now.`);
  return deskView(actor, row);
}

/** The desk with another name. A name that is taken is a `conflict`. */
export async function renameDesk(actor: Actor, deskId: string, input: { name: string }): Promise<Desk> {
  authorize(actor, 'manage house', { deskId: null });
  const row = await namedOnce(input.name, async (tx) => {
    await requireDesk(tx, deskId);
    return tx.desk.update({ where: { id: deskId }, data: { name: input.name } });
  });
  return deskView(actor, row);
}

/**
 * The desk with other rules for the check of its articles. When a rule was turned on is kept: it asks nothing of verdicts from before. Sent again it is
 * answered as done. Rules that ask for something else by now than the person saw (`basedOn`) are a `conflict`, with those of now in `details.now`.
 */
export async function setDeskRules(actor: Actor, deskId: string, { basedOn, ...rules }: RulesInput): Promise<Desk> {
  authorize(actor, 'manage desk', { deskId });
  const row = await inTransaction(async (tx) => {
    // Locked: of two who set rules at once the second finds those of the first, and the first says since when. The key is left alone:
    // whoever brings a long article in holds that, and is not waited for.
    const [before] = await tx.$queryRaw<{ rules: unknown }[]>`select rules from "Desk" where id = ${deskId}::uuid for no key update`;
    if (!before) throw notFound();
    const now = StoredRules.parse(before.rules);
    if (!askSame(now, basedOn) && !askSame(now, rules))
      throw new DomainError('conflict', 'The rules of this desk were changed since you saw them. Look at them anew, then set yours.', {
        now,
      });
    await announceSettings(tx);
    return tx.desk.update({ where: { id: deskId }, data: { rules: withSince(now, rules, new Date().toISOString()) } });
  });
  return deskView(actor, row);
}

/** True of rules that ask for the same, in whatever order signatures are named. */
function askSame(one: DeskRules, other: DeskRules): boolean {
  const asked = ({ since: _since, signatures, ...rest }: DeskRules) =>
    JSON.stringify({ ...rest, signatures: Signature.options.filter((name) => signatures.includes(name)) });
  // Parsed, members come in one order.
  return asked(DeskRules.parse(one)) === asked(DeskRules.parse(other));
}

/**
 * Gives the person this role in the desk: another one than they were seen with, or a first one (`seenRole` null). Where it is another by now it stays
 * (`conflict`, `details.now`), and nobody comes back who was taken off; one that stands already is done. Sent again with the same `changeId` it changes
 * nothing, also where what it did was taken back since (`conflict`). Leads change the roles of their desk's people; only an admin adds someone by id,
 * since others do not exist for a lead.
 */
export async function setMember(
  actor: Actor,
  deskId: string,
  personId: string,
  { role, seenRole, changeId }: { role: Role; seenRole: Role | null; changeId: string },
): Promise<void> {
  authorize(actor, 'manage desk', { deskId });
  await inTransaction(async (tx) => {
    await requireDesk(tx, deskId);
    const isNew = await isFirst(tx, changeId);
    const { count } = isNew ? await storeRole(tx, actor, { deskId, personId, role, seenRole }) : { count: 0 };
    if (count === 0) await requireRole(tx, actor, { deskId, personId, role, wasThere: !isNew || seenRole !== null });
    else await announceRights(tx, personId);
  });
}

interface Given {
  deskId: string;
  personId: string;
  role: Role;
  seenRole: Role | null;
}

/** What was seen is asked for by the statement that writes: of two at once the second finds the role of the first. */
function storeRole(tx: Transaction, actor: Actor, { seenRole, role, ...who }: Given): Promise<{ count: number }> {
  if (seenRole === null) return addMember(tx, actor, { ...who, role });
  return tx.membership.updateMany({ where: { ...who, role: seenRole }, data: { role } });
}

async function addMember(
  tx: Transaction,
  actor: Actor,
  member: { deskId: string; personId: string; role: Role },
): Promise<{ count: number }> {
  if (!actor.isAdmin || (await tx.person.count({ where: { id: member.personId } })) === 0) return { count: 0 };
  return tx.membership.createMany({ data: member, skipDuplicates: true });
}

/** Refuses who stands otherwise on the desk than they were seen, unless it is as is wanted. `wasThere`: they were seen on it, or added before. */
async function requireRole(
  tx: Transaction,
  actor: Actor,
  { deskId, personId, role, wasThere }: Omit<Given, 'seenRole'> & { wasThere: boolean },
): Promise<void> {
  const membership = await tx.membership.findUnique({ where: { personId_deskId: { personId, deskId } }, include: { person: true } });
  if (membership?.role === role) return;
  if (membership !== null) {
    const { role: now, person } = membership;
    throw new DomainError('conflict', `${person.name} is ${now} on this desk by now. Choose again if that should change.`, { now });
  }
  if (!wasThere) throw notFound();
  // A lead is told no name of who shares no desk with them, nor whether there is somebody with that id.
  const sharedDesk = { memberships: { some: { deskId: { in: Object.keys(actor.memberships) } } } };
  const person = await tx.person.findFirst({ where: { id: personId, ...(actor.isAdmin ? {} : sharedDesk) }, select: { name: true } });
  throw new DomainError('conflict', `${person?.name ?? 'This person'} is not on this desk any more.`, { now: null });
}

/** Takes the person off the desk, with invitations to it that they have not used; what they wrote stays. Someone who is not on it is `not-found`. */
export async function removeMember(actor: Actor, deskId: string, personId: string): Promise<void> {
  authorize(actor, 'manage desk', { deskId });
  await inTransaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { id: personId }, select: { email: true } });
    if (person !== null) await withdrawInvitations(tx, { deskId, email: person.email });
    const { count } = await tx.membership.deleteMany({ where: { deskId, personId } });
    if (count === 0) throw notFound();
    await announceRights(tx, personId);
  });
}

function deskView(actor: Actor, row: { id: string; name: string; rules: unknown }): Desk {
  return {
    id: row.id,
    name: row.name,
    role: actor.memberships[row.id] ?? null,
    mayManage: may(actor, 'manage desk', { deskId: row.id }),
    rules: StoredRules.parse(row.rules),
  };
}

async function requireDesk(tx: Transaction, deskId: string): Promise<void> {
  if ((await tx.desk.count({ where: { id: deskId } })) === 0) throw notFound();
}

async function namedOnce<T>(name: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  try {
    return await inTransaction(work);
  } catch (error) {
    // The unique index decides, as two people may choose the same name at once.
    throw isKeyTaken(error) ? new DomainError('conflict', `There is a desk called ${name} already.`) : error;
  }
}
