import { createHash } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { farthestAhead, isClockAhead } from '@/lib/domain/clock-ahead';
import { DomainError } from '@/lib/domain/errors';
import { Preferences } from '@/lib/domain/people/preferences';
import { inboxMailDueAt, MAX_MAIL_TRIES, mailRetryDelayMs } from '@/lib/domain/talk/inbox-mail';
import { inboxMessage } from '@/lib/domain/talk/mail-message';
import { inTransaction, prisma, type Transaction } from '../database';
import { Prisma } from '../generated/prisma/client';
import { isFree } from '../holds';
import { log } from '../log';
import { publicAddress, sendMail } from '../mail';
import { actorOfRow } from '../people/person-view';
import { readableArticles } from '../rights/readable-articles';
import { readableDesks } from '../rights/readable-desks';
import { inboxMarks, unreadQuestions, wantsInboxMail, wantsMentionsOnly } from './inbox-marks';
import { stopToken } from './stop-inbox-mail';

/** Longer than any mail takes: if the process that sends it dies, another tries again after so long. */
export const HOLD_MS = 300_000;

/** Marks `m` of the person `p` that wait to be mailed about, of the kind that the person wants. */
const waiting = Prisma.sql`m."waitingAt" is not null and m."isUnread" and p."disabledAt" is null
  and ${wantsInboxMail} and (m."isMentioned" or p.preferences->>'inboxMailOf' is distinct from 'mentions')`;

interface Candidate {
  personId: string;
  preferences: unknown;
  waitingSince: Date;
  mailedAt: Date | null;
}

/**
 * Mails everyone whose mail is due, one after the other, until `isStopped`. It is asked again and again, in every process: who is mailed, is
 * decided by `mailInbox`. What is due stands in the tables alone, so nothing is lost with a process.
 */
export async function mailInboxes(clock: () => Date, isStopped: () => boolean = () => false): Promise<void> {
  const now = clock();
  const candidates = await prisma.$queryRaw<Candidate[]>`
    select p.id::text as "personId", p.preferences, min(m."waitingAt") as "waitingSince", l."mailedAt"
    from ${inboxMarks} join "Person" p on p.id = m."personId" left join "InboxMail" l on l."personId" = p.id
    where ${waiting} and ${isFree(Prisma.sql`l."heldUntil"`, now)}
    group by p.id, l."personId" order by 3`;
  for (const candidate of candidates) {
    if (isStopped()) return;
    if (isDue(candidate, now)) await mailInbox(candidate.personId, clock());
  }
}

/** What became of a person's mail. `held`: another process is at it, or it is not to be tried again yet. `nothing` was due. */
export type InboxMailOutcome = 'held' | 'nothing' | 'sent' | 'failed' | 'gave-up';

/**
 * Mails a person once about all that waits in their inbox and that they may read now. Whoever holds their row mails; what was mailed waits no
 * longer once the mail server has taken it. A process that dies in between leaves a message that is sent again, with the same Message-ID: SMTP
 * cannot do better. What the mail server does not take is tried again later and later, and in the end left to the inbox.
 */
export async function mailInbox(personId: string, now: Date): Promise<InboxMailOutcome> {
  const holdId = uuidv7();
  const hold = await takeHold(personId, holdId, now);
  if (hold === null) return 'held';
  if (isClockAhead(hold.mailedAt, now))
    log.warn({ personId, mailedAt: hold.mailedAt }, 'A mail about an inbox was noted by a clock that was ahead');
  // Read under the hold: whoever had it before may have mailed all of it.
  const due = await readDue(personId, hold.mailedAt, now);
  const readable = due?.marks.filter(({ isReadable }) => isReadable) ?? [];
  if (due === null || readable.length === 0) {
    await settle(personId, holdId, { marks: due?.marks ?? [], mailedAt: null });
    return 'nothing';
  }
  // More tries than that only if processes died of it, or could not note that it was taken.
  if (hold.tries <= MAX_MAIL_TRIES && (await sendNotice(personId, due.email, readable)) === 'sent') {
    await noteSent(personId, holdId, { marks: due.marks, mailedAt: now });
    return 'sent';
  }
  const delayMs = mailRetryDelayMs(hold.tries);
  if (delayMs !== null) {
    const heldUntil = new Date(now.getTime() + delayMs);
    await prisma.inboxMail.updateMany({ where: { personId, holdId }, data: { holdId: null, heldUntil } });
    return 'failed';
  }
  await settle(personId, holdId, { marks: due.marks, mailedAt: null });
  log.error({ personId, tries: hold.tries }, 'A mail about an inbox was given up');
  return 'gave-up';
}

function isDue({ preferences, waitingSince, mailedAt }: Omit<Candidate, 'personId'>, now: Date): boolean {
  const dueAt = inboxMailDueAt(Preferences.parse(preferences), {
    // What came by a clock that was ahead has waited long enough.
    waitingSince: isClockAhead(waitingSince, now) ? new Date(0) : waitingSince,
    mailedAt: isClockAhead(mailedAt, now) ? null : mailedAt,
  });
  return dueAt !== null && dueAt <= now;
}

/**
 * Null while another holds it. A try counts from here on, so that what ends the process is not tried for ever. Where all that waits came after the
 * last try was over, what was tried has been read: it is the first. What came by a clock that was ahead says nothing of that.
 */
async function takeHold(personId: string, holdId: string, now: Date): Promise<{ tries: number; mailedAt: Date | null } | null> {
  const [hold] = await prisma.$queryRaw<{ tries: number; mailedAt: Date | null }[]>`
    insert into "InboxMail" as l ("personId", "holdId", "heldUntil", tries)
    select id, ${holdId}::uuid, ${new Date(now.getTime() + HOLD_MS)}, 1 from "Person" where id = ${personId}::uuid
    on conflict ("personId") do update set "holdId" = excluded."holdId", "heldUntil" = excluded."heldUntil",
      tries = case when exists (select 1 from (${oldestWaiting(personId)}) as o("waitingAt")
        where l."heldUntil" < o."waitingAt" and o."waitingAt" <= ${farthestAhead(now)}) then 1 else l.tries + 1 end
    where ${isFree(Prisma.sql`l."heldUntil"`, now)}
    returning tries, "mailedAt"`;
  return hold ?? null;
}

const oldestWaiting = (personId: string) => Prisma.sql`
  select min(m."waitingAt") from ${inboxMarks} join "Person" p on p.id = m."personId" where p.id = ${personId}::uuid and ${waiting}`;

/** Something that waits to be mailed about. */
interface Waiting {
  /** The thread, the article in which work was given, or the entry by which a signature was withdrawn. */
  about: string;
  seq: number;
  /** False: they lost the right since, or the article was deleted. */
  isReadable: boolean;
}

/** What waits for a person's mail, and where it goes; null if none is due. */
async function readDue(personId: string, mailedAt: Date | null, now: Date): Promise<{ email: string; marks: readonly Waiting[] } | null> {
  const person = await prisma.person.findUnique({ where: { id: personId }, include: { memberships: true } });
  if (person === null) return null;
  const actor = actorOfRow(person);
  // Someone in no desk has no inbox: `readableDesks` would refuse them.
  const desks = actor.isAdmin || person.memberships.length > 0 ? await readableDesks(actor, undefined) : [];
  const rows = await prisma.$queryRaw<(Waiting & { waitingAt: Date })[]>`
    select m.about::text, m."newestSeq" as seq, m."waitingAt",
      exists (select 1 from "Article" a where a.id = m."articleId" and ${readableArticles(actor.id, desks)}) as "isReadable"
    from ${inboxMarks} join "Person" p on p.id = m."personId"
    where p.id = ${personId}::uuid and ${waiting} order by m.about`;
  const waitingSince = rows.map(({ waitingAt }) => waitingAt).reduce<Date | null>((one, other) => (one && one < other ? one : other), null);
  if (waitingSince === null || !isDue({ preferences: person.preferences, waitingSince, mailedAt }, now)) return null;
  return { email: person.email, marks: rows };
}

async function sendNotice(personId: string, email: string, marks: readonly Waiting[]) {
  const message = inboxMessage({ count: marks.length, link: publicAddress('/inbox'), profileLink: publicAddress('/profile#mail') });
  const stop = publicAddress(`/api/v1/inbox-mail/${stopToken(personId)}`);
  const told = createHash('sha256')
    .update(JSON.stringify([personId, marks.map(({ about, seq }) => [about, seq])]))
    .digest('hex');
  return sendMail(email, message, {
    messageId: `<inbox.${told.slice(0, 40)}@${new URL(stop).hostname}>`,
    // Mail programs use it over https only. https://www.rfc-editor.org/rfc/rfc8058
    headers: stop.startsWith('https:') ? { 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {},
  });
}

/** Whether a comment that came after what was `told` names the person of the mark `m`, or one was changed so that it does. */
const isNamedSince = Prisma.sql`exists (select 1 from "JournalEntry" e where e."articleId" = m."articleId" and e.seq > told.seq
  and e.type in ('comment', 'comment-edited') and e.payload->>'threadId' = m."threadId"::text
  and e.payload->'mentions' @> jsonb_build_array(m."personId"::text))`;

interface Settled {
  marks: readonly Waiting[];
  /** Null: they were not mailed. */
  mailedAt: Date | null;
}

/** How often it is tried to note that a mail was sent. */
const MAX_NOTE_TRIES = 3;

/** Settles what was sent. The mail is out by then, and would go out again: whoever stood in the way is waited for once more. */
async function noteSent(personId: string, holdId: string, settled: Settled): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await settle(personId, holdId, settled);
    } catch (error) {
      if (tries === MAX_NOTE_TRIES || !(error instanceof DomainError) || error.code !== 'busy') throw error;
    }
  }
}

/** Lets `marks` wait no longer, but for what came into them meanwhile, and gives the hold back, unless another has it by now. */
async function settle(personId: string, holdId: string, { marks, mailedAt }: Settled): Promise<void> {
  await inTransaction(async (tx) => {
    // Locked in the order in which comments lock them, so that the two cannot wait for each other.
    await tx.$executeRaw`
      with told as (
        select m."threadId", r.seq from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as r(about uuid, seq int)
        join "ReadMark" m on m."threadId" = r.about and m."personId" = ${personId}::uuid order by m."threadId" for update of m)
      update "ReadMark" m set "waitingAt" = case
        when m."newestSeq" > told.seq and m."isUnread" and (not ${wantsMentionsOnly(Prisma.sql`m."personId"`)} or ${isNamedSince}) then m."newestAt" end
      from told where m."threadId" = told."threadId" and m."personId" = ${personId}::uuid`;
    // Before the work that was given, as entries write the two.
    if (mailedAt !== null) await forgetToldQueries(tx, personId, marks);
    await tx.$executeRaw`
      update "GivenMark" g set "waitingAt" = case when g."newestSeq" > r.seq and g."isUnread" then g."newestAt" end
      from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as r(about uuid, seq int)
      where g."articleId" = r.about and g."personId" = ${personId}::uuid`;
    // Opened again meanwhile, it is about another entry.
    const told = marks.map(({ about }) => about);
    await tx.reopenedMark.updateMany({ where: { personId, reopeningId: { in: told } }, data: { waitingAt: null } });
    await tx.inboxMail.updateMany({
      where: { personId, holdId },
      data: { holdId: null, heldUntil: null, tries: 0, ...(mailedAt === null ? {} : { mailedAt }) },
    });
  });
}

/**
 * Whoever is mailed at once about all of their inbox hears of queries by that: no mail of their own tells of them once more, also where somebody is just
 * looking whether to send one.
 */
async function forgetToldQueries(tx: Transaction, personId: string, marks: readonly Waiting[]): Promise<void> {
  const told = marks.map(({ about }) => about);
  await tx.$executeRaw`
    delete from "QueryMail" q using "Person" p where q."personId" = ${personId}::uuid and p.id = q."personId"
      and p.preferences->>'inboxMail' = 'at-once' and p.preferences->>'inboxMailOf' is distinct from 'mentions'
      and not exists (select 1 from ${unreadQuestions}
        where m."personId" = q."personId" and m."articleId" = q."articleId" and not m."threadId" = any(${told}::uuid[]))`;
}
