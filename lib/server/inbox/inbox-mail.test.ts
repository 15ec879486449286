import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import type { Actor } from '@/lib/domain/people/permissions';
import type { PreferencesPatch } from '@/lib/domain/people/preferences';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { MAX_MAIL_TRIES } from '@/lib/domain/talk/inbox-mail';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { nameOwner } from '../articles/article-desk-work';
import { deleteArticle, setArchived } from '../articles/articles';
import { reopenArticle, signArticle } from '../articles/sign-off';
import { markThreadsRead } from '../articles/threads';
import { prisma } from '../database';
import { Prisma } from '../generated/prisma/client';
import { readState } from '../journal/read-state';
import { log } from '../log';
import { openMailbox } from '../mailbox.fixture';
import { removeMember } from '../people/desks';
import { changePreferences } from '../people/me';
import { setDisabled } from '../people/people';
import { makeDesk, makePerson } from '../people.fixture';
import { listInbox, markGivenRead, markInboxRead } from './inbox';
import { mailInbox, mailInboxes } from './inbox-mail';

type Person = Awaited<ReturnType<typeof makePerson>>;

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let isRefusing: boolean;
/** What happens while the mail server looks at a recipient. */
let meanwhile: () => Promise<unknown>;
let deskId: string;
let lead: Person;
let elif: Person;
let nika: Person;
let articleId: string;

beforeEach(async () => {
  isRefusing = false;
  // What waits from another test, of another file too, is nobody's here: everyone's mail is looked at.
  await prisma.readMark.updateMany({ data: { waitingAt: null } });
  await prisma.givenMark.updateMany({ data: { waitingAt: null } });
  await prisma.reopenedMark.updateMany({ data: { waitingAt: null } });
  meanwhile = async () => undefined;
  mailbox = await openMailbox({ isRefused: () => meanwhile().then(() => isRefusing) });
  vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
  vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
  deskId = await makeDesk();
  lead = await makePerson({ name: 'Hanne Voss', roles: { [deskId]: 'lead' } });
  elif = await makePerson({ name: 'Elif Kaya', roles: { [deskId]: 'checker' } });
  nika = await makePerson({ name: 'Nika Petrov', roles: { [deskId]: 'checker' } });
  ({ id: articleId } = await makeArticle(lead, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await mailbox.stop();
});

const prefer = (person: Actor, patch: PreferencesPatch) => changePreferences(person, patch);

async function comment(actor: Actor, fields: Record<string, unknown> = {}): Promise<string> {
  const payload = { threadId: uuidv7(), commentId: uuidv7(), about: 'article', text: 'Is that so?', ...fields };
  await sendEntries(actor, articleId, { type: 'comment', payload });
  return payload.threadId;
}
const mention = (...people: Actor[]) => comment(elif, { text: 'Who knows?', mentions: people.map(({ id }) => id) });

/**
 * Holds nika's mark of `held`, as her mail does that takes one after the other, while `work` is done, which has to wait for it. Gives whether her mark of
 * `next` was free then.
 */
async function isFreeBehind(held: string, next: string, work: () => Promise<unknown>): Promise<boolean> {
  const working: Promise<unknown>[] = [];
  const lock = (threadId: string) =>
    Prisma.sql`select pg_backend_pid() as pid from "ReadMark" where "personId" = ${nika.id}::uuid and "threadId" = ${threadId}::uuid for update skip locked`;
  const free = await prisma.$transaction(
    async (tx) => {
      const [holder] = await tx.$queryRaw<{ pid: number }[]>(lock(held));
      working.push(work());
      const waiting = () => prisma.$queryRaw`select 1 from pg_stat_activity where ${holder?.pid} = any(pg_blocking_pids(pid))`;
      await expect.poll(waiting).toHaveLength(1);
      return tx.$queryRaw<unknown[]>(lock(next));
    },
    { timeout: 30_000 },
  );
  await Promise.all(working);
  return free.length === 1;
}

const waitsSince = (moment: string) =>
  prisma.readMark.updateMany({ where: { waitingAt: { not: null } }, data: { waitingAt: new Date(moment) } });

/** The clock, so many minutes from now. */
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const round = (minutes: number) => mailInboxes(() => inMinutes(minutes));
const subjects = () => mailbox.taken.map(({ to, content }) => [to[0], /^Subject: (.*)$/m.exec(content)?.[1]]);
const one = 'One new thing is waiting for you in Galley';
const rowOf = (person: Actor) => prisma.inboxMail.findUniqueOrThrow({ where: { personId: person.id } });

describe('mailInboxes', () => {
  it('is quiet for those who did not ask for mail', async () => {
    await mention(nika);
    await round(60 * 48);
    expect(mailbox.taken).toEqual([]);
  });

  it('tells of work that was given, unless it was taken back by then, and of none to those who want mentions only', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await prefer(elif, { inboxMail: 'at-once', inboxMailOf: 'mentions' });
    await nameOwner(lead, articleId, { ownerId: nika.id, seenOwnerId: null });
    await nameOwner(lead, articleId, { ownerId: elif.id, seenOwnerId: nika.id });
    await round(2);
    expect(mailbox.taken).toEqual([]);
    await nameOwner(lead, articleId, { ownerId: nika.id, seenOwnerId: elif.id });
    await round(3);
    expect(subjects()).toEqual([[nika.email, one]]);
    await round(60);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('tells whoever signed that the article was opened again, once, and nobody who has opened it since or wants mentions only', async () => {
    const quill = await makePerson({ name: 'Ada Quill', roles: { [deskId]: 'lead' } });
    for (const one of [nika, quill]) await prefer(one, { inboxMail: 'at-once' });
    await prefer(elif, { inboxMail: 'at-once', inboxMailOf: 'mentions' });
    const opened = async () => {
      const state = async () => stateFromJson((await readState(lead, articleId)).state);
      for (const [actor, signature] of [
        [nika, 'checker'],
        [elif, 'second'],
        [quill, 'standards'],
      ] as const) {
        const now = await state();
        await signArticle(actor, articleId, { signature, seq: now.seq, wordsHash: articleWordsHash(now) });
      }
      await reopenArticle(lead, articleId, { reason: 'A comma.', signOffIds: (await state()).signOffs.map(({ entryId }) => entryId) });
    };
    await opened();
    await markGivenRead(quill, articleId);
    await round(2);
    await round(60);
    expect(subjects()).toEqual([[nika.email, one]]);
    await opened();
    await prefer(nika, { inboxMail: 'never' });
    await round(80);
    expect(subjects()).toEqual([
      [nika.email, one],
      [quill.email, one],
    ]);
  });

  it('tells of what was said in an archived article, and of work in it once it is restored', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await prefer(elif, { inboxMail: 'at-once' });
    await nameOwner(lead, articleId, { ownerId: elif.id, seenOwnerId: null });
    await mention(nika);
    await setArchived(lead, articleId, { isArchived: true });
    await round(2);
    expect(subjects()).toEqual([[nika.email, one]]);
    await setArchived(lead, articleId, { isArchived: false });
    await round(3);
    await round(60);
    expect(subjects()).toEqual([
      [nika.email, one],
      [elif.email, one],
    ]);
  });

  it('tells of nothing on a tag that was removed, and of it once that is restored', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    const annotationId = await tagWords(elif, articleId, 'Nothing happened');
    await comment(elif, { about: 'tag', annotationId, mentions: [nika.id] });
    await sendEntries(lead, articleId, { type: 'annotation.removed', payload: { annotationId } });
    await round(2);
    expect(mailbox.taken).toEqual([]);
    await sendEntries(lead, articleId, { type: 'annotation.restored', payload: { annotationId } });
    await round(2);
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('tells at once, after a minute, with a link and nothing of the article or of people', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await mention(nika);
    await round(0.5);
    expect(mailbox.taken).toEqual([]);
    await round(2);
    expect(subjects()).toEqual([[nika.email, one]]);
    const [{ content } = { content: '' }] = mailbox.taken;
    expect(content).toContain('http://localhost:3000/inbox');
    expect(content).toContain('http://localhost:3000/profile#mail');
    expect(content).not.toMatch(/Elif|Kaya|Nika|Hanne|quiet street|Who knows|Nothing happened/);
    await round(30);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('gathers what comes within ten minutes of a mail', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await mention(nika);
    await round(2);
    await mention(nika);
    await comment(elif, { mentions: [nika.id] });
    await round(5);
    expect(mailbox.taken).toHaveLength(1);
    await round(13);
    expect(subjects().at(-1)).toEqual([nika.email, '2 new things are waiting for you in Galley']);
    expect(mailbox.taken).toHaveLength(2);
  });

  it('tells each day at the hour that the person chose, by the clocks of their zone', async () => {
    await prefer(nika, { inboxMail: 'daily', inboxMailHour: 8, timeZone: 'Europe/Athens' });
    await mention(nika);
    await waitsSince('2026-11-26T12:00:00Z');
    await mailInboxes(() => new Date('2026-11-27T05:59:50Z'));
    expect(mailbox.taken).toEqual([]);
    await mailInboxes(() => new Date('2026-11-27T06:00:00Z'));
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('tells of mentions only, for those who want no more', async () => {
    await prefer(nika, { inboxMail: 'at-once', inboxMailOf: 'mentions' });
    await prefer(elif, { inboxMail: 'at-once' });
    const threadId = await comment(nika);
    const inElifs = await mention(lead);
    await comment(elif, { about: 'thread', threadId });
    await comment(nika, { about: 'thread', threadId: inElifs });
    await round(2);
    expect(subjects()).toEqual([[elif.email, one]]);
    await comment(elif, { about: 'thread', threadId, mentions: [nika.id] });
    await round(4);
    expect(subjects().at(-1)).toEqual([nika.email, one]);
  });

  it('counts from the mention, not from what was said before it, for those who want mentions only', async () => {
    await prefer(nika, { inboxMail: 'at-once', inboxMailOf: 'mentions' });
    const threadId = await comment(nika);
    await comment(elif, { about: 'thread', threadId });
    await waitsSince('2026-11-02T09:00:00Z');
    await comment(elif, { about: 'thread', threadId, mentions: [nika.id] });
    await round(0.5);
    expect(mailbox.taken).toEqual([]);
    const waiting = await prisma.readMark.findMany({ where: { personId: nika.id } });
    // What comes behind it keeps it waiting no longer.
    await comment(elif, { about: 'thread', threadId, mentions: [nika.id] });
    expect((await prisma.readMark.findMany({ where: { personId: nika.id } })).map(({ waitingAt }) => waitingAt)).toEqual(
      waiting.map(({ waitingAt }) => waitingAt),
    );
    await round(2);
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('tells nobody once more of a mention that they have not read by what comes behind it, who want mentions only', async () => {
    await prefer(nika, { inboxMail: 'at-once', inboxMailOf: 'mentions' });
    const threadId = await mention(nika);
    await round(2);
    await comment(elif, { about: 'thread', threadId });
    await round(20);
    expect(subjects()).toEqual([[nika.email, one]]);
    await comment(elif, { about: 'thread', threadId, mentions: [nika.id] });
    await comment(elif, { about: 'thread', threadId });
    await round(40);
    expect(subjects()).toHaveLength(2);
  });

  it('tells nothing of what was read meanwhile, in the article or in the inbox', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    const threadId = await mention(nika);
    await markThreadsRead(nika, articleId, { seen: [{ threadId, seq: 100 }] });
    await mention(nika);
    await markInboxRead(nika, await listInbox(nika, { limit: 1 }));
    await mention(nika);
    await round(20);
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('tells nothing of a comment that was removed meanwhile', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    const [threadId, commentId] = [uuidv7(), uuidv7()];
    await comment(elif, { threadId, commentId, mentions: [nika.id] });
    await sendEntries(elif, articleId, { type: 'comment-removed', payload: { threadId, commentId } });
    await round(20);
    expect(mailbox.taken).toEqual([]);
  });

  it('tells nothing of a mention that was taken out meanwhile', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    const ids = { threadId: uuidv7(), commentId: uuidv7() };
    await comment(elif, { ...ids, mentions: [nika.id] });
    await sendEntries(elif, articleId, { type: 'comment-edited', payload: { ...ids, text: 'Never mind' } });
    await round(2);
    expect(mailbox.taken).toEqual([]);
  });

  it('tells nothing to a disabled person', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await mention(nika);
    await setDisabled(await makePerson({ isAdmin: true }), nika.id, { isDisabled: true, changeId: crypto.randomUUID() });
    await round(20);
    expect(mailbox.taken).toEqual([]);
  });

  it('tells nothing of what the person may not read any more, also when they may again', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await mention(nika);
    await removeMember(lead, deskId, nika.id);
    await round(20);
    await prisma.membership.create({ data: { personId: nika.id, deskId, role: 'checker' } });
    await mention(lead);
    await round(40);
    expect(mailbox.taken).toEqual([]);
    expect(await prisma.readMark.count({ where: { waitingAt: { not: null } } })).toBe(0);
  });

  it('tells nothing of deleted articles', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await mention(nika);
    await deleteArticle(await makePerson({ isAdmin: true }), articleId);
    await round(20);
    expect(mailbox.taken).toEqual([]);
  });

  it('goes by what the person wants when it is due', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await mention(nika);
    await waitsSince('2026-11-26T12:00:00Z');
    await prefer(nika, { inboxMail: 'daily', inboxMailHour: 8, timeZone: 'UTC' });
    await mailInboxes(() => new Date('2026-11-27T07:59:00Z'));
    expect(mailbox.taken).toEqual([]);
    await prefer(nika, { inboxMailHour: 7 });
    await mailInboxes(() => new Date('2026-11-27T07:59:00Z'));
    expect(mailbox.taken).toHaveLength(1);
  });

  it('does not come back to what came while the person wanted no mail', async () => {
    await mention(nika);
    await prefer(nika, { inboxMail: 'at-once' });
    await round(20);
    await mention(nika);
    await prefer(nika, { inboxMail: 'never' });
    await prefer(nika, { inboxMail: 'at-once' });
    await round(40);
    expect(mailbox.taken).toEqual([]);
    await mention(nika);
    await round(60);
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('stops between two people when it is told to', async () => {
    await prefer(nika, { inboxMail: 'at-once' });
    await prefer(lead, { inboxMail: 'at-once' });
    await mention(nika, lead);
    await mailInboxes(
      () => inMinutes(2),
      () => mailbox.taken.length === 1,
    );
    expect(mailbox.taken).toHaveLength(1);
    await round(2);
    expect(subjects().map(([to]) => to)).toEqual(expect.arrayContaining([nika.email, lead.email]));
  });
});

describe('those who take marks of a person while their mail does', () => {
  /** Two threads that wait for nika in the order of their ids, the second begun first, and the comment of the first. */
  async function twoThreads() {
    await prefer(nika, { inboxMail: 'at-once' });
    const [first, second, commentId] = [uuidv7(), uuidv7(), uuidv7()];
    await comment(elif, { threadId: second, mentions: [nika.id] });
    await comment(elif, { threadId: first, commentId, mentions: [nika.id] });
    return { first, second, commentId };
  }

  it('take them in one order, where one thread has a new comment and another loses one', async () => {
    const { first, second, commentId } = await twoThreads();
    const added = { threadId: second, commentId: uuidv7(), about: 'thread', text: 'And now?' };
    const work = () =>
      sendEntries(
        elif,
        articleId,
        { type: 'comment', payload: added },
        { type: 'comment-removed', payload: { threadId: first, commentId } },
      );
    expect(await isFreeBehind(first, second, work)).toBe(true);
  });

  it('take them in one order, where the person wants no mail any more', async () => {
    const { first, second } = await twoThreads();
    expect(await isFreeBehind(first, second, () => prefer(nika, { inboxMail: 'never' }))).toBe(true);
  });
});

describe('mailInbox', () => {
  beforeEach(async () => {
    await prefer(nika, { inboxMail: 'at-once' });
  });

  it('mails once, however many processes look at the same time', async () => {
    await mention(nika);
    const now = inMinutes(2);
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => mailInbox(nika.id, now)));
    expect(outcomes.filter((outcome) => outcome === 'sent')).toHaveLength(1);
    expect(new Set(outcomes)).not.toContain('failed');
    expect(mailbox.taken).toHaveLength(1);
  });

  it('mails many people once, with several processes at it', async () => {
    const colleagues = await Promise.all(Array.from({ length: 12 }, () => makePerson({ roles: { [deskId]: 'checker' } })));
    for (const person of colleagues) await prefer(person, { inboxMail: 'at-once' });
    await mention(...colleagues);
    await Promise.all([round(2), round(2), round(2)]);
    expect(subjects().map(([to]) => to)).toHaveLength(12);
    expect(new Set(subjects().map(([to]) => to))).toEqual(new Set(colleagues.map(({ email }) => email)));
  });

  it('mails again, under the same Message-ID, what a process took and died over', async () => {
    await mention(nika);
    // A connection that breaks when the mail is noted is what a process that dies then looks like: the mail is out, the tables know nothing.
    await prisma.$executeRaw`create function refuse() returns trigger language plpgsql as 'begin raise exception ''gone''; end'`;
    await prisma.$executeRaw`create trigger dies before update on "ReadMark" execute function refuse()`;
    try {
      await expect(mailInbox(nika.id, inMinutes(2))).rejects.toThrow();
    } finally {
      await prisma.$executeRaw`drop trigger dies on "ReadMark"`;
      await prisma.$executeRaw`drop function refuse()`;
    }
    expect(await mailInbox(nika.id, inMinutes(4))).toBe('held');
    expect(await mailInbox(nika.id, inMinutes(8))).toBe('sent');
    const ids = mailbox.taken.map(({ content }) => /^Message-ID: (.*)$/im.exec(content)?.[1]);
    expect(ids).toEqual([expect.stringMatching(/^<inbox\.[0-9a-f]{40}@localhost>$/), ids[0]]);
    expect(await mailInbox(nika.id, inMinutes(30))).toBe('nothing');
  });

  it('notes a mail that is out also where the one who stood in its way was let go on', async () => {
    await mention(nika);
    // PostgreSQL ends one of two who wait for each other.
    await prisma.$executeRaw`create sequence deadlocks`;
    await prisma.$executeRaw`create function lose() returns trigger language plpgsql as
      'begin if nextval(''deadlocks'') = 1 then raise exception ''deadlock detected'' using errcode = ''40P01''; end if; return new; end'`;
    await prisma.$executeRaw`create trigger loses before update on "ReadMark" for each row execute function lose()`;
    try {
      expect(await mailInbox(nika.id, inMinutes(2))).toBe('sent');
    } finally {
      await prisma.$executeRaw`drop trigger loses on "ReadMark"`;
      await prisma.$executeRaw`drop function lose()`;
      await prisma.$executeRaw`drop sequence deadlocks`;
    }
    expect(await mailInbox(nika.id, inMinutes(30))).toBe('nothing');
    expect(mailbox.taken).toHaveLength(1);
  });

  it('leaves waiting what comes while a mail is on its way', async () => {
    const [threadId] = [await mention(nika), await mention(nika)];
    meanwhile = () => comment(elif, { about: 'thread', threadId });
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('sent');
    meanwhile = async () => undefined;
    const left = await prisma.readMark.findMany({ where: { personId: nika.id, waitingAt: { not: null } } });
    expect(left.map((mark) => mark.threadId)).toEqual([threadId]);
    expect(left[0]?.waitingAt).toEqual(left[0]?.newestAt);
    await round(13);
    expect(subjects().map(([, subject]) => subject)).toEqual(['2 new things are waiting for you in Galley', one]);
  });

  it('leaves of it only another mention waiting, for those who want mentions only', async () => {
    await prefer(nika, { inboxMail: 'at-once', inboxMailOf: 'mentions' });
    const [answered, named, edited] = [await mention(nika), await mention(nika), await mention(nika)];
    const answer = { about: 'thread', threadId: edited, commentId: uuidv7() };
    await comment(elif, answer);
    meanwhile = async () => {
      for (const threadId of [answered, named]) await comment(elif, { about: 'thread', threadId });
      await comment(elif, { about: 'thread', threadId: named, mentions: [nika.id] });
      const { about: _about, ...ids } = answer;
      await sendEntries(elif, articleId, { type: 'comment-edited', payload: { ...ids, text: 'And you?', mentions: [nika.id] } });
    };
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('sent');
    const left = await prisma.readMark.findMany({ where: { personId: nika.id, waitingAt: { not: null } } });
    expect(left.map(({ threadId }) => threadId).sort()).toEqual([named, edited].sort());
  });

  it('lets nothing wait that is read while a mail is on its way', async () => {
    const threadId = await mention(nika);
    meanwhile = async () => {
      await comment(elif, { about: 'thread', threadId });
      await markThreadsRead(nika, articleId, { seen: [{ threadId, seq: 100 }] });
    };
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('sent');
    expect(await prisma.readMark.count({ where: { waitingAt: { not: null } } })).toBe(0);
  });

  it('tries again later and later, logs no address, and leaves it to the inbox in the end', async () => {
    const lines: unknown[] = [];
    for (const level of ['warn', 'error'] as const) vi.spyOn(log, level).mockImplementation((...line: unknown[]) => lines.push(line));
    await mention(nika);
    isRefusing = true;
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('failed');
    expect(await mailInbox(nika.id, inMinutes(2.5))).toBe('held');
    let minutes = 2;
    for (let tries = 2; tries < MAX_MAIL_TRIES; tries += 1) {
      minutes += 121;
      expect([tries, await mailInbox(nika.id, inMinutes(minutes))]).toEqual([tries, 'failed']);
    }
    minutes += 121;
    expect(await mailInbox(nika.id, inMinutes(minutes))).toBe('gave-up');
    isRefusing = false;
    await round(minutes + 121);
    expect(mailbox.taken).toEqual([]);
    expect(JSON.stringify(lines)).toContain('was given up');
    expect(JSON.stringify(lines)).not.toContain('@');
    // The next thing is told as ever.
    await mention(nika);
    await round(minutes + 121);
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('counts tries anew where all that was tried was read, and something else came since', async () => {
    await prisma.inboxMail.create({ data: { personId: nika.id, tries: MAX_MAIL_TRIES - 1, heldUntil: inMinutes(-1) } });
    await mention(nika);
    isRefusing = true;
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('failed');
    expect(await rowOf(nika)).toMatchObject({ tries: 1 });
  });

  it('sends nothing more once processes have died over it again and again', async () => {
    await mention(nika);
    await prisma.inboxMail.create({ data: { personId: nika.id, tries: MAX_MAIL_TRIES, holdId: uuidv7(), heldUntil: inMinutes(1) } });
    vi.spyOn(log, 'error').mockImplementation(() => undefined);
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('gave-up');
    expect(mailbox.taken).toEqual([]);
    expect(await rowOf(nika)).toMatchObject({ tries: 0, heldUntil: null, holdId: null });
  });

  it.each(['mailedAt', 'heldUntil'])('mails whom a clock that was ahead by a year would keep from it, by %s', async (column) => {
    const said = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    await prisma.inboxMail.create({ data: { personId: nika.id, tries: 0, [column]: inMinutes(365 * 24 * 60) } });
    await mention(nika);
    await round(2);
    await mention(nika);
    await round(20);
    expect(subjects()).toEqual([
      [nika.email, one],
      [nika.email, one],
    ]);
    expect(said).toHaveBeenCalledTimes(column === 'mailedAt' ? 1 : 0);
  });

  it('mails about what came while the clock was ahead by a year', async () => {
    await mention(nika);
    await prisma.readMark.updateMany({ where: { personId: nika.id }, data: { waitingAt: inMinutes(365 * 24 * 60) } });
    await round(2);
    expect(subjects()).toEqual([[nika.email, one]]);
  });

  it('tries that again later and later too, and gives it up', async () => {
    await mention(nika);
    await prisma.readMark.updateMany({ where: { personId: nika.id }, data: { waitingAt: inMinutes(365 * 24 * 60) } });
    isRefusing = true;
    expect(await mailInbox(nika.id, inMinutes(2))).toBe('failed');
    expect(await mailInbox(nika.id, inMinutes(200))).toBe('failed');
    expect(await rowOf(nika)).toMatchObject({ tries: 2 });
  });

  it('has nothing for nobody', async () => {
    expect(await mailInbox(uuidv7(), inMinutes(2))).toBe('held');
  });
});
