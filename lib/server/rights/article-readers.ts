import { DomainError } from '@/lib/domain/errors';
import { byName } from '@/lib/domain/people/by-name';
import { permissions, roles } from '@/lib/domain/people/permissions';
import type { Db } from '../database';
import { Prisma } from '../generated/prisma/client';
import type { ArticleHead } from '../journal/article-row';

/** A person as a list to choose from shows them. */
export interface PersonName {
  id: string;
  name: string;
}

const checkers: readonly string[] = roles.filter((role) => permissions['give verdict'][role] === 'y');

/** True of a person `p` who may give verdicts in a desk, as `permissions` says. */
export const checksOnSql = (deskId: Prisma.Sql) =>
  Prisma.sql`(p."disabledAt" is null and (p."isAdmin" or exists (
    select 1 from "Membership" m where m."personId" = p.id and m."deskId" = ${deskId} and m.role = any(${checkers}))))`;

/** The people who may give verdicts in a desk, by name: as `permissions` says for each of them, as one query. `only` leaves out all others. */
export async function whoMayCheck(db: Db, deskId: string, only: readonly string[] | null = null): Promise<PersonName[]> {
  const people = await db.$queryRaw<PersonName[]>`
    select p.id::text, p.name from "Person" p
    where (${only === null} or p.id = any(${only ?? []}::uuid[])) and ${checksOnSql(Prisma.sql`${deskId}::uuid`)}`;
  return people.sort(byName);
}

/** Refuses (`invalid`) somebody who may not give verdicts in the desk, to whom work is given there. `field` is where they were named. */
export async function refuseNonChecker(db: Db, deskId: string, personId: string, details: Record<string, string> = {}): Promise<void> {
  if ((await whoMayCheck(db, deskId, [personId])).length > 0) return;
  throw new DomainError('invalid', 'This person does not check on this desk. Choose someone who does.', details);
}

/**
 * The people who may read an article, by name: admins, those in its desk, and of its authors the one whose article it is. The same as
 * `permissions` says for each of them, as one query; article-readers.test.ts holds the two together. `only` leaves out all others.
 */
export async function whoMayRead(
  db: Db,
  { deskId, authorId }: Pick<ArticleHead, 'deskId' | 'authorId'>,
  only: readonly string[] | null = null,
): Promise<PersonName[]> {
  const people = await db.$queryRaw<PersonName[]>`
    select p.id::text, p.name from "Person" p
    where p."disabledAt" is null and (${only === null} or p.id = any(${only ?? []}::uuid[]))
      and (p."isAdmin" or exists (
        select 1 from "Membership" m
        where m."personId" = p.id and m."deskId" = ${deskId}::uuid and (m.role <> 'author' or p.id = ${authorId}::uuid)))`;
  return people.sort(byName);
}
