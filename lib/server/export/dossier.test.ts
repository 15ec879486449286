import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { stateFromJson } from '@/lib/domain/article-state';
import { resealed, sentenceOn } from '@/lib/domain/dossier/dossier.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { readZip, verifyDossier } from '@/scripts/verify-dossier.mjs';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { listArticleSources } from '../articles/article-sources';
import { deleteArticle, setArchived } from '../articles/articles';
import { reopenArticle, signArticle } from '../articles/sign-off';
import { prisma } from '../database';
import { listHistory } from '../history/history-entries';
import { eraseWords } from '../journal/erase-words';
import { readState } from '../journal/read-state';
import { verifyArticle } from '../journal/verify';
import { log } from '../log';
import { makeDesk, makePerson } from '../people.fixture';
import { changeSource } from '../sources/sources';
import { announceDossier, makeDossier } from './dossier';
import { exported } from './exported.fixture';
import { readReport } from './report';

async function checkedArticle() {
  const deskId = await makeDesk();
  const author = await makePerson({ name: 'Ines Calder', roles: { [deskId]: 'author' } });
  const checker = await makePerson({ name: 'Edda Grey', roles: { [deskId]: 'checker' } });
  const { id } = await makeArticle(author, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says. A shame.');
  const annotationId = await tagWords(checker, id, 'burned down in 1954');
  const newSource = { title: 'Parish book', url: 'https://book.example/54', type: 'document' };
  const linked = { annotationId, evidenceId: uuidv7(), sourceId: uuidv7(), newSource, stance: 'supports', quote: 'Burnt, 3 May' };
  await sendEntries(checker, id, { type: 'evidence.linked', payload: linked });
  const verdict = { value: 'supported', rationale: 'In the fire roll.' };
  await sendEntries(checker, id, { type: 'verdict.given', payload: { annotationId, basedOn: null, verdict } });
  return { deskId, author, checker, id, annotationId };
}

/** Draft of a query: what only the checkers' side sees. */
const ask = (checker: Actor, id: string, annotationId: string, text: string) =>
  sendEntries(checker, id, {
    type: 'query.asked',
    payload: { threadId: uuidv7(), commentId: uuidv7(), annotationId, text, replacement: null },
  });

async function zipOf(...asked: Parameters<typeof makeDossier>) {
  const { content, ...file } = await makeDossier(...asked);
  const bytes = Buffer.from(await new Response(content).arrayBuffer());
  return { ...file, bytes, files: readZip(bytes) };
}

const entriesOf = (files: Map<string, Buffer>) => (files.get('journal.jsonl')?.toString() ?? '').trim().split('\n');

/** Opens the article again as whoever sees the signatures that stand now. */
async function reopenAsSeen(actor: Actor, articleId: string, reason: string): Promise<void> {
  const { signOffs } = stateFromJson((await readState(actor, articleId)).state);
  await reopenArticle(actor, articleId, { reason, signOffIds: signOffs.map(({ entryId }) => entryId) });
}

describe('makeDossier', () => {
  it('gives a checker all of it, which the verifier finds right', async () => {
    const { checker, id, annotationId } = await checkedArticle();
    await ask(checker, id, annotationId, 'Which book is it?');
    const { fileName, mediaType, files } = await zipOf(checker, id);
    expect([fileName, mediaType]).toEqual(['the-mill.dossier.zip', 'application/zip']);
    const { headHash } = verifyDossier(files);
    expect(await announceDossier(checker, id)).toEqual({ fileName, seq: 5, hash: headHash, headSeq: 5 });
    expect(verifyDossier(files, { head: headHash }).entries).toBe(5);
    const page = files.get('index.html')?.toString();
    for (const words of ['Edda Grey', 'Ines Calder', 'burned down in 1954', 'Parish book', 'Burnt, 3 May', 'In the fire roll.']) {
      expect(page).toContain(words);
    }
    expect(entriesOf(files).at(-1)).toContain('Which book is it?');
  });

  it('is for those who see drafts of queries, and says so to the others of the desk', async () => {
    const { deskId, author, id } = await checkedArticle();
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    for (const service of [makeDossier, announceDossier]) {
      await expect(service(reader, id)).rejects.toMatchObject({ code: 'forbidden', message: 'Readers cannot make audit dossiers.' });
      await expect(service(await makePerson({ roles: { [await makeDesk()]: 'lead' } }), id)).rejects.toMatchObject({ code: 'not-found' });
      await expect(service(author, id)).rejects.toMatchObject({ code: 'forbidden', message: 'Authors cannot make audit dossiers.' });
    }
    for (const role of ['checker', 'editor', 'lead'] as const)
      verifyDossier((await zipOf(await makePerson({ roles: { [deskId]: role } }), id)).files);
    verifyDossier((await zipOf(await makePerson({ isAdmin: true }), id)).files);
  });

  it('is of an earlier moment, with the entries since', async () => {
    const { checker, id } = await checkedArticle();
    const { files } = await zipOf(checker, id, 2);
    expect(verifyDossier(files).entries).toBe(4);
    expect(JSON.parse(files.get('manifest.json')?.toString() ?? '')).toMatchObject({ seq: 2, headSeq: 4 });
    expect(files.get('index.html')?.toString()).not.toContain('Parish book');
    await expect(makeDossier(checker, id, 5)).rejects.toMatchObject({ code: 'not-found', message: 'The article has not come that far.' });
  });

  it('verifies where words under a signature were erased, and vouches for the signature', async () => {
    const { deskId, checker, id } = await checkedArticle();
    const admin = await makePerson({ isAdmin: true, roles: { [deskId]: 'lead' } });
    const { state } = await readState(checker, id);
    const wordsHash = articleWordsHash(stateFromJson(state));
    await signArticle(checker, id, { signature: 'checker', seq: state.seq, wordsHash });
    await eraseWords(admin, id, { seqs: [1], reason: 'A wish' });
    expect(await verifyArticle(id)).toEqual([]);
    const { files } = await zipOf(checker, id);
    const signed = JSON.parse(entriesOf(files)[state.seq] ?? '');
    expect(signed).toMatchObject({ type: 'article.signed-off', payload: { wordsHash, signature: 'checker' } });
    expect(verifyDossier(files)).toMatchObject({ unvouched: expect.not.arrayContaining([state.seq + 1]) });
  });

  it('has all signatures of who saw no more than its moment, in whatever order they came, and none that was withdrawn', async () => {
    const { deskId, checker, id, annotationId } = await checkedArticle();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const wordsHash = articleWordsHash(stateFromJson((await readState(checker, id)).state));
    await ask(checker, id, annotationId, 'Which book?');
    await signArticle(checker, id, { signature: 'checker', seq: 5, wordsHash });
    await signArticle(lead, id, { signature: 'standards', seq: 4, wordsHash });
    const signedIn = async (seq?: number) => {
      const { files } = await zipOf(checker, id, seq);
      verifyDossier(files);
      return z.array(z.object({ signature: z.string() })).parse(JSON.parse(files.get('sign-offs.json')?.toString() ?? ''));
    };
    const [first, second] = [{ signature: 'checker' }, { signature: 'standards' }];
    expect(await signedIn()).toEqual([first, second]);
    expect(await signedIn(7)).toEqual([first, second]);
    expect(await signedIn(5)).toEqual([first, second]);
    expect(await signedIn(4)).toEqual([second]);
    expect(await signedIn(3)).toEqual([]);
    await reopenAsSeen(lead, id, 'A comma.');
    for (const seq of [undefined, 7, 5]) expect(await signedIn(seq)).toEqual([]);
  });

  it('cites sources as they were signed, as report and exports do, until it is opened again', async () => {
    const { deskId, checker, id } = await checkedArticle();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const state = stateFromJson((await readState(checker, id)).state);
    await signArticle(checker, id, { signature: 'checker', seq: state.seq, wordsHash: articleWordsHash(state) });
    const { id: sourceId } = (await readReport(checker, id)).sources[0] ?? {};
    const other = {
      title: 'Fire roll',
      url: null,
      type: 'other',
      author: '',
      publisher: '',
      publishedOn: null,
      note: 'Do not cite.',
    } as const;
    const { updatedAt } = await prisma.source.findUniqueOrThrow({ where: { id: sourceId ?? '' } });
    await changeSource(checker, sourceId ?? '', { ...other, basedOn: updatedAt.toISOString() });
    const titles = async () => (await readReport(lead, id)).sources.map(({ title }) => title);
    expect(await titles()).toEqual(['Parish book']);
    expect((await exported(lead, id, 'html')).content).toContain('Parish book');
    for (const format of ['html', 'csv', 'web-annotation'] as const) {
      expect((await exported(lead, id, format)).content).not.toContain('Do not cite');
    }
    const shown = async () => {
      const { sources, correctedIds } = await listArticleSources(lead, id);
      const told = (await listHistory(lead, id, {})).sources;
      return [sources.map(({ title }) => title), Object.values(told), correctedIds];
    };
    expect(await shown()).toEqual([['Parish book'], ['Parish book'], [sourceId]]);
    const { files } = await zipOf(checker, id);
    verifyDossier(files);
    const texts = Object.fromEntries([...files].map(([name, bytes]) => [name, bytes.toString()]));
    const forged = { ...texts, 'sources.json': texts['sources.json']?.replace('Parish book', 'Church book') ?? '' };
    expect(sentenceOn(resealed(forged))).toBe('“Parish book” is described otherwise in sources.json than when it was signed.');
    await reopenAsSeen(lead, id, 'One more look');
    expect(await titles()).toEqual(['Fire roll']);
    expect(await shown()).toEqual([['Fire roll'], ['Fire roll'], []]);
    expect((await exported(lead, id, 'html')).content).toContain('Do not cite');
    verifyDossier((await zipOf(checker, id)).files);
  });

  it('is there for an archived article, and not for a deleted one', async () => {
    const { deskId, checker, id } = await checkedArticle();
    await setArchived(await makePerson({ roles: { [deskId]: 'editor' } }), id, { isArchived: true });
    expect(verifyDossier((await zipOf(checker, id)).files).entries).toBe(5);
    const admin = await makePerson({ isAdmin: true });
    await deleteArticle(admin, id);
    await expect(makeDossier(admin, id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('breaks off when words are erased while it is written, and is whole the next time', async () => {
    const { checker, id } = await checkedArticle();
    const { content } = await makeDossier(checker, id);
    await eraseWords(await makePerson({ isAdmin: true }), id, { seqs: [4], reason: 'Ruling 4/2026' });
    await expect(new Response(content).arrayBuffer()).rejects.toThrow();
    expect([...verifyDossier((await zipOf(checker, id)).files).erased.keys()]).toEqual([4]);
  });

  it('is found right after an erasure', async () => {
    const { checker, id } = await checkedArticle();
    await eraseWords(await makePerson({ isAdmin: true }), id, { seqs: 'all', reason: 'Ruling 4/2026' });
    const { erased } = verifyDossier((await zipOf(checker, id)).files);
    expect([...erased.keys()]).toEqual([1, 2, 3, 4]);
  });

  it.each([
    ['between two pieces', true],
    ['while one is made', false],
  ])('stops quietly when the reader goes %s', async (_, isBetween) => {
    const warn = vi.spyOn(log, 'warn');
    const { checker, id } = await checkedArticle();
    const { content } = await makeDossier(checker, id);
    const reader = content.getReader();
    const piece = reader.read();
    if (isBetween) await piece;
    await reader.cancel();
    expect((await piece).done).toBe(!isBetween);
    expect((await reader.read()).done).toBe(true);
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});
