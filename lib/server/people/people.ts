import type { Person } from '@/lib/domain/contract/people';
import { DomainError, notFound } from '@/lib/domain/errors';
import { byName } from '@/lib/domain/people/by-name';
import { type Actor, isOnNoDesk } from '@/lib/domain/people/permissions';
import { isSameName } from '@/lib/domain/people/same-name';
import { inTransaction, prisma, type Transaction } from '../database';
import { log } from '../log';
import { authorize } from '../rights/authorize';
import { announceRights } from '../rights/rights-notice';
import { withdrawPasswordResets } from '../sign-in/new-link';
import { isFirst } from './first-change';
import { personView, withDesks } from './person-view';

/** The people who exist for the actor, by name: everyone for an admin, else those who share a desk. Someone in no desk is refused. */
export async function listPeople(actor: Actor): Promise<Person[]> {
  if (isOnNoDesk(actor)) authorize(actor, 'manage house', { deskId: null });
  const where = actor.isAdmin ? {} : { memberships: { some: { deskId: { in: Object.keys(actor.memberships) } } } };
  const rows = await prisma.person.findMany({ where, include: withDesks });
  return rows.sort(byName).map((row) => personView(actor, row));
}

/**
 * The person with another name. People rename themselves; only admins rename others. Nobody but an admin gives the name of somebody on a desk of that
 * person (`conflict`): exports name people as they are called at the time, so the checks of one would read as the other's.
 */
export async function renamePerson(actor: Actor, personId: string, input: { name: string }): Promise<Person> {
  if (actor.id !== personId) authorize(actor, 'manage house', { deskId: null });
  const row = await inTransaction(async (tx) => {
    await requirePerson(tx, personId);
    if (!actor.isAdmin) await refuseColleaguesName(tx, personId, input.name);
    return tx.person.update({ where: { id: personId }, data: { name: input.name }, include: withDesks });
  });
  // The names themselves are nobody's business in a log.
  log.info({ personId, byId: actor.id }, 'a person was given another name');
  return personView(actor, row);
}

async function refuseColleaguesName(tx: Transaction, personId: string, name: string): Promise<void> {
  const onMyDesks = { memberships: { some: { desk: { memberships: { some: { personId } } } } } };
  const people = await tx.person.findMany({ where: { OR: [{ id: personId }, onMyDesks] }, select: { id: true, name: true } });
  const same = people.filter((one) => isSameName(one.name, name));
  // Two who share a name, as an admin gave it, may go on writing it.
  if (same.length === 0 || same.some(({ id }) => id === personId)) return;
  throw new DomainError(
    'conflict',
    `${same[0]?.name} is a colleague on your desk, and names tell people’s checks apart. Add something that tells you apart, or ask an admin for this name.`,
  );
}

/**
 * The person as admin, or no longer. The last admin stays one (`conflict`). Sent again with the same `changeId` it changes nothing, also where what it did
 * was undone since (`conflict`).
 */
export async function setAdmin(
  actor: Actor,
  personId: string,
  { isAdmin, changeId }: { isAdmin: boolean; changeId: string },
): Promise<Person> {
  authorize(actor, 'manage house', { deskId: null });
  return inTransaction(async (tx) => {
    if (!(await isFirst(tx, changeId))) {
      const row = await readPerson(tx, personId);
      if (row.isAdmin !== isAdmin) throw undoneSince(`made ${row.name} ${row.isAdmin ? 'an' : 'no'} admin`);
      return personView(actor, row);
    }
    if (!isAdmin) await keepOneAdmin(tx, personId);
    await requirePerson(tx, personId);
    const row = await tx.person.update({ where: { id: personId }, data: { isAdmin }, include: withDesks });
    await announceRights(tx, personId);
    return personView(actor, row);
  });
}

/**
 * The person disabled (their sessions end at the next request, their open reset links at once) or enabled again (they sign in anew). The last
 * admin stays (`conflict`). Sent again with the same `changeId` it is as with `setAdmin`.
 */
export async function setDisabled(
  actor: Actor,
  personId: string,
  { isDisabled, changeId }: { isDisabled: boolean; changeId: string },
): Promise<Person> {
  authorize(actor, 'manage house', { deskId: null });
  return inTransaction(async (tx) => {
    if (!(await isFirst(tx, changeId))) {
      const row = await readPerson(tx, personId);
      if ((row.disabledAt !== null) !== isDisabled)
        throw undoneSince(row.disabledAt === null ? `let ${row.name} sign in again` : `disabled ${row.name}`);
      return personView(actor, row);
    }
    // Before all rows of people: `keepOneAdmin` locks those of admins. If it refuses, the links are there again.
    await withdrawPasswordResets(tx, personId);
    if (isDisabled) await keepOneAdmin(tx, personId);
    await requirePerson(tx, personId);
    const row = await tx.person.update({
      where: { id: personId },
      data: { disabledAt: isDisabled ? new Date() : null, sessionVersion: { increment: 1 } },
      include: withDesks,
    });
    await announceRights(tx, personId);
    return personView(actor, row);
  });
}

const undoneSince = (what: string) => new DomainError('conflict', `Somebody has ${what} since. That stands.`);

async function readPerson(tx: Transaction, personId: string) {
  const row = await tx.person.findUnique({ where: { id: personId }, include: withDesks });
  if (row === null) throw notFound();
  return row;
}

/**
 * Unbinds the person from their accounts at identity providers, for when an account was made anew there: the next one with their verified address is
 * taken for theirs. Sessions and the password hold until then.
 */
export async function forgetIdentities(actor: Actor, personId: string): Promise<void> {
  authorize(actor, 'manage house', { deskId: null });
  await inTransaction(async (tx) => {
    await requirePerson(tx, personId);
    await tx.externalIdentity.deleteMany({ where: { personId } });
  });
}

async function requirePerson(tx: Transaction, personId: string): Promise<void> {
  if ((await tx.person.count({ where: { id: personId } })) === 0) throw notFound();
}

async function keepOneAdmin(tx: Transaction, personId: string): Promise<void> {
  // The lock on all admins makes two who step down at once wait for each other; ordered, so that they cannot deadlock. The keys are
  // left alone: whoever writes what names an admin holds them, and is not waited for.
  const admins = await tx.$queryRaw<{ id: string; name: string }[]>`
    select id::text, name from "Person" where "isAdmin" and "disabledAt" is null order by id for no key update`;
  const last = admins.length === 1 ? admins[0] : undefined;
  if (last?.id === personId) throw new DomainError('conflict', `${last.name} is the last admin. Make someone else admin first.`);
}
