import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { rewordText, tagWords } from '../article.fixture';
import { listArticles } from '../articles/article-list';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { makeArticle } from './article.fixture';
import { readHead } from './article-row';
import { composeBehind, composeNow, readBehind, writeComposition } from './compose';
import { headState } from './read';
import { forgetState } from './state-cache';
import { verifyArticle } from './verify';

let editor: Actor;
let deskId: string;
let articleId: string;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
});

beforeEach(async () => {
  articleId = await makeArticle(editor, deskId, docOf('Night buses', 'The last bus left. It is a shame.'));
});

const stored = () =>
  prisma.article.findUniqueOrThrow({ where: { id: articleId }, select: { composition: true, composedSeq: true, headSeq: true } });
const untagged = { claim: 0, opinion: 0, proposal: 0, none: 10 };

describe('writeComposition', () => {
  it('keeps the newer of two counts, whoever comes last', async () => {
    const before = await headState(await readHead(prisma, articleId));
    await tagWords(editor, articleId, 'The last bus');
    const after = await headState(await readHead(prisma, articleId));
    expect(await Promise.all([writeComposition(after), writeComposition(before)])).toEqual([true, true]);
    await writeComposition(before);
    expect(await stored()).toEqual({ composition: { ...untagged, claim: 3, none: 7 }, composedSeq: 2, headSeq: 2 });
  });

  it('neither waits for a writer of the article nor gives up', async () => {
    const state = await headState(await readHead(prisma, articleId));
    await prisma.$transaction(async (tx) => {
      await tx.$queryRaw`select 1 as locked from "Article" where id = ${articleId}::uuid for update`;
      expect(await writeComposition(state)).toBe(false);
    });
    expect(await writeComposition(state)).toBe(true);
    expect((await stored()).composedSeq).toBe(1);
  });

  it('writes nothing of a state that the journal has not come to', async () => {
    const state = await headState(await readHead(prisma, articleId));
    await writeComposition({ ...state, seq: 7 });
    expect((await stored()).composedSeq).toBe(0);
  });
});

describe('words that differ from a tag’s quote', () => {
  const wordsOf = async (id: string) => (await prisma.annotation.findUniqueOrThrow({ where: { id }, select: { words: true } })).words;
  const stateOf = async () => headState(await readHead(prisma, articleId));

  it('follow what is typed in them once it is counted, and are never those of a state that is no longer the newest', async () => {
    const tag = await tagWords(editor, articleId, 'The last bus left. It');
    await rewordText(editor, articleId, 'last', 'first');
    await rewordText(editor, articleId, 'left', 'went');
    const before = await stateOf();
    await rewordText(editor, articleId, 'went', 'turned');
    await writeComposition(before);
    expect(await wordsOf(tag)).toBe('The first bus left. It');
    expect(await verifyArticle(articleId)).toEqual([]);
    await writeComposition(await stateOf());
    expect(await wordsOf(tag)).toBe('The first bus turned. It');
    expect(await verifyArticle(articleId)).toEqual([]);
    await prisma.annotation.update({ where: { id: tag }, data: { words: 'The first bus went. It' } });
    expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([`Annotation ${tag} words`]);
  });

  it('are written anew after the migration, wherever there are any', async () => {
    const other = await makeArticle(editor, deskId, docOf('Trams', 'The last tram left.'));
    await tagWords(editor, other, 'The last tram');
    await composeNow(other);
    const tag = await tagWords(editor, articleId, 'The last bus');
    await rewordText(editor, articleId, 'last', 'first');
    await composeNow(articleId);
    // As rows had them before: the words that were tagged.
    await prisma.annotation.update({ where: { id: tag }, data: { words: 'The last bus' } });
    await prisma.$executeRawUnsafe(fs.readFileSync(migration, 'utf8'));
    expect(await verifyArticle(articleId)).toEqual([]);
    const behind = await allBehind();
    expect([behind.includes(articleId), behind.includes(other)]).toEqual([true, false]);
    await composeNow(articleId);
    expect([await wordsOf(tag), (await allBehind()).includes(articleId)]).toEqual(['The first bus', false]);
  });

  const migration = path.resolve('prisma/migrations/20261201210000_words_of_now/migration.sql');

  async function allBehind(): Promise<string[]> {
    const all: string[] = [];
    for (;;) {
      const ids = await readBehind(all.at(-1));
      if (ids.length === 0) return all;
      all.push(...ids);
    }
  }
});

describe('composeNow', () => {
  it('counts an article that is in nobody’s memory', async () => {
    await tagWords(editor, articleId, 'It is a shame', 'opinion');
    forgetState(articleId);
    await composeNow(articleId);
    expect(await stored()).toMatchObject({ composition: { ...untagged, opinion: 4, none: 6 }, composedSeq: 2 });
  });
});

describe('a change of the article', () => {
  it('is counted by itself after the answer', async () => {
    await tagWords(editor, articleId, 'The last bus');
    await expect.poll(stored).toMatchObject({ composition: { claim: 3 }, composedSeq: 2 });
  });
});

describe('a list of articles', () => {
  it('has those counted that it finds behind, and those only that the person may see', async () => {
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    await listArticles(stranger, { query: 'night' });
    expect((await stored()).composedSeq).toBe(0);
    const shown = async () => (await listArticles(editor, { deskId })).articles.find(({ id }) => id === articleId)?.composition;
    expect(await shown()).toBeNull();
    await expect.poll(shown).toEqual(untagged);
  });

  it('leaves alone what is counted', async () => {
    await composeNow(articleId);
    await prisma.article.update({ where: { id: articleId }, data: { composition: { ...untagged, claim: 99 } } });
    composeBehind([{ id: articleId, headSeq: 1, composedSeq: 1 }]);
    await composeNow(articleId);
    expect((await stored()).composition).toMatchObject({ claim: 99 });
  });
});
