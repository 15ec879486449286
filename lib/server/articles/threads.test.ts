import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { eraseWords } from '../journal/erase-words';
import { readState } from '../journal/read-state';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { whoMayRead } from '../rights/article-readers';
import { setArchived } from './articles';
import { listMentionable, listReadMarks, markThreadsRead } from './threads';

let deskId: string;
let people: PeopleByRole;
let articleId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

const ids = () => ({ threadId: uuidv7(), commentId: uuidv7() });

async function comment(actor: Actor, fields: Record<string, unknown> = {}) {
  const payload = { ...ids(), about: 'article', text: 'Is that so?', ...fields };
  await sendEntries(actor, articleId, { type: 'comment', payload });
  return payload;
}

const threadsNow = async () => (await readState(people.admin, articleId)).state.threads ?? [];

describe('a comment', () => {
  it.each([...roles, 'admin'] as const)('may be written by the %s who cannot even tag', async (role) => {
    await comment(people[role]);
    expect(await threadsNow()).toMatchObject([{ comments: [{ byId: people[role].id, text: 'Is that so?' }] }]);
  });

  it('of an author of another article, or a stranger, finds no article', async () => {
    const other = await makePerson({ roles: { [deskId]: 'author' } });
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    for (const actor of [other, stranger]) expect(await codeOf(comment(actor))).toBe('not-found');
  });

  it('is written to its tables in the same transaction, and the journal agrees with them', async () => {
    const annotationId = await tagWords(people.checker, articleId, 'Nothing happened');
    const { threadId, commentId } = await comment(people.reader, { about: 'tag', annotationId, mentions: [people.editor.id] });
    const answer = { threadId, commentId: uuidv7(), about: 'thread', text: 'No.' };
    await sendEntries(people.checker, articleId, { type: 'comment', payload: answer }, { type: 'thread-resolved', payload: { threadId } });
    await sendEntries(people.reader, articleId, { type: 'comment-edited', payload: { threadId, commentId, text: 'Really?' } });
    expect(await prisma.thread.findMany({ where: { articleId }, include: { comments: { orderBy: { seq: 'asc' } } } })).toMatchObject([
      {
        about: 'tag',
        annotationId,
        resolvedById: people.checker.id,
        comments: [
          { id: commentId, text: 'Really?', byId: people.reader.id, mentions: [], edits: [{ text: 'Is that so?' }] },
          { text: 'No.', byId: people.checker.id },
        ],
      },
    ]);
    expect(await verifyArticle(articleId)).toEqual([]);
    await prisma.comment.update({ where: { id: commentId }, data: { text: 'Yes' } });
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([`Comment ${commentId} text`]);
  });

  it('of 10 MB is refused with the limit, and nothing is stored', async () => {
    const refusal = await comment(people.reader, { text: 'x'.repeat(10_000_000) }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'invalid', message: 'At most 5,000 characters.' });
    expect(await threadsNow()).toEqual([]);
  });

  it('with an id of another article is refused', async () => {
    const { threadId, commentId } = await comment(people.lead);
    ({ id: articleId } = await makeArticle(people.author, deskId));
    expect(await codeOf(comment(people.lead, { threadId }))).toBe('conflict');
    expect(await codeOf(comment(people.lead, { commentId }))).toBe('conflict');
  });

  it('is refused on an archived article', async () => {
    await setArchived(people.editor, articleId, { isArchived: true });
    expect(await codeOf(comment(people.lead))).toBe('conflict');
  });

  it('loses its words in all tables when the law asks for it', async () => {
    const { threadId, commentId } = await comment(people.reader, { text: 'Quarkfort did it' });
    await sendEntries(people.reader, articleId, { type: 'comment-edited', payload: { threadId, commentId, text: 'Quarkfort, I think' } });
    await eraseWords(people.admin, articleId, { seqs: [2, 3], reason: 'A wish' });
    const stored = await Promise.all([
      prisma.comment.findMany({ where: { articleId } }),
      prisma.journalEntry.findMany({ where: { articleId } }),
    ]);
    expect(JSON.stringify(stored)).not.toContain('Quarkfort');
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('rights over comments of others', () => {
  const rows = [...roles, 'admin' as const].map((role) => ({ role }));

  it.each(rows)('$role removes and resolves as the table says', async ({ role }) => {
    const { threadId, commentId } = await comment(people.reader);
    const actor = people[role];
    const own = role === 'reader';
    const subject = { deskId, own: role === 'author' };
    const send = (type: string, payload: object) => codeOf(sendEntries(actor, articleId, { type, payload }));
    const answerTo = (isAllowed: boolean) => (isAllowed ? null : 'forbidden');
    const maySettle = own || may(actor, 'resolve thread', subject);
    expect(await send('thread-resolved', { threadId })).toBe(answerTo(maySettle));
    expect(await send('thread-reopened', { threadId })).toBe(answerTo(maySettle));
    expect(await send('comment-edited', { threadId, commentId, text: 'Mine' })).toBe(answerTo(own));
    expect(await send('comment-removed', { threadId, commentId })).toBe(answerTo(own || may(actor, 'remove comment', subject)));
  });

  it('lets a reader resolve the thread that they began, and an author no one else’s', async () => {
    const { threadId } = await comment(people.reader);
    const resolve = (actor: Actor) => codeOf(sendEntries(actor, articleId, { type: 'thread-resolved', payload: { threadId } }));
    expect(await resolve(people.author)).toBe('forbidden');
    expect(await resolve(people.reader)).toBeNull();
  });
});

describe('a mention', () => {
  it('of someone who may not read the article is refused', async () => {
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    const otherAuthor = await makePerson({ roles: { [deskId]: 'author' } });
    const gone = await makePerson({ roles: { [deskId]: 'editor' } });
    await prisma.person.update({ where: { id: gone.id }, data: { disabledAt: new Date() } });
    for (const { id } of [stranger, otherAuthor, gone, { id: uuidv7() }]) {
      expect(await codeOf(comment(people.lead, { mentions: [people.editor.id, id] }))).toBe('invalid');
    }
  });

  it('of someone who left since stays when the comment is changed, and cannot be added by a change', async () => {
    const leaver = await makePerson({ roles: { [deskId]: 'checker' } });
    const { threadId, commentId } = await comment(people.lead, { mentions: [leaver.id] });
    const { threadId: other, commentId: otherComment } = await comment(people.lead);
    await prisma.membership.deleteMany({ where: { personId: leaver.id } });
    const edit = (fields: object) =>
      codeOf(sendEntries(people.lead, articleId, { type: 'comment-edited', payload: { text: 'Well?', mentions: [leaver.id], ...fields } }));
    expect(await edit({ threadId, commentId })).toBeNull();
    expect(await edit({ threadId: other, commentId: otherComment })).toBe('invalid');
  });
});

describe('listMentionable', () => {
  it('gives those who may read the article, as the table of rights says, and of them id and name only', async () => {
    const others = await Promise.all([
      makePerson({ name: 'Zed', roles: { [deskId]: 'author' } }),
      makePerson({ name: 'Yves', roles: { [await makeDesk()]: 'lead' } }),
    ]);
    const all = [...Object.values(people), ...others];
    const mine = (await listMentionable(people.reader, articleId)).filter(({ id }) => all.some((one) => one.id === id));
    const readers = all.filter((one) => may(one, 'read article', { deskId, own: one.id === people.author.id }));
    const names = readers.map(({ id, name }) => ({ id, name }));
    expect(mine).toEqual(names.sort((a, b) => (a.name < b.name ? -1 : 1)));
    expect(await whoMayRead(prisma, { deskId, authorId: people.author.id }, [people.lead.id])).toEqual([
      { id: people.lead.id, name: 'lead' },
    ]);
  });
});

describe('markThreadsRead', () => {
  it('remembers how far a person has read, and never goes back or beyond the end', async () => {
    const { threadId } = await comment(people.lead);
    const marks = () => listReadMarks(people.reader, articleId);
    expect(await marks()).toEqual([]);
    await markThreadsRead(people.reader, articleId, { seen: [{ threadId, seq: 2 }] });
    await markThreadsRead(people.reader, articleId, { seen: [{ threadId, seq: 1 }] });
    expect(await marks()).toEqual([{ threadId, seq: 2, isUnread: false }]);
    await markThreadsRead(people.reader, articleId, { seen: [{ threadId, seq: 2_000_000_000 }] });
    expect(await marks()).toEqual([{ threadId, seq: 2, isUnread: false }]);
    expect(await listReadMarks(people.checker, articleId)).toEqual([]);
  });

  it('marks several at once, each as far as it was read, and leaves out what is no thread of the article', async () => {
    const [first, second] = [await comment(people.lead), await comment(people.lead)];
    const seen = [
      { threadId: second.threadId, seq: 3 },
      { threadId: uuidv7(), seq: 3 },
      { threadId: first.threadId, seq: 1 },
      { threadId: first.threadId, seq: 2 },
    ];
    await markThreadsRead(people.reader, articleId, { seen });
    expect(await listReadMarks(people.reader, articleId)).toEqual(
      [
        { threadId: first.threadId, seq: 2, isUnread: false },
        { threadId: second.threadId, seq: 3, isUnread: false },
      ].sort((a, b) => (a.threadId < b.threadId ? -1 : 1)),
    );
  });

  it('knows no thread of another article', async () => {
    const { threadId } = await comment(people.lead);
    const { id: other } = await makeArticle(people.lead, deskId);
    expect(await codeOf(markThreadsRead(people.lead, other, { seen: [{ threadId, seq: 1 }] }))).toBe('not-found');
  });
});
