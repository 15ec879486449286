import { isClockAhead } from '@/lib/domain/clock-ahead';
import { isLineDue, MAX_HEADS_IN_LINE, NO_LINE, writeHeadLine } from '@/lib/domain/journal/head-line';
import { tryLockOfAll } from '../advisory-locks';
import { inTransaction, prisma, type Transaction } from '../database';
import { log } from '../log';

const MAX_MS = 60_000;

/** A line as it is stored. `hash` is of `line`, which has no line feed. */
export interface StoredLine {
  number: number;
  line: string;
  hash: string;
}

/**
 * Makes today's line if it is due, or one in any case (`always`): with the end of every journal that has grown since the last. Of very many there
 * are several lines. Gives those that were made; none if another process is at it. Rights are not asked: what calls it is no request.
 */
export function makeHeadLines(now: Date, { always = false } = {}): Promise<StoredLine[]> {
  return inTransaction(
    async (tx) => {
      if (!(await tryLockOfAll(tx, 'headLines'))) return [];
      const last = await tx.headLine.findFirst({ orderBy: { number: 'desc' } });
      if (!always && !isLineDue(last?.madeAt ?? null, now)) return [];
      if (isClockAhead(last?.madeAt ?? null, now))
        log.warn({ madeAt: last?.madeAt }, 'The heads of journals were published last by a clock that was ahead');
      return makeLines(tx, last ?? NO_LINE, now);
    },
    { timeoutMs: MAX_MS },
  );
}

async function makeLines(tx: Transaction, last: { number: number; hash: string }, now: Date): Promise<StoredLine[]> {
  const articleCount = await tx.article.count();
  const made: StoredLine[] = [];
  for (;;) {
    const heads = await takeGrown(tx);
    const before = made.at(-1) ?? last;
    // Several lines of one day, and none without a head but the first.
    if (made.length > 0 && heads.length === 0) return made;
    const number = before.number + 1;
    const written = { number, ...writeHeadLine({ number, at: now.toISOString(), articleCount, heads, before: before.hash }) };
    await tx.headLine.create({ data: { ...written, madeAt: now } });
    made.push(written);
    if (heads.length < MAX_HEADS_IN_LINE) return made;
  }
}

/** The ends of some journals that have grown since they were published, which they are with this. */
async function takeGrown(tx: Transaction) {
  const heads = await tx.$queryRaw<{ articleId: string; seq: number; hash: string }[]>`
    select a.id::text as "articleId", a."headSeq" as seq, a."headHash" as hash
    from "Article" a left join "PublishedHead" p on p."articleId" = a.id
    where a."headSeq" > coalesce(p.seq, 0) order by a.id limit ${MAX_HEADS_IN_LINE}`;
  await tx.$executeRaw`
    insert into "PublishedHead" ("articleId", seq)
    select "articleId", seq from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as r("articleId" uuid, seq int)
    on conflict ("articleId") do update set seq = excluded.seq`;
  return heads;
}

/** The lines after `number`, in order, some at a time. */
export async function linesAfter(number: number): Promise<StoredLine[]> {
  return prisma.headLine.findMany({
    where: { number: { gt: number } },
    orderBy: { number: 'asc' },
    take: 20,
    select: { number: true, line: true, hash: true },
  });
}
