import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeArticle, sendEntries, tagWords } from '@/lib/server/article.fixture';
import { deleteArticle } from '@/lib/server/articles/articles';
import { prisma } from '@/lib/server/database';
import { verifyArticle } from '@/lib/server/journal/verify';
import { searchClaims } from '@/lib/server/memory/claims';
import { rememberChunk } from '@/lib/server/memory/remember-claims';
import { makeDesk, makePerson } from '@/lib/server/people.fixture';

const migration = path.join(import.meta.dirname, 'migrations/20261126215500_remembered_claims/migration.sql');

it('The migration remembers the claims that are there as their journals say', async () => {
  const deskId = await makeDesk();
  const admin = await makePerson({ isAdmin: true });
  const text = 'A bus\n\nThe last bus left at 12.35. The next one is at 5.10. Nine routes ran.';
  const [{ id }, { id: gone }] = [await makeArticle(admin, deskId, text), await makeArticle(admin, deskId, text)];
  const judge = (annotationId: string) =>
    sendEntries(admin, id, {
      type: 'verdict.given',
      payload: { annotationId, verdict: { value: 'unproven', rationale: 'No log.' }, basedOn: null },
    });
  await tagWords(admin, id, 'Nine routes', 'opinion');
  await judge(await tagWords(admin, id, 'The last bus'));
  await judge(await tagWords(admin, id, 'The next one is'));
  const removed = await tagWords(admin, id, 'Nine routes ran');
  await sendEntries(admin, id, { type: 'annotation.removed', payload: { annotationId: removed } });
  // The words of one verdict change: it is stale.
  const step = { stepType: 'replace', from: 40, to: 40, slice: { content: [{ type: 'text', text: 'x' }] } };
  await sendEntries(admin, id, { type: 'text', payload: { steps: [step] } });
  await tagWords(admin, gone, 'Nine routes');
  await deleteArticle(admin, gone);

  await prisma.rememberedClaim.deleteMany({});
  const sql = fs.readFileSync(migration, 'utf8');
  await prisma.$executeRawUnsafe(sql.slice(sql.indexOf('INSERT INTO')));
  for (const article of [id, gone]) expect(await verifyArticle(article)).toEqual([]);
  while ((await rememberChunk()) > 0);
  expect((await searchClaims(admin, { query: 'bus', deskId })).claims).toHaveLength(1);
  for (const article of [id, gone]) expect(await verifyArticle(article)).toEqual([]);
});
