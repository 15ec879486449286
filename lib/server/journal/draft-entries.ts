import { Prisma } from '../generated/prisma/client';

/** All entries of these types are work on a draft of a query. */
const ofDrafts = ['query.asked', 'query.changed'];
/** Of these it is one that says so itself. */
const withdrawn = 'query.withdrawn';

/** The entries that are no work on a draft of a query: those of which `isOfDraft` of their type is false, as a search asks for them. */
export const notOfDrafts = {
  OR: [{ type: { notIn: [...ofDrafts, withdrawn] } }, { type: withdrawn, payload: { path: ['wasDraft'], equals: Prisma.DbNull } }],
} satisfies Prisma.JournalEntryWhereInput;

/** The same as a condition in SQL on the entry `e`. */
export const isNotOfDraft = Prisma.sql`(e.type <> all(${[...ofDrafts, withdrawn]}::text[]) or (e.type = ${withdrawn} and not e.payload ? 'wasDraft'))`;
