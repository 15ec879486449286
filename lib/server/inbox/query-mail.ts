import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { farthestAhead } from '@/lib/domain/clock-ahead';
import { Preferences } from '@/lib/domain/people/preferences';
import { AT_ONCE_MS, hearsAllAtOnce, MAX_MAIL_TRIES, mailRetryDelayMs } from '@/lib/domain/talk/inbox-mail';
import { queriesMessage } from '@/lib/domain/talk/mail-message';
import { prisma, type Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { beyondAnyHold, isFree } from '../holds';
import { log } from '../log';
import { mailSettings, publicAddress, sendMail } from '../mail';
import { whoMayRead } from '../rights/article-readers';
import type { InboxItem } from './inbox-items';
import { HOLD_MS } from './inbox-mail';
import { unreadQuestions } from './inbox-marks';

/**
 * Has those to whom queries go mailed of it, in the transaction that stores the entries: once for all that goes to them in an article until then.
 * In a house without mail nothing waits.
 */
export async function awaitQueryMail(tx: Transaction, items: readonly InboxItem[]): Promise<void> {
  const asked = items.filter(({ isAsked }) => isAsked);
  if (asked.length === 0 || mailSettings() === null) return;
  const rows = new Map(asked.map((one) => [one.personId, one]));
  await tx.$executeRaw`
    insert into "QueryMail" ("personId", "articleId", "senderId", "newestSeq", "waitingAt")
    select p.id, r."articleId", r."byId", r.seq, r.at
    from jsonb_to_recordset(${JSON.stringify([...rows.values()])}::jsonb) as r("personId" uuid, "articleId" uuid, "byId" uuid, seq int, at timestamptz)
    join "Person" p on p.id = r."personId"
    order by p.id
    on conflict ("personId", "articleId") do update set "senderId" = excluded."senderId", "newestSeq" = excluded."newestSeq", tries = 0,
      -- What was refused before holds up nothing that is sent now, which has its minute as if nothing had waited.
      "waitingAt" = case when "QueryMail".tries > 0 then excluded."waitingAt" else "QueryMail"."waitingAt" end,
      "heldUntil" = case when "QueryMail"."holdId" is not null then "QueryMail"."heldUntil" end`;
}

/** For whom queries wait, and where. */
interface Waiting {
  personId: string;
  articleId: string;
}

/**
 * Mails everyone for whom queries wait, one after the other, until `isStopped`: a link, and nothing of the article. It is asked again and again,
 * in every process. A sending of several batches has come by then, and what was read by then is not mailed about. In an archived article no answer is
 * taken: there it waits until that is restored.
 */
export async function mailQueries(clock: () => Date, isStopped: () => boolean = () => false): Promise<void> {
  const now = clock();
  const due = await prisma.queryMail.findMany({
    where: {
      article: { isArchived: false },
      AND: [
        { OR: [{ waitingAt: { lte: new Date(now.getTime() - AT_ONCE_MS) } }, { waitingAt: { gt: farthestAhead(now) } }] },
        { OR: [{ heldUntil: null }, { heldUntil: { lte: now } }, { heldUntil: { gt: beyondAnyHold(now) } }] },
      ],
    },
    select: { personId: true, articleId: true },
    orderBy: { waitingAt: 'asc' },
  });
  for (const one of due) {
    if (isStopped()) return;
    await mailOne(one, clock());
  }
}

interface Hold extends Waiting {
  holdId: string;
  tries: number;
  senderId: string;
  newestSeq: number;
}

async function mailOne(waiting: Waiting, now: Date): Promise<void> {
  const hold = await takeHold(waiting, now);
  if (hold === null) return;
  const to = await addressOf(hold);
  if (to === 'told-soon') return lookAgain(hold, now);
  // More tries than that only if processes died of it, or could not note that it was taken.
  if (to === null || (hold.tries <= MAX_MAIL_TRIES && (await send(hold, to)) === 'sent')) return settle(hold, now);
  const delayMs = mailRetryDelayMs(hold.tries);
  if (delayMs !== null) {
    const heldUntil = new Date(now.getTime() + delayMs);
    await prisma.queryMail.updateMany({ where: { ...heldBy(hold), newestSeq: hold.newestSeq }, data: { holdId: null, heldUntil } });
    // What was sent while it was tried is tried in its own time.
    await prisma.queryMail.updateMany({ where: heldBy(hold), data: { holdId: null, heldUntil: null } });
    return;
  }
  await settle(hold, now);
  log.error({ personId: hold.personId, articleId: hold.articleId, tries: hold.tries }, 'A mail about queries was given up');
}

/**
 * Null while another holds it, or has mailed it, and where the article was archived since. A try counts from here on, so that what ends the process is not
 * tried for ever.
 */
async function takeHold({ personId, articleId }: Waiting, now: Date): Promise<Hold | null> {
  const holdId = uuidv7();
  const [held] = await prisma.$queryRaw<Pick<Hold, 'tries' | 'senderId' | 'newestSeq'>[]>`
    update "QueryMail" set "holdId" = ${holdId}::uuid, "heldUntil" = ${new Date(now.getTime() + HOLD_MS)}, tries = tries + 1
    where "personId" = ${personId}::uuid and "articleId" = ${articleId}::uuid and ${isFree(Prisma.sql`"heldUntil"`, now)}
      and not exists (select 1 from "Article" a where a.id = "QueryMail"."articleId" and a."isArchived")
    returning tries, "senderId"::text, "newestSeq"`;
  return held ? { personId, articleId, holdId, ...held } : null;
}

const heldBy = ({ personId, articleId, holdId }: Hold) => ({ personId, articleId, holdId });

/**
 * Where the mail goes, read under the hold. Null if there is nothing to say any more: all questions were read, settled or withdrawn, or the person may not
 * read it by now. `told-soon` if they are about to be mailed about all of their inbox, with every question in it. What was said under a question since is
 * not one.
 */
async function addressOf({ personId, articleId }: Hold): Promise<string | 'told-soon' | null> {
  const [person, article, [questions]] = await Promise.all([
    prisma.person.findUnique({ where: { id: personId }, select: { email: true, preferences: true } }),
    prisma.article.findFirst({ where: { id: articleId, deletedAt: null }, select: { deskId: true, authorId: true } }),
    prisma.$queryRaw<{ areMailed: boolean | null }[]>`
      select bool_and(m."waitingAt" is not null) as "areMailed" from ${unreadQuestions}
      where m."personId" = ${personId}::uuid and m."articleId" = ${articleId}::uuid`,
  ]);
  if (person === null || article === null || typeof questions?.areMailed !== 'boolean') return null;
  const [reader] = await whoMayRead(prisma, article, [personId]);
  if (!reader) return null;
  // What came while they wanted no mail waits for none, whatever they want now.
  return questions.areMailed && hearsAllAtOnce(Preferences.parse(person.preferences)) ? 'told-soon' : person.email;
}

/**
 * Gives the hold back, with no try counted. The mail about their inbox takes what it tells of out of the table (`forgetToldQueries`). If the person wants
 * none by then, or none of queries, this one is left to tell of them.
 */
async function lookAgain(hold: Hold, now: Date): Promise<void> {
  const heldUntil = new Date(now.getTime() + AT_ONCE_MS);
  await prisma.queryMail.updateMany({
    where: { ...heldBy(hold), newestSeq: hold.newestSeq },
    data: { holdId: null, heldUntil, tries: hold.tries - 1 },
  });
  await prisma.queryMail.updateMany({ where: heldBy(hold), data: { holdId: null, heldUntil: null } });
}

async function send({ personId, articleId, senderId, newestSeq }: Hold, to: string) {
  const sender = await prisma.person.findUnique({ where: { id: senderId }, select: { name: true } });
  const link = publicAddress(`/articles/${articleId}/queries`);
  const told = createHash('sha256')
    .update(JSON.stringify([personId, articleId, newestSeq]))
    .digest('hex');
  return sendMail(to, queriesMessage({ sender: sender?.name ?? 'A checker', link }), {
    messageId: `<queries.${told.slice(0, 40)}@${new URL(link).hostname}>`,
  });
}

/** Lets it wait no longer, but for what was sent meanwhile. */
async function settle(hold: Hold, now: Date): Promise<void> {
  await prisma.queryMail.deleteMany({ where: { ...heldBy(hold), newestSeq: hold.newestSeq } });
  await prisma.queryMail.updateMany({ where: heldBy(hold), data: { holdId: null, heldUntil: null, tries: 0, waitingAt: now } });
}
