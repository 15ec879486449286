import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { MAX_FOUND_BYLINE_CHARS, MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import { inBrief } from '@/lib/domain/text/in-brief';
import { makeArticle } from '@/lib/server/article.fixture';
import { prisma } from '@/lib/server/database';
import { makeDesk, makePerson } from '@/lib/server/people.fixture';

const migration = path.join(import.meta.dirname, 'migrations/20261130074000_titles_in_brief/migration.sql');

it('The migration cuts titles and bylines as they are cut from now on, and leaves those that are as long as they may be', async () => {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const lengths = [10, MAX_FOUND_BYLINE_CHARS, MAX_FOUND_BYLINE_CHARS + 1, MAX_TITLE_CHARS, MAX_TITLE_CHARS + 1, 5_000];
  const ids = await Promise.all(lengths.map(async () => (await makeArticle(editor, deskId)).id));
  const textOf = (length: number) => '🚌'.repeat(length);
  for (const [index, length] of lengths.entries()) {
    await prisma.article.update({ where: { id: ids[index] ?? '' }, data: { title: textOf(length), byline: textOf(length) } });
  }
  for (const statement of fs.readFileSync(migration, 'utf8').split(';')) {
    if (statement.includes('UPDATE')) await prisma.$executeRawUnsafe(`${statement} and "deskId" = '${deskId}'`);
  }
  const rows = await prisma.article.findMany({ where: { deskId }, select: { id: true, title: true, byline: true } });
  const byId = new Map(rows.map(({ id, ...row }) => [id, row]));
  expect(ids.map((id) => byId.get(id))).toEqual(
    lengths.map((length) => ({
      title: inBrief(textOf(length), MAX_TITLE_CHARS),
      byline: inBrief(textOf(length), MAX_FOUND_BYLINE_CHARS),
    })),
  );
});
