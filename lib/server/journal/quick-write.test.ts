import { Mapping, Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { SCALE_KEY } from '../house/stored-rules';
import { log } from '../log';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { insertIfSame } from './entry-rows';
import { holdArticle } from './held-article.fixture';
import { writeQuickly } from './quick-write';
import { readState } from './read-state';
import { cachedHead, cachedState, cacheState, forgetState } from './state-cache';
import { verifyArticle } from './verify';
import type { Work } from './write-article';

// The statement itself, watched.
vi.mock('./entry-rows', { spy: true });

let deskId: string;
let editor: Actor;
let colleague: Actor;
let articleId: string;

/** An article in which this process has typed last. */
beforeEach(async () => {
  deskId = await makeDesk();
  [editor, colleague] = [await makePerson({ roles: { [deskId]: 'editor' } }), await makePerson({ roles: { [deskId]: 'editor' } })];
  articleId = await makeArticle(editor, deskId, docOf('A bus that runs', 'The last bus left at 12.35.'));
  await readState(editor, articleId);
  await type(editor);
  expect(cachedHead(articleId)).toBeDefined();
});

function typing(id = uuidv7(), state = cachedState(articleId)) {
  if (!state) throw new Error('The state is not in memory');
  const { steps } = new Transform(state.doc).insert(1, state.doc.type.schema.text('x'));
  return { state, input: { id, type: 'text', payload: { steps: steps.map((step) => step.toJSON()) } } };
}

function type(actor: Actor, seen = cachedState(articleId)) {
  const { state, input } = typing(uuidv7(), seen);
  const base = { version: state.version, seq: state.seq };
  return appendBatch(actor, articleId, { base, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries: [input] });
}

/** Typing as it waits for its turn. */
function workOf(actor: Actor, id = uuidv7()): Work {
  const { input } = typing(id);
  const run: Work['run'] = async (writer) => {
    await writer.append(writer.actorNow(actor), 'a-test-tab', input, new Mapping());
    return () => undefined;
  };
  return { actor, entryIds: [id], isShared: true, isTyping: true, run, refuse: () => undefined };
}

const seqInTables = async () => (await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).headSeq;
const countInTables = () => prisma.journalEntry.count({ where: { articleId } });

/** Until somebody waits for a lock in the database. */
const waitsForLock = () =>
  expect
    .poll(
      () =>
        prisma.$queryRaw<
          unknown[]
        >`select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%insert_if_same%'`,
    )
    .not.toEqual([]);

afterEach(() => prisma.houseSetting.deleteMany({ where: { key: SCALE_KEY } }));

describe('typing where this process wrote last', () => {
  it('is written, with what several type at once, and the tables and the chain agree with a replay', async () => {
    const written = await writeQuickly(articleId, [workOf(editor), workOf(colleague), workOf(editor)]);
    expect(written?.writer.entries.map(({ seq, actorId }) => [seq, actorId])).toEqual([
      [3, editor.id],
      [4, colleague.id],
      [5, editor.id],
    ]);
    expect([await seqInTables(), await countInTables()]).toEqual([5, 5]);
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({
      title: 'xxxxA bus that runs',
      version: 4,
    });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it.each<[string, () => Promise<unknown>]>([
    ['another process has written', () => prisma.article.update({ where: { id: articleId }, data: { headHash: 'another' } })],
    ['the article is archived', () => prisma.article.update({ where: { id: articleId }, data: { isArchived: true } })],
    ['the article is deleted', () => prisma.article.update({ where: { id: articleId }, data: { deletedAt: new Date() } })],
    ['the article is the author’s now', () => prisma.article.update({ where: { id: articleId }, data: { authorId: editor.id } })],
    ['the article is on another desk', async () => prisma.article.update({ where: { id: articleId }, data: { deskId: await makeDesk() } })],
    ['somebody is an admin now', () => prisma.person.update({ where: { id: editor.id }, data: { isAdmin: true } })],
    ['somebody has another name', () => prisma.person.update({ where: { id: editor.id }, data: { name: 'Another' } })],
    ['the house has a scale of its own', () => prisma.houseSetting.create({ data: { key: SCALE_KEY, value: {} } })],
    ['a role is another', () => prisma.membership.updateMany({ where: { personId: editor.id }, data: { role: 'checker' } })],
    ['somebody is on the desk no more', () => prisma.membership.deleteMany({ where: { personId: editor.id } })],
    ['somebody is disabled', () => prisma.person.update({ where: { id: editor.id }, data: { disabledAt: new Date() } })],
    ['somebody has ended their sessions', () => prisma.person.update({ where: { id: editor.id }, data: { sessionVersion: 1 } })],
    ['the desk has other rules', () => prisma.desk.update({ where: { id: deskId }, data: { rules: { needsSecondCheck: true } } })],
  ])('is left to the lock, with nothing written, where %s', async (_, change) => {
    await change();
    const before = await seqInTables();
    expect(await writeQuickly(articleId, [workOf(colleague), workOf(editor)])).toBeNull();
    expect([await seqInTables(), await countInTables()]).toEqual([before, 2]);
    // Nor is it tried again before the lock has told how it is now.
    expect(cachedHead(articleId)).toBeUndefined();
  });

  it('is left to the lock where one of its entries is stored, which is nothing to warn of', async () => {
    const warned = vi.spyOn(log, 'warn');
    const [first] = await prisma.journalEntry.findMany({ where: { articleId, seq: 2 } });
    expect(await writeQuickly(articleId, [workOf(editor, first?.id)])).toBeNull();
    expect(warned).not.toHaveBeenCalled();
    expect(cachedHead(articleId)).toBeUndefined();
    expect(await countInTables()).toBe(2);
  });

  it('is left to the lock where the statement fails otherwise, which is to be warned of', async () => {
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    vi.mocked(insertIfSame).mockRejectedValueOnce(new Error('Not planned for'));
    expect(await writeQuickly(articleId, [workOf(editor)])).toBeNull();
    expect(warned).toHaveBeenCalledOnce();
    expect(await countInTables()).toBe(2);
  });

  it('is left to the lock where somebody had another role when they sent it, be it in one of two pieces of work', async () => {
    const asBefore = { ...editor, memberships: { [deskId]: 'lead' as const } };
    expect(await writeQuickly(articleId, [workOf(editor), workOf(asBefore)])).toBeNull();
    expect(await countInTables()).toBe(2);
  });

  it('is left to the lock where somebody asks in a session that has ended, be it in one of two pieces of work', async () => {
    await prisma.person.update({ where: { id: editor.id }, data: { sessionVersion: 1 } });
    expect(await writeQuickly(articleId, [workOf(editor), workOf({ ...editor, sessionVersion: 1 })])).toBeNull();
    expect(await countInTables()).toBe(2);
  });

  it('is left to the lock where work is more than typing', async () => {
    expect(await writeQuickly(articleId, [{ ...workOf(editor), isTyping: false }])).toBeNull();
    expect(cachedHead(articleId)).toBeDefined();
  });

  it('is left to the lock where it would be refused', async () => {
    const refused: Work = { ...workOf(editor), run: () => Promise.reject(new Error('Not on what memory knows')) };
    expect(await writeQuickly(articleId, [workOf(colleague), refused])).toBeNull();
    expect(await countInTables()).toBe(2);
  });

  it('waits for who holds the article, and keeps what they wrote to its row', async () => {
    const letGo = await holdArticle(articleId, (tx) =>
      tx.article.update({ where: { id: articleId }, data: { composedSeq: 1, progress: 7 } }),
    );
    const written = writeQuickly(articleId, [workOf(editor)]);
    await waitsForLock();
    await letGo();
    expect((await written)?.writer.state.seq).toBe(3);
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ headSeq: 3, composedSeq: 1, progress: 7 });
    expect(await countInTables()).toBe(3);
  });

  it('is left to the lock, with nothing written, where who held the article has brought it further meanwhile', async () => {
    const letGo = await holdArticle(articleId, (tx) =>
      tx.article.update({ where: { id: articleId }, data: { headSeq: 3, headHash: 'theirs' } }),
    );
    const written = writeQuickly(articleId, [workOf(editor)]);
    await waitsForLock();
    await letGo();
    expect(await written).toBeNull();
    expect([await seqInTables(), await countInTables()]).toEqual([3, 2]);
  });

  it('is how a batch of keys is stored, and not after a tag', async () => {
    await type(editor);
    expect(vi.mocked(insertIfSame).mock.settledResults.at(-1)).toEqual({ type: 'fulfilled', value: true });
    const calls = vi.mocked(insertIfSame).mock.calls.length;
    const { state } = typing();
    const tag = { annotationId: uuidv7(), kind: 'claim', ranges: [{ from: 22, to: 30, exact: 'The last' }] };
    const base = { version: state.version, seq: state.seq };
    const entries = [{ id: uuidv7(), type: 'annotation.created', payload: tag }];
    await appendBatch(editor, articleId, { base, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries });
    expect(cachedHead(articleId)).toBeUndefined();
    await type(editor);
    expect(vi.mocked(insertIfSame).mock.calls).toHaveLength(calls);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is not tried again where another process has typed as well', async () => {
    const behind = cachedState(articleId);
    await type(colleague);
    const now = cachedState(articleId);
    // As if it had been another process: this one has not seen it.
    forgetState(articleId);
    if (behind) cacheState(behind);
    await type(editor, now);
    expect(await seqInTables()).toBe(4);
    expect(cachedHead(articleId)).toBeUndefined();
    await type(editor);
    expect(cachedHead(articleId)).toBeDefined();
  });

  it('refuses who has ended the session in which they ask, with the lock and without, and not in their new one', async () => {
    await prisma.person.update({ where: { id: editor.id }, data: { sessionVersion: 1 } });
    await expect(type(editor)).rejects.toMatchObject({ code: 'signed-out' });
    expect(cachedHead(articleId)).toBeUndefined();
    await expect(type(editor)).rejects.toMatchObject({ code: 'signed-out' });
    await type({ ...editor, sessionVersion: 1 });
    expect(await countInTables()).toBe(3);
  });

  it('refuses at once who lost their role, though memory has it still', async () => {
    await prisma.membership.updateMany({ where: { personId: editor.id }, data: { role: 'checker' } });
    await expect(type(editor)).rejects.toMatchObject({ code: 'forbidden' });
    await type(colleague);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});
