import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { JournalEntry } from '@/lib/domain/journal/entry';
import type { Actor } from '@/lib/domain/people/permissions';
import type { PreferencesPatch } from '@/lib/domain/people/preferences';
import { makeArticle, sendEntries, tagWords } from './article.fixture';
import { moveArticle } from './articles';
import { prisma } from './database';
import { mailInboxes } from './inbox-mail';
import { readEntries } from './journal/entry-rows';
import { openMailbox } from './mailbox.fixture';
import { changePreferences } from './me';
import { setDisabled } from './people';
import { makeDesk, makePerson } from './people.fixture';
import { mailQueries } from './query-mail';

type Person = Awaited<ReturnType<typeof makePerson>>;

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
let deskId: string;
let author: Person;
let checker: Person;
let articleId: string;
let sent: JournalEntry[];

beforeEach(async () => {
  deskId = await makeDesk();
  author = await makePerson({ name: 'Ruben Amsel', roles: { [deskId]: 'author' } });
  checker = await makePerson({ name: 'Nika Petrov', roles: { [deskId]: 'checker' } });
  ({ id: articleId } = await makeArticle(author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await mailbox.stop();
  // What waits in one test is nobody's in the next, which looks at everyone's mail too.
  await prisma.readMark.updateMany({ data: { waitingAt: null } });
});

/** Sends a query; the mails about it are then sent by hand, so that it is known when they are through. */
async function sendQuery(sender: Actor = checker): Promise<void> {
  const annotationId = await tagWords(checker, articleId, 'Nothing happened');
  const threadId = uuidv7();
  const asked = { threadId, commentId: uuidv7(), annotationId, text: 'Nothing at all?' };
  await sendEntries(checker, articleId, { type: 'query.asked', payload: asked });
  await sendEntries(sender, articleId, { type: 'queries.sent', payload: { threadIds: [threadId], toId: author.id } });
  sent = await readEntries(prisma, articleId, 3);
  await openMail();
}

async function openMail(): Promise<void> {
  mailbox = await openMailbox();
  vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
  vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
}

async function mailsAfterAll(sender: Actor = checker): Promise<(string | undefined)[]> {
  await mailQueries(sender, articleId, sent);
  await mailInboxes(() => new Date(Date.now() + 120_000));
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
    await openMail();
    const sent = (await readEntries(prisma, articleId, 0)).filter(({ type }) => type === 'queries.sent');
    await mailQueries(checker, articleId, sent.slice(0, 2));
    await mailQueries(checker, articleId, sent.slice(2));
    expect(mailbox.taken).toHaveLength(1);
  });

  it('does not tell people what they sent themselves', async () => {
    await prisma.membership.updateMany({ where: { personId: author.id }, data: { role: 'checker' } });
    const self = { ...author, memberships: { [deskId]: 'checker' as const } };
    await sendQuery(self);
    expect(await mailsAfterAll(self)).toEqual([]);
  });

  it('tells nobody who was disabled, or whose article went to another desk', async () => {
    const admin = await makePerson({ isAdmin: true });
    await sendQuery();
    await setDisabled(admin, author.id, { isDisabled: true });
    expect(await mailsAfterAll()).toEqual([]);
    await setDisabled(admin, author.id, { isDisabled: false });
    await moveArticle(admin, articleId, { deskId: await makeDesk() });
    expect(await mailsAfterAll()).toEqual([]);
  });
});
