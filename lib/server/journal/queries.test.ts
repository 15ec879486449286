import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { createFromArchive } from '../articles/archive-import';
import { listAuthors, nameAuthor, readArticle, setArchived } from '../articles/articles';
import { prisma } from '../database';
import { exported } from '../export/exported.fixture';
import { countInbox, listInbox, markInboxRead } from '../inbox/inbox';
import { mailQueries } from '../inbox/query-mail';
import { followFeed } from '../live/article-feed';
import { openMailbox } from '../mailbox.fixture';
import { changePreferences } from '../people/me';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { appendBatch } from './append';
import { eraseWords } from './erase-words';
import { readEntriesAfter } from './read';
import { readState } from './read-state';
import { verifyArticle } from './verify';

const everyone = [...roles, 'admin'] as const;

let deskId: string;
let people: PeopleByRole;
let articleId: string;
let annotationId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
  annotationId = await tagWords(people.checker, articleId, 'Nothing happened');
});
afterEach(() => vi.unstubAllEnvs());

async function ask(actor: Actor = people.checker, fields: object = {}) {
  const payload = { threadId: uuidv7(), commentId: uuidv7(), annotationId, text: 'Quarkfort?', ...fields };
  await sendEntries(actor, articleId, { type: 'query.asked', payload });
  return payload;
}
const send = (actor: Actor, threadIds: string[], toId: string | null = people.author.id) =>
  sendEntries(actor, articleId, { type: 'queries.sent', payload: { threadIds, toId } });
const answer = (actor: Actor, threadId: string, text = 'Nobody knows.') =>
  sendEntries(actor, articleId, { type: 'comment', payload: { about: 'thread', threadId, commentId: uuidv7(), text } });

/** The article put back from its own archive, with the draft that is in it. */
async function copyWithDraft() {
  const { content } = await exported(people.lead, articleId, 'archive');
  const bytes = new TextEncoder().encode(content);
  const copy = await createFromArchive(people.lead, { id: uuidv7(), deskId, name: 'a.galley.json' }, async () => bytes);
  const threadId = (await readState(people.lead, copy.id)).state.threads?.[0]?.id ?? '';
  return { copy, threadId };
}

const threadsOf = async (actor: Actor) => (await readState(actor, articleId)).state.threads ?? [];
const entriesOf = async (actor: Actor) => JSON.stringify(await readEntriesAfter(actor, articleId, 0));

describe('the rights over queries', () => {
  it.each(everyone)('are those of the table for the %s', async (role) => {
    const actor = people[role];
    const allowed = may(actor, 'ask author', { deskId, own: role === 'author' }) ? null : 'forbidden';
    expect(allowed).toBe(['checker', 'editor', 'lead', 'admin'].includes(role) ? null : 'forbidden');
    const [one, other] = [await ask(people.lead), await ask(people.lead)];
    const act = (type: string, payload: object) => codeOf(sendEntries(actor, articleId, { type, payload }));
    expect(await codeOf(ask(actor))).toBe(allowed);
    expect(await act('query.changed', { threadId: one.threadId, text: 'Who?' })).toBe(allowed);
    expect(await act('query.withdrawn', { threadId: other.threadId })).toBe(allowed);
    expect(await act('queries.sent', { threadIds: [one.threadId], toId: null })).toBe(allowed);
    const received = { threadId: one.threadId, commentId: uuidv7(), text: 'Me', who: 'R. A.', how: 'phone' };
    if (allowed !== null) await send(people.lead, [one.threadId]);
    expect(await act('query.answered', received)).toBe(allowed);
    expect(await act('thread-resolved', { threadId: one.threadId })).toBe(allowed);
  });

  it('find no article for a stranger and for an author of another one', async () => {
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    const otherAuthor = await makePerson({ roles: { [deskId]: 'author' } });
    const { threadId } = await ask();
    for (const actor of [stranger, otherAuthor]) {
      const batch = {
        base: { version: 0, seq: 1 },
        clientId: 'a-test-tab',
        schemaVersion: SCHEMA_VERSION,
        entries: [{ id: uuidv7(), type: 'queries.sent', payload: { threadIds: [threadId], toId: null } }],
      };
      expect(await codeOf(appendBatch(actor, articleId, batch))).toBe('not-found');
    }
  });

  it('end where the article is archived', async () => {
    await setArchived(people.editor, articleId, { isArchived: true });
    expect(await codeOf(ask(people.lead))).toBe('conflict');
  });
});

describe('a draft', () => {
  it.each(everyone)('is kept from all but the checkers’ side, in every way there is: %s', async (role) => {
    const actor = people[role];
    const sees = !['author', 'reader'].includes(role);
    const { threadId } = await ask();
    await sendEntries(people.checker, articleId, { type: 'query.changed', payload: { threadId, text: 'Quarkfort twice?' } });
    expect((await threadsOf(actor)).map(({ id }) => id)).toEqual(sees ? [threadId] : []);
    expect((await entriesOf(actor)).includes('Quarkfort')).toBe(sees);
    const { entries } = await readEntriesAfter(actor, articleId, 0);
    expect(entries.slice(-2).map(({ actorId }) => actorId === people.checker.id)).toEqual([sees, sees]);
    const atThen = await readState(actor, articleId, 3);
    expect(JSON.stringify(atThen).includes('Quarkfort')).toBe(sees);
    const batch = {
      base: { version: 0, seq: 1 },
      clientId: 'a-test-tab',
      schemaVersion: SCHEMA_VERSION,
      entries: [{ id: uuidv7(), type: 'comment', payload: { about: 'article', threadId: uuidv7(), commentId: uuidv7(), text: 'Hm' } }],
    };
    expect(JSON.stringify(await appendBatch(actor, articleId, batch)).includes('Quarkfort')).toBe(sees);
    expect((await exported(actor, articleId, 'archive')).content.includes('Quarkfort')).toBe(sees);
    expect((await exported(actor, articleId, 'html')).loss.some(({ what }) => what.includes('queries'))).toBe(sees);
    expect((await listInbox(actor, { limit: 10 })).rows.filter(({ text }) => text.includes('Quarkfort'))).toEqual([]);
  });

  it.each(['author', 'reader'] as const)(
    'is not in the archive that the %s makes, which says so and can be brought in again',
    async (role) => {
      const [sent, draft] = [await ask(people.checker, { text: 'Who says so?' }), await ask(people.editor)];
      await send(people.checker, [sent.threadId]);
      const { content, loss } = await exported(people[role], articleId, 'archive');
      expect(loss).toEqual([{ annotationId: null, label: null, what: expect.stringContaining('The history is left out') }]);
      for (const secret of ['Quarkfort', draft.threadId, people.editor.id]) expect(content).not.toContain(secret);
      const bytes = async () => new TextEncoder().encode(content);
      const copy = await createFromArchive(people.lead, { id: uuidv7(), deskId, name: 'a.galley.json' }, bytes);
      const { threads = [] } = (await readState(people.lead, copy.id)).state;
      expect(threads.map(({ comments, query }) => [comments[0]?.text, query?.sent !== null])).toEqual([['Who says so?', true]]);
      expect(await verifyArticle(copy.id)).toEqual([]);
      // Sent since, the draft is no secret any more, but how it was worded before is.
      await sendEntries(people.editor, articleId, { type: 'query.changed', payload: { threadId: draft.threadId, text: 'Who?' } });
      await send(people.editor, [draft.threadId]);
      const later = await exported(people[role], articleId, 'archive');
      expect([later.loss.length, later.content.includes('Quarkfort'), later.content.includes('Who?')]).toEqual([1, false, true]);
    },
  );

  it('leaves the archive of whoever sees it whole, and so does an article without queries for everyone', async () => {
    const { id } = await makeArticle(people.author, deskId);
    expect((await exported(people.reader, id, 'archive')).loss).toEqual([]);
    await ask();
    expect((await exported(people.checker, articleId, 'archive')).loss).toEqual([]);
  });

  it('goes over a live stream to those who see drafts alone', async () => {
    const told: Record<string, string> = {};
    const stop = await followFeed(articleId, {
      onFrame: (_, frame) => {
        for (const role of everyone) told[role] = `${told[role] ?? ''}${new TextDecoder().decode(frame.bytesFor(people[role]))}`;
      },
      onUnknown: () => undefined,
    });
    const { threadId } = await ask();
    await expect.poll(() => told.lead).toContain('Quarkfort');
    for (const role of everyone) expect(told[role]?.includes('Quarkfort'), role).toBe(!['author', 'reader'].includes(role));
    await send(people.checker, [threadId]);
    await expect.poll(() => told.author).toContain('Quarkfort');
    stop();
  });
});

describe('a query that was sent', () => {
  it('is in the author’s inbox and nobody else’s, and the answer in the asker’s and the sender’s', async () => {
    const { threadId } = await ask(people.checker, { replacement: 'Little happened' });
    await send(people.editor, [threadId]);
    const inbox = async (actor: Actor) => (await listInbox(actor, { limit: 10 })).rows.filter((row) => row.threadId === threadId);
    expect(await inbox(people.author)).toMatchObject([{ byName: 'editor', text: 'Quarkfort?', query: 'question', isUnread: true }]);
    expect([...(await inbox(people.checker)), ...(await inbox(people.lead))]).toEqual([]);
    await answer(people.author, threadId);
    for (const asker of [people.checker, people.editor]) {
      expect(await inbox(asker)).toMatchObject([{ byName: 'author', text: 'Nobody knows.', query: 'answer' }]);
    }
    expect(await threadsOf(people.author)).toEqual(await threadsOf(people.lead));
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('stays answered when the article comes to be somebody else’s: they have nothing of it in their inbox', async () => {
    const { threadId } = await ask();
    await send(people.checker, [threadId]);
    const karla = await makePerson({ name: 'Karla', roles: { [deskId]: 'author' } });
    const petra = await makePerson({ name: 'Petra', roles: { [deskId]: 'author' } });
    await nameAuthor(people.lead, articleId, { authorId: karla.id });
    await answer(karla, threadId);
    await nameAuthor(people.lead, articleId, { authorId: petra.id });
    expect((await listInbox(petra, { limit: 10 })).rows).toEqual([]);
    expect((await listInbox(people.checker, { limit: 10 })).rows).toMatchObject([{ byId: karla.id, query: 'answer' }]);
    expect(await readArticle(people.lead, articleId)).toMatchObject({ stage: 'tagging' });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is answered by whose article it is by then, too: for the inbox as for its card', async () => {
    const other = await makePerson({ roles: { [deskId]: 'author' } });
    const { threadId } = await ask();
    await send(people.checker, [threadId]);
    await nameAuthor(people.lead, articleId, { authorId: other.id });
    await answer(other, threadId);
    expect((await listInbox(people.checker, { limit: 10 })).rows).toMatchObject([{ byId: other.id, query: 'answer' }]);
    await answer(people.lead, threadId, 'I see.');
    expect((await listInbox(people.checker, { limit: 10 })).rows).toMatchObject([{ byId: people.lead.id, query: null }]);
  });

  it('asks nothing any more when it is withdrawn, and what was said in it stays unread', async () => {
    const [{ threadId }, other] = [await ask(), await ask()];
    await changePreferences(people.author, { inboxMail: 'at-once' });
    await send(people.checker, [threadId, other.threadId]);
    const inbox = async () => (await listInbox(people.author, { limit: 10 })).rows;
    expect(await inbox()).toMatchObject([{ isWithdrawn: false }, { isWithdrawn: false }]);
    const reply = { about: 'thread', threadId: other.threadId, commentId: uuidv7(), text: 'Or ask the office.' };
    await sendEntries(people.checker, articleId, { type: 'comment', payload: reply });
    for (const one of [threadId, other.threadId]) {
      await sendEntries(people.checker, articleId, { type: 'query.withdrawn', payload: { threadId: one } });
    }
    expect(await inbox()).toMatchObject([
      { threadId: other.threadId, text: 'Or ask the office.', isWithdrawn: true, isUnread: true },
      { threadId, query: 'question', isWithdrawn: true, isUnread: false },
    ]);
    expect(await prisma.readMark.count({ where: { personId: people.author.id, waitingAt: { not: null } } })).toBe(1);
    expect(await countInbox(people.author)).toEqual({ unread: 1 });
  });

  it('has the article with the author until it is answered, settled or withdrawn', async () => {
    const stage = async () => (await readArticle(people.lead, articleId)).stage;
    const [one, two, three] = [await ask(), await ask(), await ask()];
    expect(await stage()).toBe('tagging');
    await send(people.checker, [one.threadId, two.threadId, three.threadId]);
    expect(await stage()).toBe('with-author');
    await answer(people.author, one.threadId);
    await sendEntries(people.checker, articleId, { type: 'query.withdrawn', payload: { threadId: two.threadId } });
    expect(await stage()).toBe('with-author');
    await sendEntries(people.checker, articleId, { type: 'thread-resolved', payload: { threadId: three.threadId } });
    expect(await stage()).toBe('tagging');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is stored with its tables, which the journal agrees with, and put back from an archive', async () => {
    const { threadId } = await ask(people.checker, { replacement: 'Little happened' });
    await send(people.checker, [threadId], null);
    const received = { threadId, commentId: uuidv7(), text: 'Yes.', who: 'R. Amsel', how: 'phone' };
    await sendEntries(people.checker, articleId, { type: 'query.answered', payload: received });
    await ask(people.lead, { text: 'A draft' });
    expect(await prisma.thread.findUnique({ where: { id: threadId } })).toMatchObject({
      query: { proposal: { words: 'Nothing happened', replacement: 'Little happened' }, sent: { byId: people.checker.id, toId: null } },
    });
    expect(await verifyArticle(articleId)).toEqual([]);
    await prisma.comment.update({ where: { id: received.commentId }, data: { received: { who: 'Me', how: 'phone' } } });
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([`Comment ${received.commentId} received`]);
    const { content } = await exported(people.lead, articleId, 'archive');
    const copy = await createFromArchive(people.lead, { id: uuidv7(), deskId, name: 'a.galley.json' }, async () =>
      new TextEncoder().encode(content),
    );
    const threads = (await readState(people.lead, copy.id)).state.threads ?? [];
    expect(threads.map(({ comments, query }) => [comments.length, query?.sent?.toId ?? null, query?.sent === null])).toEqual([
      [2, null, false],
      [1, null, true],
    ]);
    expect(await verifyArticle(copy.id)).toEqual([]);
    expect((await readState(people.reader, copy.id)).state.threads).toHaveLength(1);
    expect(JSON.stringify(await readEntriesAfter(people.reader, copy.id, 0))).not.toContain('A draft');
  });

  it('loses its words where it was asked and where it was sent when the law asks for it', async () => {
    const { threadId } = await ask();
    await send(people.checker, [threadId]);
    await eraseWords(people.admin, articleId, { seqs: [3], reason: 'A wish' });
    const stored = await Promise.all([
      prisma.comment.findMany({ where: { articleId } }),
      prisma.journalEntry.findMany({ where: { articleId } }),
    ]);
    expect(JSON.stringify(stored)).not.toContain('Quarkfort');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('leaves the questions that were sent with it, and is erased where it was asked if it is erased where it was sent', async () => {
    const [one, other] = [await ask(), await ask(people.checker, { text: 'Ambertal?' })];
    await sendEntries(people.checker, articleId, { type: 'query.changed', payload: { threadId: other.threadId, text: 'Lindau?' } });
    await send(people.checker, [one.threadId, other.threadId]);
    await eraseWords(people.admin, articleId, { seqs: [3], reason: 'A wish' });
    expect((await entriesOf(people.author)).includes('Lindau')).toBe(true);
    expect((await entriesOf(people.author)).includes('Quarkfort')).toBe(false);
    expect(await threadsOf(people.author)).toEqual(await threadsOf(people.lead));
    // Lindau could be guessed from a hash of the entry that still says it.
    expect((await readEntriesAfter(people.admin, articleId, 0)).entries.at(-1)?.payload).toMatchObject({
      seqs: [3, 6],
      left: [expect.stringMatching(/^[0-9a-f]{64}$/), null],
    });
    // The first wording of the other question was never sent.
    await eraseWords(people.admin, articleId, { seqs: [4], reason: 'A wish' });
    expect((await entriesOf(people.author)).includes('Lindau')).toBe(true);
    await eraseWords(people.admin, articleId, { seqs: [6], reason: 'A wish' });
    expect(await entriesOf(people.lead)).not.toMatch(/Lindau|Ambertal|Quarkfort/);
    expect(await threadsOf(people.author)).toEqual(await threadsOf(people.lead));
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('loses the words of a draft that came in an archive, too', async () => {
    await ask();
    const { copy, threadId } = await copyWithDraft();
    await sendEntries(people.lead, copy.id, { type: 'queries.sent', payload: { threadIds: [threadId], toId: null } });
    await eraseWords(people.admin, copy.id, { seqs: [1], reason: 'A wish' });
    expect(JSON.stringify(await readEntriesAfter(people.lead, copy.id, 0))).not.toContain('Quarkfort');
    expect(await verifyArticle(copy.id)).toEqual([]);
  });

  it('lets nobody read in an archive how it was worded before it was sent', async () => {
    await ask();
    const { copy, threadId } = await copyWithDraft();
    const changed = { threadId, text: 'Lindau?' };
    await sendEntries(people.lead, copy.id, { type: 'query.changed', payload: changed });
    await sendEntries(people.lead, copy.id, { type: 'queries.sent', payload: { threadIds: [threadId], toId: null } });
    expect((await exported(people.reader, copy.id, 'archive')).content).not.toContain('Quarkfort');
    expect((await exported(people.checker, copy.id, 'archive')).content).toContain('Quarkfort');
    expect((await exported(people.reader, copy.id, 'html')).content).not.toContain('Quarkfort');
  });

  it('is mailed to the author as a link and nothing else, once', async () => {
    const mailbox = await openMailbox();
    vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
    vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
    const { threadId } = await ask();
    await send(people.checker, [threadId]);
    const round = () => mailQueries(() => new Date(Date.now() + 61_000));
    await round();
    const { content } = await mailbox.next(people.author.email);
    expect(content).toContain(`/articles/${articleId}/queries`);
    expect(content).toContain('checker has questions for you');
    expect(content).not.toMatch(/Quarkfort|quiet street|Nothing happened/);
    const other = await ask();
    await send(people.checker, [other.threadId], null);
    await answer(people.author, threadId);
    await round();
    expect(mailbox.taken).toEqual([]);
    await mailbox.stop();
  });
});

describe('nameAuthor', () => {
  it.each(everyone)('is for those whom the table names: %s', async (role) => {
    const actor = people[role];
    const other = await makePerson({ name: 'Ruben Amsel', roles: { [deskId]: 'author' } });
    const allowed = ['editor', 'lead', 'admin'].includes(role) ? null : 'forbidden';
    expect(await codeOf(listAuthors(actor, articleId))).toBe(allowed);
    expect(await codeOf(nameAuthor(actor, articleId, { authorId: other.id }))).toBe(allowed);
    expect(await codeOf(readArticle(other, articleId))).toBe(allowed === null ? null : 'not-found');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('takes an author of the article’s desk, or nobody', async () => {
    const away = await makePerson({ roles: { [await makeDesk()]: 'author' } });
    for (const { id } of [people.editor, away, { id: uuidv7() }]) {
      expect(await codeOf(nameAuthor(people.lead, articleId, { authorId: id }))).toBe('invalid');
    }
    await nameAuthor(people.lead, articleId, { authorId: null });
    expect(await codeOf(readArticle(people.author, articleId))).toBe('not-found');
    expect(await listAuthors(people.lead, articleId)).toEqual({ authorId: null, people: [{ id: people.author.id, name: 'author' }] });
  });

  it('brings what waits for an answer to the new author, once, and nothing that was answered or went another way', async () => {
    const other = await makePerson({ name: 'Ruben Amsel', roles: { [deskId]: 'author' } });
    const [waiting, answered, printed, draft] = [await ask(), await ask(), await ask(), await ask()];
    await send(people.checker, [waiting.threadId, answered.threadId]);
    await send(people.checker, [printed.threadId], null);
    await answer(people.author, answered.threadId);
    await nameAuthor(people.lead, articleId, { authorId: null });
    await nameAuthor(people.lead, articleId, { authorId: other.id });
    const inbox = async (actor: Actor) => (await listInbox(actor, { limit: 10 })).rows;
    expect(await inbox(other)).toMatchObject([{ threadId: waiting.threadId, byName: 'checker', query: 'question', isUnread: true }]);
    expect((await threadsOf(other)).find(({ id }) => id === waiting.threadId)?.query?.sent?.toId).toBe(people.author.id);
    expect((await threadsOf(other)).some(({ id }) => id === draft.threadId)).toBe(false);
    // Whom it was sent to has it already.
    await markInboxRead(other, { upTo: { [articleId]: 1_000 } });
    await nameAuthor(people.lead, articleId, { authorId: people.author.id });
    expect((await inbox(people.author)).map(({ threadId }) => threadId).sort()).toEqual([waiting.threadId, answered.threadId].sort());
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('leaves nobody to send to who is no author of the desk any more', async () => {
    const { threadId } = await ask();
    await prisma.membership.deleteMany({ where: { personId: people.author.id } });
    expect(await codeOf(send(people.checker, [threadId]))).toBe('invalid');
    await send(people.checker, [threadId], null);
  });

  it('makes a list that was begun for another author be looked at again', async () => {
    const { threadId } = await ask();
    const other = await makePerson({ roles: { [deskId]: 'author' } });
    await nameAuthor(people.lead, articleId, { authorId: other.id });
    expect(await codeOf(send(people.checker, [threadId]))).toBe('conflict');
    await send(people.checker, [threadId], other.id);
    expect(await codeOf(answer(people.author, threadId))).toBe('not-found');
    await answer(other, threadId);
  });
});
