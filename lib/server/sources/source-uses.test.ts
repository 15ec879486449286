import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { SourcePage } from '@/lib/domain/contract/sources';
import type { Actor } from '@/lib/domain/people/permissions';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { createFromArchive } from '../articles/archive-import';
import { prisma } from '../database';
import { articleWithVerdict, exported } from '../export/exported.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { createSource, listSources, readSource } from './sources';

/** A checker, and a table of their desk that nothing rests on yet. */
async function deskWithTable() {
  const deskId = await makeDesk();
  const checker = await makePerson({ roles: { [deskId]: 'checker' } });
  const { id } = await createSource(checker, { id: uuidv7(), deskId, source: SourceInput.parse({ title: 'Annual table' }) });
  return { deskId, checker, id };
}

/** An article with a claim that rests on a source. */
async function articleResting(actor: Actor, deskId: string, sourceId: string): Promise<string> {
  const { id } = await makeArticle(actor, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.');
  const annotationId = await tagWords(actor, id, 'burned down in 1954');
  const said = { stance: 'supports', quote: '', locator: 'p. 12', lookedAt: null };
  await sendEntries(actor, id, { type: 'evidence.linked', payload: { annotationId, evidenceId: uuidv7(), sourceId, ...said } });
  return id;
}

/** Stores further evidence like the first of an article, as `count` people would link it. */
async function linkOften(articleId: string, sourceId: string, count: number, stance: string): Promise<void> {
  await prisma.$executeRaw`
    insert into "Evidence" (id, "annotationId", "articleId", "sourceId", stance, quote, locator, "byId", at, "entryId")
    select gen_random_uuid(), e."annotationId", e."articleId", e."sourceId", ${stance}, e.quote, e.locator, e."byId", e.at + n * interval '1 second', e."entryId"
    from (select * from "Evidence" where "articleId" = ${articleId}::uuid and "sourceId" = ${sourceId}::uuid order by at limit 1) e,
      generate_series(1, ${count}::int) n`;
}

/** All uses of a source as they are to come, with their articles. */
async function inOrder(sourceId: string): Promise<string[]> {
  const rows = await prisma.evidence.findMany({
    where: { sourceId },
    orderBy: [{ annotation: { article: { createdAt: 'desc' } } }, { articleId: 'asc' }, { at: 'asc' }, { id: 'asc' }],
  });
  return rows.map(({ articleId, id }) => `${articleId} ${id}`);
}

describe('readSource', () => {
  it('names who linked it as its articles do, with the mark of an archive', async () => {
    const { deskId, editor, id } = await articleWithVerdict();
    const { content } = await exported(editor, id, 'archive');
    const bytes = async () => new TextEncoder().encode(content);
    // Beside the original, on its own desk, and as the only use on another one.
    const other = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead', [other]: 'lead' } });
    const beside = await createFromArchive(lead, { id: uuidv7(), deskId, name: 'mill.galley.json' }, bytes);
    await createFromArchive(lead, { id: uuidv7(), deskId: other, name: 'mill.galley.json' }, bytes);
    const pageOf = async (desk: string) => {
      const { id: sourceId } = await prisma.source.findFirstOrThrow({ where: { deskId: desk }, select: { id: true } });
      return readSource(lead, sourceId);
    };
    const mine = await pageOf(deskId);
    expect(mine.articles.map((one) => [one.id === beside.id, one.uses.map(({ byName }) => byName)])).toEqual([
      [true, ['Edda Grey (from the archive)']],
      [false, ['Edda Grey']],
    ]);
    const { articles, counts } = await pageOf(other);
    expect(articles.flatMap(({ uses }) => uses.map(({ byName }) => byName))).toEqual(['Edda Grey (from the archive)']);
    expect(counts.first?.byName).toBe('Edda Grey (from the archive)');
  });

  it('gives a source that everybody cites in pages, each use once, with counts of all', async () => {
    const { deskId, checker, id } = await deskWithTable();
    const article = await articleResting(checker, deskId, id);
    const other = await articleResting(checker, deskId, id);
    await linkOften(article, id, 249, 'context');
    await linkOften(other, id, 200, 'refutes');
    const pages: SourcePage[] = [];
    let cursor: string | undefined;
    do {
      const page = await readSource(checker, id, { cursor });
      pages.push(page);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    const uses = pages.map(({ articles }) => articles.flatMap((one) => one.uses.map(({ evidenceId }) => `${one.id} ${evidenceId}`)));
    expect(uses.map(({ length }) => length)).toEqual([200, 200, 51]);
    expect(new Set(uses.flat()).size).toBe(451);
    expect(pages.flatMap(({ articles }) => articles.map((one) => one.id))).toEqual([other, other, article, article]);
    expect(uses.flat()).toEqual(await inOrder(id));
    for (const { counts, source } of pages) {
      expect(source).toMatchObject({ usedIn: 2, hasMoreUses: false });
      expect(counts).toMatchObject({ tags: 2, articles: 2, areClaims: true, byStance: { supports: 2, context: 249, refutes: 200 } });
      expect(counts.first?.byName).toBe(checker.name);
    }
    await expect(readSource(checker, id, { cursor: 'made-up' })).rejects.toMatchObject({ code: 'invalid' });
    // No more of what somebody may not read, however far they ask.
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    await expect(readSource(stranger, id, { cursor: pages[0]?.nextCursor ?? '' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves no article out that somebody works on between two pages', async () => {
    const { deskId, checker, id } = await deskWithTable();
    const older = await articleResting(checker, deskId, id);
    const newer = await articleResting(checker, deskId, id);
    await linkOften(newer, id, 199, 'context');
    const first = await readSource(checker, id, {});
    expect(first.articles.map((one) => one.id)).toEqual([newer]);
    await tagWords(checker, older, 'The mill');
    const second = await readSource(checker, id, { cursor: first.nextCursor ?? undefined });
    expect(second.articles.map((one) => one.id)).toEqual([older]);
  });
});

describe('listSources', () => {
  it('counts the uses of a source to 1,000, and then says that there are more', async () => {
    const { deskId, checker, id } = await deskWithTable();
    const article = await articleResting(checker, deskId, id);
    await linkOften(article, id, 999, 'context');
    const listed = async () => (await listSources(checker, { deskId })).sources[0];
    expect(await listed()).toMatchObject({ usedIn: 1, hasMoreUses: false });
    await linkOften(article, id, 1, 'context');
    expect(await listed()).toMatchObject({ usedIn: 1, hasMoreUses: true });
  });
});
