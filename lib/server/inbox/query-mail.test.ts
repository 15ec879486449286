import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/domain/people/permissions';
import type { PreferencesPatch } from '@/lib/domain/people/preferences';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { deleteArticle, moveArticle, nameAuthor, setArchived } from '../articles/articles';
import { markThreadsRead } from '../articles/threads';
import { prisma } from '../database';
import { log } from '../log';
import { openMailbox } from '../mailbox.fixture';
import { changePreferences } from '../people/me';
import { setDisabled } from '../people/people';
import { makeDesk, makePerson } from '../people.fixture';
import { mailInboxes } from './inbox-mail';
import { mailQueries } from './query-mail';

type Person = Awaited<ReturnType<typeof makePerson>>;

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let deskId: string;
let author: Person;
let checker: Person;
let articleId: string;
let isRefusing: boolean;

beforeEach(async () => {
  isRefusing = false;
  // What waits from another test, of another file too, is nobody's here: everyone's mail is looked at.
  await prisma.readMark.updateMany({ data: { waitingAt: null } });
  await prisma.queryMail.deleteMany();
  mailbox = await openMailbox({ isRefused: () => isRefusing });
  vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
  vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
  deskId = await makeDesk();
  author = await makePerson({ name: 'Ruben Amsel', roles: { [deskId]: 'author' } });
  checker = await makePerson({ name: 'Nika Petrov', roles: { [deskId]: 'checker' } });
  ({ id: articleId } = await makeArticle(author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await mailbox.stop();
});

/** Sends a query; its thread. */
async function sendQuery(sender: Actor = checker): Promise<string> {
  const annotationId = await tagWords(checker, articleId, 'Nothing happened');
  const threadId = uuidv7();
  const asked = { threadId, commentId: uuidv7(), annotationId, text: 'Nothing at all?' };
  await sendEntries(checker, articleId, { type: 'query.asked', payload: asked });
  await sendEntries(sender, articleId, { type: 'queries.sent', payload: { threadIds: [threadId], toId: author.id } });
  return threadId;
}

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);
const round = (minutes: number) => mailQueries(() => inMinutes(minutes));

async function mailsAfterAll(): Promise<(string | undefined)[]> {
  await round(2);
  await mailInboxes(() => inMinutes(2));
  await round(30);
  return mailbox.taken.map(({ content }) => /^Subject: (.*)$/m.exec(content)?.[1]);
}

const ofQueries = 'Nika Petrov has questions for you';
const ofInbox = 'One new thing is waiting for you in Galley';

describe('mailQueries', () => {
  it.each<[string, PreferencesPatch, string[]]>([
    ['no mail about the inbox', {}, [ofQueries]],
    ['a daily mail', { inboxMail: 'daily', inboxMailHour: (new Date().getUTCHours() + 12) % 24 }, [ofQueries]],
    ['mail at once', { inboxMail: 'at-once' }, [ofInbox]],
    ['mail at once of what mentions them', { inboxMail: 'at-once', inboxMailOf: 'mentions' }, [ofQueries]],
  ])('tells an author who wants %s once', async (_, preferences, mails) => {
    await changePreferences(author, preferences);
    await sendQuery();
    expect(await mailsAfterAll()).toEqual(mails);
  });

  it('tells an author once of a sending, of however many entries and batches', async () => {
    const annotationId = await tagWords(checker, articleId, 'Nothing happened');
    const threadIds = Array.from({ length: 4 }, () => uuidv7());
    const asked = threadIds.map((threadId) => ({ threadId, commentId: uuidv7(), annotationId, text: 'Nothing at all?' }));
    await sendEntries(checker, articleId, ...asked.map((payload) => ({ type: 'query.asked', payload })));
    const sending = (...ids: string[]) => ({ type: 'queries.sent', payload: { threadIds: ids, toId: author.id } });
    const [one = '', two = '', ...rest] = threadIds;
    await sendEntries(checker, articleId, sending(one), sending(two));
    const answer = { about: 'thread', threadId: one, commentId: uuidv7(), text: 'Nothing.' };
    await sendEntries(author, articleId, { type: 'comment', payload: answer });
    await sendEntries(checker, articleId, sending(...rest));
    await round(0.5);
    expect(mailbox.taken).toEqual([]);
    await Promise.all([round(2), round(2)]);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('does not tell people what they sent themselves', async () => {
    await prisma.membership.updateMany({ where: { personId: author.id }, data: { role: 'checker' } });
    const self = { ...author, memberships: { [deskId]: 'checker' as const } };
    await sendQuery(self);
    expect(await mailsAfterAll()).toEqual([]);
  });

  it('tells nobody who was disabled, or whose article went to another desk', async () => {
    const admin = await makePerson({ isAdmin: true });
    await sendQuery();
    await setDisabled(admin, author.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await mailsAfterAll()).toEqual([]);
    await setDisabled(admin, author.id, { isDisabled: false, changeId: crypto.randomUUID() });
    await moveArticle(admin, articleId, { deskId: await makeDesk() });
    expect(await mailsAfterAll()).toEqual([]);
  });

  it('tries again later and later, whatever process does, and gives up in the end', async () => {
    const failures = vi.spyOn(log, 'warn').mockReturnValue(undefined);
    const givenUp = vi.spyOn(log, 'error').mockReturnValue(undefined);
    await sendQuery();
    isRefusing = true;
    await round(2);
    await round(2.5);
    expect(failures).toHaveBeenCalledTimes(1);
    await round(3.1);
    expect(failures).toHaveBeenCalledTimes(2);
    isRefusing = false;
    await round(3.5);
    expect(mailbox.taken).toEqual([]);
    await round(5.2);
    expect(mailbox.taken).toHaveLength(1);
    expect(await prisma.queryMail.count()).toBe(0);
    await sendQuery();
    isRefusing = true;
    for (let hours = 1; hours < 40; hours += 3) await round(hours * 60);
    expect(givenUp).toHaveBeenCalledTimes(1);
    expect(JSON.stringify([...failures.mock.calls, ...givenUp.mock.calls])).not.toContain(author.email);
    expect(await prisma.queryMail.count()).toBe(0);
  });

  it('tells nothing of what was read, withdrawn or deleted by then', async () => {
    const threadId = await sendQuery();
    await markThreadsRead(author, articleId, { seen: [{ threadId, seq: 100 }] });
    await round(2);
    const other = await sendQuery();
    await sendEntries(checker, articleId, { type: 'query.withdrawn', payload: { threadId: other } });
    await round(2);
    await sendQuery();
    await deleteArticle(await makePerson({ isAdmin: true }), articleId);
    await round(2);
    expect([mailbox.taken, await prisma.queryMail.count()]).toEqual([[], 0]);
  });

  it('tells of queries in an archived article once it is restored, unless they were read meanwhile', async () => {
    const editor = await makePerson({ roles: { [deskId]: 'editor' } });
    const threadId = await sendQuery();
    await setArchived(editor, articleId, { isArchived: true });
    await round(2);
    expect(mailbox.taken).toEqual([]);
    await setArchived(editor, articleId, { isArchived: false });
    await round(3);
    await round(30);
    expect(mailbox.taken).toHaveLength(1);
    await markThreadsRead(author, articleId, { seen: [{ threadId, seq: 100 }] });
    const other = await sendQuery();
    await setArchived(editor, articleId, { isArchived: true });
    await markThreadsRead(author, articleId, { seen: [{ threadId: other, seq: 100 }] });
    await setArchived(editor, articleId, { isArchived: false });
    await round(60);
    expect([mailbox.taken.length, await prisma.queryMail.count()]).toEqual([1, 0]);
  });

  it('tells the author who is named while queries wait, once', async () => {
    const editor = await makePerson({ name: 'Hanne Voss', roles: { [deskId]: 'editor' } });
    const other = await makePerson({ name: 'Mara Lind', roles: { [deskId]: 'author' } });
    for (const _ of [1, 2]) await sendQuery();
    await round(2);
    await nameAuthor(editor, articleId, { authorId: other.id });
    await round(4);
    await round(30);
    expect(mailbox.taken.map(({ to }) => to[0])).toEqual([author.email, other.email]);
    // Who asked, not who named the author.
    expect(mailbox.taken.map(({ content }) => /^Subject: (.*)$/m.exec(content)?.[1])).toEqual([ofQueries, ofQueries]);
  });

  it('tells nothing of what is said under questions that were answered, or settled', async () => {
    const [answered, settled] = [await sendQuery(), await sendQuery()];
    const say = (actor: Actor, threadId: string) =>
      sendEntries(actor, articleId, { type: 'comment', payload: { about: 'thread', threadId, commentId: uuidv7(), text: 'Nothing.' } });
    await markThreadsRead(author, articleId, { seen: [{ threadId: answered, seq: 100 }] });
    await say(author, answered);
    await say(checker, answered);
    await sendEntries(checker, articleId, { type: 'thread-resolved', payload: { threadId: settled } });
    await round(2);
    expect([mailbox.taken, await prisma.queryMail.count()]).toEqual([[], 0]);
  });

  it('tells an author of what came while they wanted no mail, whatever they want by the time the mail server is back', async () => {
    vi.spyOn(log, 'warn').mockReturnValue(undefined);
    await sendQuery();
    isRefusing = true;
    await round(2);
    await changePreferences(author, { inboxMail: 'at-once' });
    isRefusing = false;
    expect(await mailsAfterAll()).toEqual([ofQueries]);
  });

  it('tells nobody again of queries that the mail about their inbox told of first', async () => {
    await changePreferences(author, { inboxMail: 'at-once' });
    await sendQuery();
    await mailInboxes(() => inMinutes(2));
    expect(await mailsAfterAll()).toEqual([ofInbox]);
  });

  it.each<[string, PreferencesPatch]>([
    ['no mail', { inboxMail: 'never' }],
    ['mail of mentions only', { inboxMailOf: 'mentions' }],
  ])('tells an author who comes to want %s before the mail about their inbox came', async (_, preferences) => {
    await changePreferences(author, { inboxMail: 'at-once' });
    // They were mailed a moment ago: what comes now is gathered for ten minutes.
    await prisma.inboxMail.create({ data: { personId: author.id, mailedAt: new Date() } });
    await sendQuery();
    await round(2);
    await mailInboxes(() => inMinutes(2));
    expect(mailbox.taken).toEqual([]);
    await changePreferences(author, preferences);
    expect(await mailsAfterAll()).toEqual([ofQueries]);
    expect(await prisma.queryMail.count()).toBe(0);
  });

  it('waits for the mail about their inbox without counting tries', async () => {
    await changePreferences(author, { inboxMail: 'at-once' });
    await prisma.inboxMail.create({ data: { personId: author.id, mailedAt: new Date() } });
    await sendQuery();
    for (const minutes of [2, 4, 6]) await round(minutes);
    expect(await prisma.queryMail.findMany()).toMatchObject([{ tries: 0, holdId: null }]);
    await mailInboxes(() => inMinutes(12));
    expect(await mailsAfterAll()).toEqual([ofInbox]);
  });

  it('tells nothing of a query that was told of while somebody looked whether to send a mail of it', async () => {
    await changePreferences(author, { inboxMail: 'at-once' });
    await sendQuery();
    await prisma.queryMail.updateMany({ data: { holdId: uuidv7(), heldUntil: inMinutes(7) } });
    await mailInboxes(() => inMinutes(2));
    expect(await prisma.queryMail.count()).toBe(0);
  });

  it('tells nothing of a query that was read, whatever was said since under one that was read before', async () => {
    const first = await sendQuery();
    await markThreadsRead(author, articleId, { seen: [{ threadId: first, seq: 100 }] });
    await round(2);
    await sendEntries(checker, articleId, {
      type: 'comment',
      payload: { about: 'thread', threadId: first, commentId: uuidv7(), text: 'Any news?' },
    });
    const second = await sendQuery();
    await markThreadsRead(author, articleId, { seen: [{ threadId: second, seq: 100 }] });
    await round(2);
    expect([mailbox.taken, await prisma.queryMail.count()]).toEqual([[], 0]);
  });

  it('tells of a query that was not read, whatever was said under it since', async () => {
    const threadId = await sendQuery();
    const comment = { about: 'thread', threadId, commentId: uuidv7(), text: 'By noon, please.' };
    await sendEntries(checker, articleId, { type: 'comment', payload: comment });
    expect(await mailsAfterAll()).toEqual([ofQueries]);
  });

  it('tells of a query in its minute, however long an earlier one is held', async () => {
    vi.spyOn(log, 'warn').mockReturnValue(undefined);
    await sendQuery();
    isRefusing = true;
    for (let minutes = 2; minutes < 130; minutes *= 2) await round(minutes);
    isRefusing = false;
    await sendQuery();
    await round(0.5);
    expect(mailbox.taken).toEqual([]);
    await round(2);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('is taken out before the work that was given, as entries take the two, where the mail about their inbox told of both', async () => {
    await changePreferences(author, { inboxMail: 'at-once' });
    await sendQuery();
    await prisma.article.update({ where: { id: articleId }, data: { ownerId: author.id } });
    const mark = { personId: author.id, articleId, newestSeq: 1, byId: checker.id, isOwner: true };
    await prisma.givenMark.create({ data: { ...mark, newestAt: new Date(), waitingAt: new Date() } });
    const mailing: Promise<unknown>[] = [];
    const free = await prisma.$transaction(
      async (tx) => {
        const [holder] = await tx.$queryRaw<
          { pid: number }[]
        >`select pg_backend_pid() as pid from "QueryMail" where "personId" = ${author.id}::uuid for update`;
        mailing.push(mailInboxes(() => inMinutes(2)));
        const waiting = () => prisma.$queryRaw`select 1 from pg_stat_activity where ${holder?.pid} = any(pg_blocking_pids(pid))`;
        await expect.poll(waiting).toHaveLength(1);
        return tx.$queryRaw`select 1 as held from "GivenMark" where "personId" = ${author.id}::uuid for update skip locked`;
      },
      { timeout: 30_000 },
    );
    await Promise.all(mailing);
    expect(free).toHaveLength(1);
    expect(await prisma.givenMark.count({ where: { personId: author.id, waitingAt: null } })).toBe(1);
  });

  it('tells of a query that a clock ahead by a year would keep', async () => {
    await sendQuery();
    await prisma.queryMail.updateMany({ data: { heldUntil: inMinutes(365 * 24 * 60) } });
    await round(2);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('tells of a query that was sent while the clock was ahead by a year', async () => {
    await sendQuery();
    await prisma.queryMail.updateMany({ data: { waitingAt: inMinutes(365 * 24 * 60) } });
    await round(0);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('has nothing wait in a house without mail', async () => {
    vi.stubEnv('GALLEY_SMTP_URL', '');
    vi.stubEnv('GALLEY_MAIL_FROM', '');
    await sendQuery();
    expect(await prisma.queryMail.count()).toBe(0);
  });
});
