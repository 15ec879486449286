import { Prisma } from '../generated/prisma/client';
import { desksOf, type ReadableDesk } from './readable-desks';

/** The articles `a` that are there, and that the person may read, of the desks that a list covers: a condition in SQL. */
export function readableArticles(personId: string, desks: readonly ReadableDesk[]): Prisma.Sql {
  const [whole, own] = [desksOf(desks, false), desksOf(desks, true)];
  const written = Prisma.sql`a."deskId" = any(${own}::uuid[]) and a."authorId" = ${personId}::uuid`;
  // Only where all of it is their own can the index of authors be used.
  const readable = whole.length === 0 ? written : Prisma.sql`(a."deskId" = any(${whole}::uuid[]) or ${written})`;
  return Prisma.sql`${readable} and a."deletedAt" is null`;
}
