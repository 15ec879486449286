import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { makeArticle, sendEntries, tagWords } from '@/lib/server/article.fixture';
import { setArchived } from '@/lib/server/articles/articles';
import { prisma } from '@/lib/server/database';
import { verifyArticle } from '@/lib/server/journal/verify';
import { makeDesk, makePerson } from '@/lib/server/people.fixture';

const migration = path.join(import.meta.dirname, 'migrations/20261126042700_article_list/migration.sql');

it('The migration gives the articles that are there what their journals say', async () => {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const text = 'A bus\n\nThe last bus left at 12.35. The next one is at 5.10. Nine routes ran.';
  const ids = await Promise.all([0, 1, 2, 3].map(async () => (await makeArticle(editor, deskId, text)).id));
  const [bare = '', tagged = '', half = '', whole = ''] = ids;
  const judge = (id: string, annotationId: string) =>
    sendEntries(editor, id, {
      type: 'verdict.given',
      payload: { annotationId, verdict: { value: 'unproven', rationale: 'No log of it.' }, basedOn: null },
    });
  await tagWords(editor, tagged, 'The last bus');
  await tagWords(editor, half, 'Nine routes');
  const changed = await tagWords(editor, half, 'The next one is');
  await judge(half, changed);
  await judge(half, await tagWords(editor, half, 'The last bus'));
  // The words of one verdict change: it is stale.
  const step = { stepType: 'replace', from: 40, to: 40, slice: { content: [{ type: 'text', text: 'x' }] } };
  await sendEntries(editor, half, { type: 'text', payload: { steps: [step] } });
  await judge(whole, await tagWords(editor, whole, 'Nine routes'));
  await setArchived(editor, whole, { isArchived: true });
  expect((await prisma.annotation.findUniqueOrThrow({ where: { id: changed } })).state).toMatchObject({ isStale: true });

  await prisma.article.updateMany({
    where: { id: { in: ids } },
    data: { claimCounts: {}, stage: 'tagging', progress: 0, isArchived: false, titleKey: '', composition: {}, composedSeq: 0 },
  });
  const byHand = fs.readFileSync(migration, 'utf8').split('-- By hand')[1] ?? '';
  const updates = byHand
    .slice(byHand.indexOf('UPDATE'), byHand.indexOf('ALTER TABLE'))
    .split(';\n')
    .filter((sql) => sql.trim() !== '');
  expect(updates).toHaveLength(2);
  for (const sql of updates) await prisma.$executeRawUnsafe(sql);

  for (const id of ids) expect(await verifyArticle(id)).toEqual([]);
  const stages = await prisma.article.findMany({ where: { id: { in: ids } }, select: { id: true, stage: true, titleKey: true } });
  const stageOf = (id: string) => stages.find((row) => row.id === id)?.stage;
  expect([bare, tagged, half, whole].map(stageOf)).toEqual(['tagging', 'tagging', 'checking', 'checked']);
  expect(stages.map(({ titleKey }) => titleKey)).toEqual(['a bus', 'a bus', 'a bus', 'a bus']);
});
