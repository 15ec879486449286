import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { MAX_UNREAD_ARTICLES } from '@/lib/domain/contract/inbox';
import type { Actor } from '@/lib/domain/people/permissions';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { nameOwner } from '../articles/article-desk-work';
import { changeDetails, deleteArticle, nameAuthor } from '../articles/articles';
import { listReadMarks, markThreadsRead } from '../articles/threads';
import { prisma } from '../database';
import { removeMember } from '../people/desks';
import { makeDesk, makePerson } from '../people.fixture';
import { countInbox, listInbox, markInboxRead } from './inbox';

let deskId: string;
let elif: Actor;
let jonah: Actor;
let lead: Actor;
let articleId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  elif = await makePerson({ name: 'Elif Kaya', roles: { [deskId]: 'checker' } });
  jonah = await makePerson({ name: 'Jonah Reed', roles: { [deskId]: 'checker' } });
  lead = await makePerson({ name: 'Hanne Vos', roles: { [deskId]: 'lead' } });
  ({ id: articleId } = await makeArticle(lead, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

async function comment(actor: Actor, fields: Record<string, unknown> = {}): Promise<{ threadId: string; commentId: string }> {
  const payload = { threadId: uuidv7(), commentId: uuidv7(), about: 'article', text: 'Is that so?', ...fields };
  await sendEntries(actor, articleId, { type: 'comment', payload });
  return payload;
}
const answer = (actor: Actor, threadId: string, fields: Record<string, unknown> = {}) =>
  comment(actor, { about: 'thread', threadId, ...fields });

const rowsOf = async (actor: Actor) => (await listInbox(actor, { limit: 50 })).rows;

describe('listInbox', () => {
  it('has answers in threads that one wrote in, and mentions, but nothing of one’s own and nothing that concerns others', async () => {
    const { threadId } = await comment(elif, { mentions: [jonah.id], text: 'Ask @Jonah Reed' });
    await changeDetails(lead, articleId, { language: 'en' });
    expect(await rowsOf(elif)).toEqual([]);
    expect(await rowsOf(lead)).toEqual([]);
    expect(await rowsOf(jonah)).toMatchObject([
      {
        threadId,
        articleId,
        articleTitle: 'A quiet street',
        language: 'en',
        about: 'article',
        tag: null,
        byName: 'Elif Kaya',
        text: 'Ask @Jonah Reed',
        isMention: true,
        isUnread: true,
        isResolved: false,
        isRemoved: false,
      },
    ]);
    await answer(jonah, threadId, { text: 'No.' });
    expect(await rowsOf(elif)).toMatchObject([{ threadId, byName: 'Jonah Reed', text: 'No.', isMention: false, isUnread: true }]);
  });

  it('has comments on tags that one made, with the tag and its words', async () => {
    const annotationId = await tagWords(jonah, articleId, 'Nothing happened');
    await comment(elif, { about: 'tag', annotationId });
    expect(await rowsOf(jonah)).toMatchObject([
      { about: 'tag', tag: { id: annotationId, kind: 'claim', label: 'C1' }, words: 'Nothing happened', isMention: false },
    ]);
  });

  it('has a mention that was added later, and keeps it a mention until it is read', async () => {
    const { threadId, commentId } = await comment(elif);
    await sendEntries(elif, articleId, { type: 'comment-edited', payload: { threadId, commentId, text: 'Well?', mentions: [jonah.id] } });
    await answer(elif, threadId, { text: 'Anyone?' });
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Well?', isMention: true, isUnread: true }]);
    const seq = 4;
    await markThreadsRead(jonah, articleId, { seen: [{ threadId, seq }] });
    expect(await rowsOf(jonah)).toMatchObject([{ isMention: false, isUnread: false }]);
    await answer(elif, threadId, { text: 'Thanks' });
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Thanks', isMention: false, isUnread: true }]);
  });

  it('tells an unread mention by who wrote it and with their words, whoever has written behind it', async () => {
    const { threadId } = await comment(lead, { text: '@Jonah Reed, is that so?', mentions: [jonah.id] });
    await answer(elif, threadId, { text: 'I would wait.' });
    expect(await rowsOf(jonah)).toMatchObject([{ byName: 'Hanne Vos', text: '@Jonah Reed, is that so?', isMention: true }]);
    expect(await rowsOf(lead)).toMatchObject([{ byName: 'Elif Kaya', text: 'I would wait.', isMention: false }]);
    await markThreadsRead(jonah, articleId, { seen: [{ threadId, seq: 100 }] });
    expect(await rowsOf(jonah)).toMatchObject([{ byName: 'Elif Kaya', text: 'I would wait.', isMention: false, isUnread: false }]);
    // Of two mentions it is the one that was not read.
    await answer(elif, threadId, { text: '@Jonah Reed, now?', mentions: [jonah.id] });
    await answer(lead, threadId, { text: 'No.' });
    expect(await rowsOf(jonah)).toMatchObject([{ byName: 'Elif Kaya', text: '@Jonah Reed, now?', isMention: true, isUnread: true }]);
  });

  it('tells what is unread by its own words where the mention was read before it came', async () => {
    const { threadId } = await comment(lead, { text: '@Jonah Reed, is that so?', mentions: [jonah.id] });
    const { headSeq } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
    await answer(elif, threadId, { text: 'I would wait.' });
    // What he had on his screen did not have the answer yet.
    await markThreadsRead(jonah, articleId, { seen: [{ threadId, seq: headSeq }] });
    expect(await rowsOf(jonah)).toMatchObject([{ byName: 'Elif Kaya', text: 'I would wait.', isUnread: true }]);
  });

  it('has nothing unread of a comment that was removed, and what is left of its thread', async () => {
    const { threadId, commentId } = await comment(elif);
    const remove = (id: string) => sendEntries(elif, articleId, { type: 'comment-removed', payload: { threadId, commentId: id } });
    const asked = await answer(elif, threadId, { text: '@Jonah Reed?', mentions: [jonah.id] });
    await remove(asked.commentId);
    expect(await rowsOf(jonah)).toMatchObject([{ isRemoved: true, isMention: false, isUnread: false }]);
    expect(await countInbox(jonah)).toEqual({ unread: 0 });
    const again = await answer(elif, threadId, { text: 'Does @Jonah Reed know?', mentions: [jonah.id] });
    const more = await answer(elif, threadId, { text: 'Or anyone?' });
    const most = await answer(elif, threadId, { text: 'Jonah?', mentions: [jonah.id] });
    await remove(most.commentId);
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Does @Jonah Reed know?', isMention: true, isUnread: true }]);
    await remove(again.commentId);
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Or anyone?', isMention: false, isUnread: true }]);
    await remove(more.commentId);
    await remove(commentId);
    expect(await countInbox(jonah)).toEqual({ unread: 0 });
    expect(await listReadMarks(jonah, articleId)).toMatchObject([{ threadId, isUnread: false }]);
    await answer(elif, threadId, { text: 'Then @Jonah Reed', mentions: [jonah.id] });
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Then @Jonah Reed', isMention: true, isUnread: true }]);
  });

  it('keeps a mention that was added to an older comment, when a newer one is removed', async () => {
    const { threadId, commentId } = await comment(elif);
    await markThreadsRead(jonah, articleId, { seen: [{ threadId, seq: 100 }] });
    await sendEntries(elif, articleId, { type: 'comment-edited', payload: { threadId, commentId, text: 'Well?', mentions: [jonah.id] } });
    const later = await answer(elif, threadId);
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Well?', isMention: true, isUnread: true }]);
    await sendEntries(elif, articleId, { type: 'comment-removed', payload: { threadId, commentId: later.commentId } });
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Well?', isMention: true, isUnread: true }]);
    await markThreadsRead(jonah, articleId, { seen: [{ threadId, seq: 100 }] });
    expect(await countInbox(jonah)).toEqual({ unread: 0 });
  });

  it('has nothing unread for whom a comment mentions no more, unless it concerns them all the same', async () => {
    const edit = (one: object, mentions: Actor[]) =>
      sendEntries(elif, articleId, {
        type: 'comment-edited',
        payload: { ...one, text: 'Well?', mentions: mentions.map(({ id }) => id) },
      });
    const { threadId, commentId } = await comment(elif, { mentions: [jonah.id, lead.id] });
    await edit({ threadId, commentId }, [lead]);
    expect(await rowsOf(jonah)).toMatchObject([{ isMention: false, isUnread: false }]);
    expect(await rowsOf(lead)).toMatchObject([{ isMention: true, isUnread: true }]);
    expect(await countInbox(jonah)).toEqual({ unread: 0 });
    // Mentioned again, and then by a comment that answers them.
    await edit({ threadId, commentId }, [jonah]);
    expect(await rowsOf(jonah)).toMatchObject([{ isMention: true, isUnread: true }]);
    await answer(jonah, threadId, { text: 'Yes.' });
    const later = await answer(elif, threadId, { text: 'Sure?', mentions: [jonah.id] });
    await edit({ threadId, commentId: later.commentId }, []);
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Well?', isMention: true, isUnread: true }]);
    await edit({ threadId, commentId }, []);
    expect(await rowsOf(jonah)).toMatchObject([{ text: 'Well?', isMention: false, isUnread: true }]);
  });

  it('keeps what is unread of those whom a change of a comment took nothing from', async () => {
    const author = await makePerson({ name: 'Ruben Amsel', roles: { [deskId]: 'author' } });
    await nameAuthor(lead, articleId, { authorId: author.id });
    const { threadId, commentId } = await comment(elif);
    await nameAuthor(lead, articleId, { authorId: null });
    await sendEntries(elif, articleId, { type: 'comment-edited', payload: { threadId, commentId, text: 'Well?' } });
    await nameAuthor(lead, articleId, { authorId: author.id });
    expect(await rowsOf(author)).toMatchObject([{ text: 'Well?', isUnread: true }]);
  });

  it('says of a removed comment that it was removed, without its words', async () => {
    const { threadId, commentId } = await comment(elif, { mentions: [jonah.id] });
    await sendEntries(elif, articleId, { type: 'comment-removed', payload: { threadId, commentId } });
    expect(await rowsOf(jonah)).toMatchObject([{ text: '', isRemoved: true }]);
  });

  it('puts unread ones first, then the newest, and goes on page by page', async () => {
    const threads: string[] = [];
    for (const text of ['one', 'two', 'three', 'four', 'five']) {
      threads.push((await comment(elif, { text, mentions: [jonah.id] })).threadId);
    }
    await markThreadsRead(jonah, articleId, { seen: [{ threadId: threads[4] ?? '', seq: 100 }] });
    const texts: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listInbox(jonah, { cursor, limit: 2 });
      expect(page.rows.length).toBeLessThanOrEqual(2);
      texts.push(...page.rows.map(({ text }) => text));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(texts).toEqual(['four', 'three', 'two', 'one', 'five']);
    await expect(listInbox(jonah, { cursor: 'made-up', limit: 2 })).rejects.toThrow('cannot go on from there');
  });

  it('has nothing of a tag that was removed, and all of it again when it is restored', async () => {
    const annotationId = await tagWords(elif, articleId, 'Nothing happened');
    await comment(elif, { about: 'tag', annotationId, mentions: [jonah.id] });
    const { threadId } = await comment(elif, { mentions: [jonah.id] });
    await sendEntries(lead, articleId, { type: 'annotation.removed', payload: { annotationId } });
    expect(await rowsOf(jonah)).toMatchObject([{ threadId }]);
    expect(await countInbox(jonah)).toEqual({ unread: 1 });
    // Whoever marks all as read has not been shown it.
    await markInboxRead(jonah, await listInbox(jonah, { limit: 50 }));
    expect(await countInbox(jonah)).toEqual({ unread: 0 });
    await sendEntries(lead, articleId, { type: 'annotation.restored', payload: { annotationId } });
    expect(await rowsOf(jonah)).toMatchObject([{ tag: { id: annotationId, isRemoved: false }, isUnread: true }, { threadId }]);
    expect(await countInbox(jonah)).toEqual({ unread: 1 });
  });

  it('tells a query by who sent it, and when, whoever has drafted it', async () => {
    const author = await makePerson({ roles: { [deskId]: 'author' } });
    await nameAuthor(lead, articleId, { authorId: author.id });
    const annotationId = await tagWords(lead, articleId, 'Nothing happened');
    const threadId = uuidv7();
    await sendEntries(elif, articleId, {
      type: 'query.asked',
      payload: { threadId, commentId: uuidv7(), annotationId, text: 'Who said so?' },
    });
    await sendEntries(lead, articleId, { type: 'queries.sent', payload: { threadIds: [threadId], toId: author.id } });
    const { at } = await prisma.journalEntry.findFirstOrThrow({ where: { articleId, type: 'queries.sent' }, select: { at: true } });
    const told = { threadId, query: 'question', text: 'Who said so?', byId: lead.id, byName: 'Hanne Vos', at: at.toISOString() };
    expect(await rowsOf(author)).toMatchObject([told]);
    await answer(jonah, threadId, { text: 'Or who did not?' });
    expect(await rowsOf(author)).toMatchObject([{ query: null, byName: 'Jonah Reed' }]);
  });

  it('keeps a query on a tag that was removed, and says that it was', async () => {
    const annotationId = await tagWords(elif, articleId, 'Nothing happened');
    const author = await makePerson({ name: 'Ruben Amsel', roles: { [deskId]: 'author' } });
    await nameAuthor(lead, articleId, { authorId: author.id });
    const threadId = uuidv7();
    const query = { threadId, commentId: uuidv7(), annotationId, text: 'Who said so?' };
    await sendEntries(elif, articleId, { type: 'query.asked', payload: query });
    await sendEntries(elif, articleId, { type: 'queries.sent', payload: { threadIds: [threadId], toId: author.id } });
    await sendEntries(lead, articleId, { type: 'annotation.removed', payload: { annotationId } });
    expect(await rowsOf(author)).toMatchObject([{ threadId, query: 'question', tag: { isRemoved: true } }]);
    expect(await countInbox(author)).toEqual({ unread: 1 });
  });

  it('leaves out what one may not read any more', async () => {
    await comment(elif, { mentions: [jonah.id] });
    await removeMember(lead, deskId, jonah.id);
    const gone = await makePerson({ roles: { [await makeDesk()]: 'checker' } });
    expect(await rowsOf({ ...jonah, memberships: gone.memberships })).toEqual([]);
    expect(await countInbox({ ...jonah, memberships: gone.memberships })).toEqual({ unread: 0 });
  });

  it('leaves out deleted articles', async () => {
    await comment(elif, { mentions: [jonah.id] });
    await deleteArticle(await makePerson({ isAdmin: true }), articleId);
    expect(await rowsOf(jonah)).toEqual([]);
  });
});

describe('markInboxRead', () => {
  it('marks what had come by then, in the articles too, and leaves what came since, whatever the clock of its process said', async () => {
    const first = await comment(elif, { mentions: [jonah.id] });
    const { upTo } = await listInbox(jonah, { limit: 10 });
    const second = await comment(elif, { mentions: [jonah.id] });
    const newestAt = new Date(Date.now() - 3_600_000);
    await prisma.readMark.updateMany({ where: { threadId: second.threadId }, data: { newestAt } });
    await markInboxRead(jonah, { upTo });
    expect((await rowsOf(jonah)).map(({ threadId, isUnread }) => [threadId, isUnread])).toEqual([
      [second.threadId, true],
      [first.threadId, false],
    ]);
    expect(await countInbox(jonah)).toEqual({ unread: 1 });
    expect(await listReadMarks(jonah, articleId)).toContainEqual({ threadId: first.threadId, seq: 2, isUnread: false });
  });

  it('marks what is on later pages, and in other articles, and nothing of another person', async () => {
    for (const text of ['one', 'two', 'three']) await comment(elif, { text, mentions: [jonah.id, lead.id] });
    ({ id: articleId } = await makeArticle(lead, deskId, 'Another street\n\nNothing happened on it either.'));
    await comment(elif, { mentions: [jonah.id] });
    const { upTo, nextCursor } = await listInbox(jonah, { limit: 1 });
    expect(Object.keys(upTo)).toHaveLength(2);
    expect(await listInbox(jonah, { limit: 1, cursor: nextCursor ?? undefined })).toMatchObject({ upTo: {} });
    await markInboxRead(jonah, { upTo });
    expect(await countInbox(jonah)).toEqual({ unread: 0 });
    expect(await countInbox(lead)).toEqual({ unread: 3 });
    expect(await listInbox(jonah, { limit: 1 })).toMatchObject({ upTo: {} });
  });

  it('marks all of more articles than one answer names, and nothing that came since, that is not there to be seen, or of another person', async () => {
    await comment(elif, { mentions: [jonah.id, lead.id] });
    const hidden = await tagWords(elif, articleId, 'Nothing happened');
    await comment(elif, { about: 'tag', annotationId: hidden, mentions: [jonah.id] });
    await sendEntries(lead, articleId, { type: 'annotation.removed', payload: { annotationId: hidden } });
    const { id: given } = await makeArticle(lead, deskId);
    await nameOwner(lead, given, { ownerId: jonah.id, seenOwnerId: null });
    const { id: fresh } = await makeArticle(lead, deskId);
    const elsewhere = await makeDesk();
    // Older than what came to as many articles as are named, as the listed ones are.
    const old = new Date(Date.now() - 3_600_000);
    await prisma.readMark.updateMany({ where: { personId: jonah.id }, data: { newestAt: old } });
    await prisma.givenMark.updateMany({ where: { personId: jonah.id }, data: { newestAt: old } });
    const unseen = await mentionInCopies(1, { newestAt: old, deskId: elsewhere });
    await mentionInCopies(MAX_UNREAD_ARTICLES + 5, { newestAt: new Date(Date.now() - 60_000), deskId });

    const { upTo, restUpTo } = await listInbox(jonah, { limit: 1 });
    expect(Object.keys(upTo)).toHaveLength(MAX_UNREAD_ARTICLES);
    articleId = fresh;
    const { threadId } = await comment(elif, { mentions: [jonah.id] });
    await markInboxRead(jonah, { upTo, restUpTo });
    const left = await prisma.readMark.findMany({ where: { personId: jonah.id, isUnread: true }, select: { articleId: true } });
    expect(left).toHaveLength(3);
    expect(await prisma.givenMark.count({ where: { personId: jonah.id, isUnread: true } })).toBe(0);
    expect(left.map((one) => one.articleId)).toEqual(expect.arrayContaining([fresh, ...unseen]));
    expect((await rowsOf(jonah)).filter(({ isUnread }) => isUnread)).toMatchObject([{ threadId }]);
    expect(await countInbox(lead)).toEqual({ unread: 1 });
    expect(await listInbox(jonah, { limit: 1 })).toMatchObject({ restUpTo: null });
  });

  it('has no rest where one answer names all', async () => {
    await comment(elif, { mentions: [jonah.id] });
    expect(await listInbox(jonah, { limit: 1 })).toMatchObject({ upTo: { [articleId]: 2 }, restUpTo: null });
  });
});

/** Copies the article so often, each with a thread in which Jonah is mentioned, straight into the tables; the ids of the copies. */
async function mentionInCopies(count: number, { newestAt, deskId }: { newestAt: Date; deskId: string }): Promise<string[]> {
  const copies = await prisma.$queryRaw<{ id: string }[]>`
    with copied as (
      insert into "Article" select r.* from "Article" a, generate_series(1, ${count}::int) n,
        jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'deskId', ${deskId}::uuid, 'wordCount', n)) r
      where a.id = ${articleId}::uuid returning id),
    begun as (
      insert into "Thread" select r.* from copied c,
        (select t from "Thread" t where t."articleId" = ${articleId}::uuid and t."annotationId" is null limit 1) one,
        jsonb_populate_record(one.t, jsonb_build_object('id', gen_random_uuid(), 'articleId', c.id)) r
      returning id, "articleId"),
    marked as (
      insert into "ReadMark" ("personId", "threadId", "articleId", "newestSeq", "newestAt", "isMentioned", "isUnread")
      select ${jonah.id}::uuid, id, "articleId", 2, ${newestAt}::timestamptz, true, true from begun)
    select id::text from copied`;
  return copies.map(({ id }) => id);
}
