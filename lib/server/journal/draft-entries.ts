import { entryTypeNames, entryTypeOf } from '@/lib/domain/journal/entry-types';
import { Prisma } from '../generated/prisma/client';

const typesOf = (which: 'all' | 'marked') => entryTypeNames.filter((name) => entryTypeOf(name).ofDraft === which);
const [all, marked] = [typesOf('all'), typesOf('marked')];

/** The entries that are no work on a draft of a query: those of which `isOfDraft` of their type is false, as a search asks for them. */
export const notOfDrafts = {
  OR: [{ type: { notIn: [...all, ...marked] } }, { type: { in: marked }, payload: { path: ['wasDraft'], equals: Prisma.DbNull } }],
} satisfies Prisma.JournalEntryWhereInput;

/** The same as a condition in SQL on the entry `e`. */
export const isNotOfDraft = Prisma.sql`(e.type <> all(${[...all, ...marked]}::text[]) or (e.type = any(${marked}::text[]) and not e.payload ? 'wasDraft'))`;
