import { z } from 'zod';
import { archivedSentence } from '@/lib/domain/articles/archived';
import type { CheckRules } from '@/lib/domain/checks/check-rules';
import { DomainError, notFound } from '@/lib/domain/errors';
import type { Actor, Subject } from '@/lib/domain/people/permissions';
import type { Db, Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { SCALE_KEY, StoredRules, StoredScale } from '../house/stored-rules';
import { ActorRow, actorJson } from '../rights/actor-row';

/** What rights and order need to know of an article. */
export interface ArticleHead {
  id: string;
  deskId: string;
  authorId: string | null;
  version: number;
  headSeq: number;
  headHash: string;
  isArchived: boolean;
  /** True from the first verdict on, also when it was taken back: authors then edit no more. */
  checkingStarted: boolean;
}

// In SQL: every keystroke of anyone asks for these few columns.
const rowColumns = Prisma.sql`id, "deskId", "authorId", version, "headSeq", "headHash", "isArchived", "deletedAt" is not null as "isDeleted"`;
/** Whether anybody has given a verdict in the article, as a condition in SQL. One that was taken back counts. */
export const hasVerdict = (articleId: string) => Prisma.sql`exists (select 1 from "Verdict" where "articleId" = ${articleId}::uuid)`;

type Row = Omit<ArticleHead, 'checkingStarted'> & { isDeleted: boolean };

/** The article's head without a lock, for reads and for the check before queueing. Refused (`not-found`) if it is not there or was deleted. */
export async function readHead(db: Pick<Db, '$queryRaw'>, articleId: string): Promise<ArticleHead> {
  const [row] = await db.$queryRaw<(Row & { checkingStarted: boolean })[]>`/* prepared read_head */
    select ${rowColumns}, ${hasVerdict(articleId)} as "checkingStarted" from "Article" where id = ${articleId}::uuid`;
  if (!row || row.isDeleted) throw notFound();
  return row;
}

/** An entry that is stored: where, and whose it is. */
export const StoredEntry = z.object({ id: z.string(), articleId: z.string(), actorId: z.string() });
export type StoredEntry = z.infer<typeof StoredEntry>;

const UnderLock = z.tuple([
  z.object({
    checkingStarted: z.boolean(),
    rules: z.unknown(),
    scale: z.unknown(),
    stored: z.array(StoredEntry),
    actors: z.array(ActorRow),
  }),
]);

/** What an article is written by. */
export interface LockedHead {
  head: ArticleHead;
  rules: CheckRules;
  /** The desk's rules and the house's scale as the tables have them: by these it is seen whether they are still the same. */
  storedRules: { rules: unknown; scale: unknown };
  stored: StoredEntry[];
  actors: Actor[];
}

/**
 * The article's head under its row lock: from here to the end of the transaction nobody else writes this article. And which of the entries
 * `entryIds` are stored by then, in this article or another; and who of `personIds` may still sign in, with their roles of now.
 */
export async function lockHead(
  tx: Transaction,
  articleId: string,
  { entryIds, personIds }: { entryIds: readonly string[]; personIds: readonly string[] },
): Promise<LockedHead> {
  const [row] = await tx.$queryRaw<Row[]>`/* prepared lock_head */
    select ${rowColumns} from "Article" where id = ${articleId}::uuid for update`;
  if (!row || row.isDeleted) throw notFound();
  // Asked once the lock is held: a statement that has waited for it sees other tables as they were before.
  const found = await tx.$queryRaw`/* prepared stored_entries */
    select ${hasVerdict(articleId)} as "checkingStarted", (select rules from "Desk" where id = ${row.deskId}::uuid),
      (select value from "HouseSetting" where key = ${SCALE_KEY}) as scale, (
      select coalesce(jsonb_agg(jsonb_build_object('id', id, 'articleId', "articleId", 'actorId', "actorId")), '[]')
      from "JournalEntry" where id = any(${[...entryIds]}::uuid[])
    ) as stored, (
      select coalesce(jsonb_agg(${actorJson}), '[]')
      from "Person" where id = any(${[...personIds]}::uuid[]) and "disabledAt" is null
    ) as actors`;
  const [{ checkingStarted, rules, scale, ...known }] = UnderLock.parse(found);
  return {
    head: { ...row, checkingStarted },
    rules: { ...StoredRules.parse(rules), scale: StoredScale.parse(scale) },
    storedRules: { rules, scale },
    ...known,
  };
}

/** Refuses (`conflict`) to change an article that is archived. */
export function refuseArchived({ isArchived }: Pick<ArticleHead, 'isArchived'>): void {
  if (isArchived) throw new DomainError('conflict', archivedSentence);
}

/** The article as the table of rights sees it. */
export function subjectOf(actor: Actor, head: ArticleHead): Subject {
  return { deskId: head.deskId, own: head.authorId === actor.id, checkingStarted: head.checkingStarted };
}
