import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import { exportFormats } from '@/lib/domain/export/formats';
import { type JournalWriter, testId } from '@/lib/domain/export/journal-writer.fixture';
import { randomJournal, tried } from '@/lib/domain/export/random-journal.fixture';
import { sampleInput } from '@/lib/domain/export/sample.fixture';
import { entryTypeOf } from '@/lib/domain/journal/entry-types';
import { DeskRules } from '@/lib/domain/sign-off/desk-rules';
import { articleSchema, SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { exported } from '../export/exported.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { changeArticle } from './change-article';
import { eraseWords } from './erase-words';
import { readState } from './read-state';
import { forgetState } from './state-cache';
import { verifyArticle } from './verify';

const Imported = z.object({ doc: z.unknown() });

/** Letters that random words have, and nothing that the house itself writes. */
const WRITTEN = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Han}🚢é]/u;

/** The work of a random journal done in this house: its people, sources and entries are others each time. What the house refuses is left out. */
async function doAgain(journal: JournalWriter) {
  const run = randomBytes(4).toString('hex');
  const own = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value ?? null).replaceAll('018f4c1e-0000', `018f${run.slice(0, 4)}-${run.slice(4)}`));
  const ownId = (id: string) => String(own(id));
  const deskId = await makeDesk();
  const admin = await makePerson({ isAdmin: true, roles: { [deskId]: 'lead' } });
  const { secondCheck, votes } = journal.rules;
  await setRules(admin, deskId, DeskRules.parse({ secondCheck, ...(votes && { votes }) }));
  for (const number of [1, 2, 3, 4]) {
    const id = ownId(testId(9, number));
    await prisma.person.create({
      data: {
        id,
        email: `${id}@ledger.example`,
        name: `Person ${number}`,
        isAdmin: true,
        memberships: { create: [{ deskId, role: 'lead' }] },
      },
    });
  }
  const actorOf = (id: string) => ({
    id: ownId(id),
    name: 'Somebody',
    email: `${ownId(id)}@ledger.example`,
    isAdmin: true,
    memberships: { [deskId]: 'lead' as const },
    sessionVersion: 0,
  });
  for (const { id, title, url, type } of sampleInput().sources)
    await prisma.source.create({
      data: { id: ownId(id), deskId, title: `${title} ${run}`, url: url && `${url}#${run}`, type, createdById: admin.id },
    });
  const articleId = await makeArticle(admin, deskId, articleSchema.nodeFromJSON(Imported.parse(journal.entries[0]?.payload).doc));
  for (const [index, { input, isFromServer }] of journal.sent.entries()) {
    const { id, type, actorId } = journal.entries[index] ?? expect.fail('each was stored');
    if (type === 'article.imported') continue;
    const entry = { id: ownId(id), type, payload: own(input) };
    try {
      if (isFromServer || entryTypeOf(type).action === null)
        await changeArticle(actorOf(actorId), articleId, 'paste newer version', (writer) => writer.appendOwn(actorOf(actorId), entry));
      else {
        const { state } = await readState(admin, articleId);
        const base = { version: state.version, seq: state.seq };
        await appendBatch(actorOf(actorId), articleId, { base, clientId: 'random', schemaVersion: SCHEMA_VERSION, entries: [entry] });
      }
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
    }
  }
  return { admin, articleId, run: ownId('018f4c1e-0000') };
}

const Tables = z.array(z.object({ table: z.string() }));
const Rows = z.array(z.object({ row: z.string() }));

/** Every row of the database that names something of the article, as text: whichever table it is in. */
async function everyRowOf(...ids: string[]): Promise<string[]> {
  const tables = Tables.parse(
    await prisma.$queryRaw`select table_name as table from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`,
  );
  const rows: string[] = [];
  for (const { table } of tables) {
    const found = await prisma.$queryRawUnsafe(
      `select t::text as row from "${table}" as t where t::text like any($1::text[])`,
      ids.map((id) => `%${id}%`),
    );
    rows.push(...Rows.parse(found).map(({ row }) => `${table}: ${row}`));
  }
  return rows;
}

it('keeps tables and journal alike, and no word anywhere once all are erased, whatever people did', { timeout: 600_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(randomJournal, fc.array(fc.nat(40), { maxLength: 3 }), async (journal, some) => {
      const { admin, articleId, run } = await doAgain(journal);
      expect(await verifyArticle(articleId)).toEqual([]);
      const { headSeq } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
      const seqs = [...new Set(some.map((one) => (one % headSeq) + 1))];
      if (seqs.length > 0) await eraseWords(admin, articleId, { seqs, reason: 'A court has said so.' });
      expect(await verifyArticle(articleId)).toEqual([]);
      await eraseWords(admin, articleId, { seqs: 'all', reason: 'A court has said so.' });
      expect(await verifyArticle(articleId)).toEqual([]);
      forgetState(articleId);
      const rows = await everyRowOf(articleId, run);
      expect(rows.filter((row) => row.startsWith('JournalEntry: '))).toHaveLength(headSeq + (seqs.length > 0 ? 2 : 1));
      expect(rows.filter((row) => WRITTEN.test(row))).toEqual([]);
      for (const { id } of exportFormats) expect((await exported(admin, articleId, id)).content).not.toMatch(WRITTEN);
    }),
    tried(4),
  );
});
