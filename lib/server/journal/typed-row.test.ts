import { Mapping, Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { tagWords } from '../article.fixture';
import { inTransaction, prisma, type Transaction } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { makeArticle } from './article.fixture';
import { openWriter } from './article-writer';

let editor: Actor;
let articleId: string;

beforeEach(async () => {
  const deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
  articleId = await makeArticle(editor, deskId, docOf('A bus', 'It left.'));
});

/** Types a letter, at the end of the text unless a place is said. */
async function type(tx: Transaction, place?: number): Promise<void> {
  const { writer } = await openWriter(tx, articleId, { entryIds: [], personIds: [] });
  const { doc } = writer.state;
  const { steps } = new Transform(doc).insert(place ?? doc.content.size - 1, doc.type.schema.text('!'));
  const payload = { steps: steps.map((step) => step.toJSON()) };
  await writer.append(editor, 'a-test-tab', { id: uuidv7(), type: 'text', payload }, new Mapping());
  await writer.finish();
}

/** How many rows of articles this connection has written anew, and how many of them without writing to any index. */
async function countUpdates(tx: Transaction) {
  const [counts] = z.array(z.object({ all: z.number(), hot: z.number() })).parse(
    await tx.$queryRaw`
      select pg_stat_get_xact_tuples_updated(t)::int as all, pg_stat_get_xact_tuples_hot_updated(t)::int as hot from (select '"Article"'::regclass as t) one`,
  );
  return counts ?? expect.fail('no counts');
}

describe('the row of an article in which somebody types', () => {
  it('is written anew in none of its indexes', async () => {
    const [before, after] = await inTransaction(async (tx) => {
      const counts = await countUpdates(tx);
      await type(tx);
      return [counts, await countUpdates(tx)];
    });
    expect({ all: after.all - before.all, hot: after.hot - before.hot }).toEqual({ all: 1, hot: 1 });
  });

  it('says when it was changed, ten seconds late at most', async () => {
    const changed = async () => (await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).updatedAt;
    const lastEntry = async () => (await prisma.journalEntry.findFirstOrThrow({ where: { articleId }, orderBy: { seq: 'desc' } })).at;
    const made = await changed();
    await inTransaction((tx) => type(tx));
    expect(await changed()).toEqual(made);
    const earlier = new Date(made.getTime() - 11_000);
    await prisma.article.update({ where: { id: articleId }, data: { updatedAt: earlier } });
    await inTransaction((tx) => type(tx));
    expect(await changed()).toEqual(await lastEntry());
    await inTransaction((tx) => type(tx, 1));
    expect(await changed()).toEqual(await lastEntry());
    await tagWords(editor, articleId, 'It left');
    expect(await changed()).toEqual(await lastEntry());
  });
});
