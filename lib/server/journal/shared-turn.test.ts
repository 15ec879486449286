import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ArticleState, stateToJson } from '@/lib/domain/article-state';
import type { Batch } from '@/lib/domain/contract/journal';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { holdArticle } from './held-article.fixture';
import { rebuildState } from './keyframes';
import { readState } from './read-state';
import { forgetState } from './state-cache';
import { verifyArticle } from './verify';

const PEOPLE = 12;

let deskId: string;
let editor: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
});

const article = () =>
  makeArticle(editor, deskId, docOf('A bus', ...Array.from({ length: PEOPLE }, (_, i) => `Paragraph ${i} stands here.`)));
const now = async (articleId: string) => rebuildState(prisma, articleId, (await readState(editor, articleId)).headSeq);

/** A batch that types into a paragraph of its own, on the text as `state` has it. */
function typing(state: ArticleState, paragraph: number, text: string): Batch {
  let pos = 0;
  for (let at = 0; at <= paragraph; at++) pos += state.doc.child(at).nodeSize;
  const steps = new Transform(state.doc).insert(pos + 1, state.doc.type.schema.text(text)).steps.map((step) => step.toJSON());
  return {
    base: { version: state.version, seq: state.seq },
    clientId: `client-of-paragraph-${paragraph}`,
    schemaVersion: SCHEMA_VERSION,
    entries: [{ id: uuidv7(), type: 'text', payload: { steps } }],
  };
}

/** Has all of this sent while somebody else holds the article's lock, so that it waits together; what happens `meanwhile` is over before it is let go. */
async function whileHeld<T>(
  articleId: string,
  send: () => Promise<T>[],
  meanwhile: () => Promise<unknown> = async () => undefined,
): Promise<PromiseSettledResult<T>[]> {
  const letGo = await holdArticle(articleId);
  const sent = send();
  // The first waits for the lock by itself; the others are behind it once it has asked for it.
  await expect
    .poll(
      async () =>
        z.array(z.object({ waiting: z.coerce.number() })).parse(
          await prisma.$queryRaw`
      select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
        )[0]?.waiting,
    )
    .toBeGreaterThan(0);
  await meanwhile();
  await letGo();
  return Promise.allSettled(sent);
}

/** How many transactions wrote these entries. */
async function countTransactions(ids: readonly string[]): Promise<number> {
  const rows =
    await prisma.$queryRaw`select count(distinct xmin::text)::int as count from "JournalEntry" where id = any(${[...ids]}::uuid[])`;
  return z.tuple([z.object({ count: z.number() })]).parse(rows)[0].count;
}

describe('people who type at once', () => {
  it('are written in few transactions, each entry once and in the order in which they came', async () => {
    const id = await article();
    const state = await now(id);
    const batches = Array.from({ length: PEOPLE }, (_, i) => typing(state, i, `«${i}» `));
    const answers = await whileHeld(id, () => batches.map((batch) => appendBatch(editor, id, batch)));
    const ids = batches.map(({ entries: [entry] }) => entry?.id ?? '');
    expect(answers.map(({ status }) => status)).toEqual(batches.map(() => 'fulfilled'));
    // The first held the queue alone.
    expect(await countTransactions(ids)).toBe(2);
    const stored = await prisma.journalEntry.findMany({ where: { articleId: id, seq: { gt: 1 } }, orderBy: { seq: 'asc' } });
    expect(stored.map((entry) => entry.id)).toEqual(ids);
    // Each is told of what came before it, and of its own.
    for (const [index, answer] of answers.entries()) {
      if (answer.status === 'rejected') throw answer.reason;
      expect(answer.value.entries.map((entry) => entry.id)).toEqual(ids.slice(0, index + 1));
      expect(answer.value.headSeq).toBe(state.seq + index + 1);
    }
    const after = await now(id);
    for (let i = 0; i < PEOPLE; i++) expect(after.doc.child(i + 1).textContent).toBe(`«${i}» Paragraph ${i} stands here.`);
    const cached = (await readState(editor, id)).state;
    forgetState(id);
    expect(cached).toEqual(JSON.parse(JSON.stringify(stateToJson(await now(id)))));
    expect(await verifyArticle(id)).toEqual([]);
  });

  it('are refused alone: what one may not do takes nothing from the others', async () => {
    const id = await article();
    const state = await now(id);
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    // PostgreSQL stores no NUL.
    const words = ['«0» ', '«1» ', '«2\0» ', '«3» ', '«4» '];
    const [first, good, bad, foreign, twice] = words.map((text, i) => typing(state, i, text));
    if (!first || !good || !bad || !foreign || !twice) throw new Error('a batch is missing');
    const answers = await whileHeld(id, () => [
      appendBatch(editor, id, first),
      appendBatch(editor, id, bad),
      appendBatch(reader, id, foreign),
      appendBatch(editor, id, twice),
      appendBatch(editor, id, twice),
      appendBatch(editor, id, good),
    ]);
    expect(answers.map((one) => (one.status === 'rejected' ? one.reason.code : 'stored'))).toEqual([
      'stored',
      'invalid',
      'forbidden',
      'stored',
      'stored',
      'stored',
    ]);
    expect(answers[1]).toMatchObject({ reason: { details: { entryId: bad.entries[0]?.id } } });
    const after = await now(id);
    expect(after.seq).toBe(state.seq + 3);
    expect([0, 1, 2, 3, 4].map((i) => after.doc.child(i + 1).textContent.startsWith('«'))).toEqual([true, true, false, false, true]);
    const [one, other] = [answers[3], answers[4]];
    if (one?.status !== 'fulfilled' || other?.status !== 'fulfilled') throw new Error('it was not stored');
    const seqOf = ({ entries }: typeof one.value) => entries.find((entry) => entry.id === twice.entries[0]?.id)?.seq;
    expect(seqOf(one.value)).toBe(seqOf(other.value));
  });

  it('may only what their role allows when their turn comes', async () => {
    const id = await article();
    const state = await now(id);
    const roles = { [deskId]: 'editor' } as const;
    const [demoted, disabled, removed] = [await makePerson({ roles }), await makePerson({ roles }), await makePerson({ roles })];
    const gone = await makePerson({ roles });
    const people = [editor, demoted, disabled, removed, gone];
    const answers = await whileHeld(
      id,
      () => people.map((person, i) => appendBatch(person, id, typing(state, i, `«${i}» `))),
      async () => {
        await prisma.membership.update({ where: { personId_deskId: { personId: demoted.id, deskId } }, data: { role: 'reader' } });
        await prisma.person.update({ where: { id: disabled.id }, data: { disabledAt: new Date() } });
        await prisma.membership.delete({ where: { personId_deskId: { personId: removed.id, deskId } } });
        await prisma.person.update({ where: { id: gone.id }, data: { sessionVersion: 1 } });
      },
    );
    expect(answers.map((one) => (one.status === 'rejected' ? one.reason.code : 'stored'))).toEqual([
      'stored',
      'forbidden',
      'signed-out',
      'not-found',
      'signed-out',
    ]);
    expect((await now(id)).seq).toBe(state.seq + 1);
  });
});
