import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { deleteArticle, moveArticle } from '../articles/articles';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { changeSource, createSource, findSources, listSources, readSource } from './sources';

const personIn = (deskId: string, role: Role) => makePerson({ roles: { [deskId]: role } });
const add = (actor: Actor, deskId: string, source: { title: string; url?: string }) =>
  createSource(actor, { id: uuidv7(), deskId, source: SourceInput.parse(source) });

/** A change by somebody who has just looked at the source. */
async function change(actor: Actor, id: string, source: { title: string; url?: string | null }) {
  const { updatedAt } = await prisma.source.findUniqueOrThrow({ where: { id } });
  return changeSource(actor, id, { ...SourceInput.parse(source), basedOn: updatedAt.toISOString() });
}

async function articleResting(actor: Actor, deskId: string, sourceId: string) {
  const article = await makeArticle(actor, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.');
  return { article, annotationId: await rest(actor, article.id, sourceId) };
}

async function rest(actor: Actor, articleId: string, sourceId: string): Promise<string> {
  const annotationId = await tagWords(actor, articleId, 'burned down in 1954');
  const payload = {
    annotationId,
    evidenceId: uuidv7(),
    sourceId,
    stance: 'supports',
    quote: 'Burnt, 3 May',
    locator: 'p. 12',
    lookedAt: '2026-11-10',
  };
  await sendEntries(actor, articleId, { type: 'evidence.linked', payload });
  return annotationId;
}

describe('createSource', () => {
  it('offers the source that has this address already', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const url = `https://archive.example/${deskId}`;
    const { id } = await add(checker, deskId, { title: 'Parish book', url });
    const again = add(checker, deskId, { title: 'The same book', url });
    await expect(again).rejects.toMatchObject({ code: 'conflict', details: { sourceId: id } });
    const elsewhere = await makeDesk();
    await add(await personIn(elsewhere, 'checker'), elsewhere, { title: 'Their copy', url });
  });

  it('makes one source of two people who add an address at once', async () => {
    const deskId = await makeDesk();
    const url = `https://archive.example/${deskId}`;
    const people = [await personIn(deskId, 'checker'), await personIn(deskId, 'editor')];
    const results = await Promise.allSettled(people.map((person) => add(person, deskId, { title: 'Parish book', url })));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await listSources(people[0] ?? (await makePerson()), { deskId })).sources).toHaveLength(1);
  });

  it('is the one that is linked where somebody brings its address as a new one, which can be corrected in all else', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const url = `https://archive.example/${deskId}`;
    const { id } = await add(checker, deskId, { title: 'Parish book', url });
    const { article, annotationId } = await articleResting(checker, deskId, id);
    const again = { annotationId, evidenceId: uuidv7(), stance: 'supports', quote: '', locator: '', lookedAt: null };
    const newSource = { title: 'Book', url };
    await sendEntries(checker, article.id, { type: 'evidence.linked', payload: { ...again, sourceId: uuidv7(), newSource } });
    await prisma.article.update({ where: { id: article.id }, data: { language: 'nb' } });
    const { source, articles } = await readSource(checker, id);
    expect([source.title, articles[0]?.language, articles[0]?.uses.length]).toEqual(['Parish book', 'nb', 2]);
    // As they were stored before.
    await prisma.source.create({ data: { id: uuidv7(), deskId, title: 'Twin', url, type: 'webpage', createdById: checker.id } });
    expect((await change(checker, id, { title: 'The parish book', url })).title).toBe('The parish book');
  });

  it('makes one source of a request that is sent twice', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const input = { id: uuidv7(), deskId, source: SourceInput.parse({ title: 'Parish book', url: 'https://b.example/' }) };
    expect(await createSource(checker, input)).toEqual(await createSource(checker, input));
  });

  it('is for those who tag', async () => {
    const deskId = await makeDesk();
    expect(await codeOf(add(await personIn(deskId, 'reader'), deskId, { title: 'A' }))).toBe('forbidden');
    expect(await codeOf(add(await personIn(deskId, 'author'), deskId, { title: 'A' }))).toBe('forbidden');
    expect(await codeOf(add(await makePerson(), deskId, { title: 'A' }))).toBe('not-found');
  });
});

describe('listSources', () => {
  it('finds by part of the title or address, and forgives a slip in the title', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    await add(checker, deskId, { title: 'Harbour board accounts 2024', url: 'https://board.example/accounts.pdf' });
    await add(checker, deskId, { title: 'Parish book' });
    const titles = async (query: string) => (await listSources(checker, { deskId, query })).sources.map(({ title }) => title);
    expect(await titles('accounts 20')).toEqual(['Harbour board accounts 2024']);
    expect(await titles('board.example')).toEqual(['Harbour board accounts 2024']);
    expect(await titles('harbor board acounts')).toEqual(['Harbour board accounts 2024']);
    expect(await titles('PARISH')).toEqual(['Parish book']);
    expect(await titles('granary')).toEqual([]);
  });

  it('finds by words without their accents, and in whatever form these are written', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    await add(checker, deskId, { title: 'Register of Jose\u0301 Erdoğan' });
    const titles = async (query: string) => (await listSources(checker, { deskId, query })).sources.map(({ title }) => title);
    for (const query of ['jos', 'José', 'erdogan', 'register of jose erdgan']) expect(await titles(query), query).toHaveLength(1);
    expect(await titles('granary')).toEqual([]);
  });

  it('gives the closest to what is typed first where that is asked for, however long ago it was changed, and of equals the one that is used', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const used = await add(checker, deskId, { title: 'The new Łódź log' });
    for (const title of ['ŁÓDŹ', 'Lodz yearbook', 'Unlodzed', 'The Łódź log']) await add(checker, deskId, { title });
    for (let n = 0; n < 50; n++) await add(checker, deskId, { title: `Misplodzing ${n}` });
    await articleResting(checker, deskId, used.id);
    const titles = async (query: string, limit = 5) =>
      (await listSources(checker, { deskId, query, order: 'closest', limit })).sources.map(({ title }) => title);
    expect(await titles(' lodz ')).toEqual(['ŁÓDŹ', 'Lodz yearbook', 'The new Łódź log', 'The Łódź log', 'Misplodzing 49']);
    // Without it the one that was changed last is first.
    expect((await listSources(checker, { deskId, query: 'lodz', limit: 1 })).sources.map(({ title }) => title)).toEqual(['Misplodzing 49']);
    expect(await titles('misplodzing 0', 1)).toEqual(['Misplodzing 0']);
  });

  it('takes what is typed for no pattern, and finds a source by the whole of its address', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const url = `https://board.example/${deskId}?a=(1)`;
    await add(checker, deskId, { title: 'Board', url });
    await add(checker, deskId, { title: '100% [draft] (C++)' });
    await add(checker, deskId, { title: 'A later board', url: `${url}&more` });
    const titles = async (query: string) =>
      (await listSources(checker, { deskId, query, order: 'closest' })).sources.map(({ title }) => title);
    expect(await titles(url)).toEqual(['Board', 'A later board']);
    for (const query of ['(C++', '[d', '100%', '] (', 'C++)', '（c']) expect(await titles(query), query).toEqual(['100% [draft] (C++)']);
    for (const query of ['\\', '.*', '^', '***=', '%%', '(?i)']) expect(await titles(query), query).toEqual([]);
  });

  it('gives every source once, page by page, found or not', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const ids: string[] = [];
    for (let i = 0; i < 5; i++) ids.unshift((await add(checker, deskId, { title: `Ledger ${i}` })).id);
    for (const query of ['', 'ledger']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await listSources(checker, { deskId, query, limit: 2, ...(cursor ? { cursor } : {}) });
        seen.push(...page.sources.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(seen).toEqual(ids);
    }
  });

  it('shows nothing of other desks, and authors only what their own articles rest on', async () => {
    const deskId = await makeDesk();
    const [checker, author] = [await personIn(deskId, 'checker'), await personIn(deskId, 'author')];
    const { id } = await add(checker, deskId, { title: 'Parish book' });
    await add(checker, deskId, { title: 'Another book' });
    const outsider = await personIn(await makeDesk(), 'lead');
    expect((await listSources(outsider, {})).sources).toEqual([]);
    expect((await listSources(author, {})).sources).toEqual([]);
    const own = await makeArticle(author, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.');
    const annotationId = await rest(checker, own.id, id);
    const found = async () =>
      [await listSources(author, {}), await listSources(author, { query: 'Parish' })].map(({ sources }) => sources.length);
    expect(await found()).toEqual([1, 1]);
    await sendEntries(checker, own.id, { type: 'annotation.removed', payload: { annotationId } });
    expect(await found()).toEqual([0, 0]);
    expect(await codeOf(readSource(author, id))).toBe('not-found');
  });

  it('shows an author nothing of an article that was moved to a desk where they have no role, and all of one that they can follow', async () => {
    const [deskId, theirDesk, closedDesk] = [await makeDesk(), await makeDesk(), await makeDesk()];
    const author = await makePerson({ roles: { [deskId]: 'author', [theirDesk]: 'author' } });
    const mover = await makePerson({ roles: { [deskId]: 'editor', [theirDesk]: 'editor', [closedDesk]: 'editor' } });
    const { id } = await add(mover, deskId, { title: 'Parish book' });
    const own = await makeArticle(author, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.');
    await rest(mover, own.id, id);
    const found = async () => [
      (await listSources(author, {})).sources.length,
      (await listSources(author, { deskId, query: 'Parish' })).sources.length,
      (await findSources(author, 'Parish', 4)).length,
    ];
    await moveArticle(mover, own.id, { deskId: theirDesk });
    expect(await found()).toEqual([1, 1, 1]);
    await moveArticle(mover, own.id, { deskId: closedDesk });
    expect(await found()).toEqual([0, 0, 0]);
    expect(await codeOf(readSource(author, id))).toBe('not-found');
  });
});

describe('readSource', () => {
  it('says where it is used, only in articles that the reader may read', async () => {
    const [deskId, otherDesk] = [await makeDesk(), await makeDesk()];
    const both = await makePerson({ roles: { [deskId]: 'checker', [otherDesk]: 'editor' } });
    const here = await personIn(deskId, 'checker');
    const { id } = await add(both, deskId, { title: 'Parish book' });
    const { article, annotationId } = await articleResting(both, deskId, id);
    const page = await readSource(here, id);
    expect(page.source).toMatchObject({ title: 'Parish book', usedIn: 1, mayChange: true });
    expect(page.articles).toMatchObject([
      {
        id: article.id,
        stage: 'tagging',
        uses: [
          { annotationId, label: 'C1', words: 'burned down in 1954', stance: 'supports', locator: 'p. 12', verdict: null, grade: null },
        ],
      },
    ]);
    const [use] = page.articles[0]?.uses ?? [];
    expect(use).toMatchObject({ byName: both.name, quote: 'Burnt, 3 May', lookedAt: '2026-11-10' });
    expect(new Date(use?.at ?? '').toISOString()).toBe(use?.at);
    // Deleted: gone from here too.
    await deleteArticle(await makePerson({ isAdmin: true }), article.id);
    expect((await readSource(here, id)).articles).toEqual([]);
  });

  it('shows no verdict as an outcome before it is one, and says what the claim waits for', async () => {
    const deskId = await makeDesk();
    const [checker, editor, lead] = [await personIn(deskId, 'checker'), await personIn(deskId, 'editor'), await personIn(deskId, 'lead')];
    await setRules(lead, deskId, { ...plainRules, secondCheck: true });
    const { id } = await add(checker, deskId, { title: 'Parish book' });
    const { article, annotationId } = await articleResting(checker, deskId, id);
    const shown = async () => {
      const [use] = (await readSource(lead, id)).articles[0]?.uses ?? [];
      return [use?.verdict, use?.left?.said, use?.left?.isBegun];
    };
    const send = async (actor: Actor, type: string, payload: object) =>
      (await sendEntries(actor, article.id, { type, payload: { annotationId, ...payload } }))[0];
    expect(await shown()).toEqual([null, 'to check', false]);
    const verdict = { value: 'supported', rationale: '' };
    const verdictEntryId = await send(checker, 'verdict.given', { verdict, basedOn: null });
    expect(await shown()).toEqual([null, 'awaiting a second check', true]);
    await setRules(lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 2 } });
    expect(await shown()).toEqual([null, 'awaiting votes', true]);
    await setRules(lead, deskId, { ...plainRules, secondCheck: true });
    const second = { value: 'unproven', rationale: 'The book is of 1960.' };
    const secondEntryId = await send(editor, 'check.second-given', { verdictEntryId, second, basedOn: null });
    expect(await shown()).toEqual([null, 'to decide between two checkers', true]);
    const basedOn = await send(lead, 'check.adjudicated', { secondEntryId, took: 'first', rationale: 'It was copied.' });
    expect(await shown()).toEqual(['supported', undefined, undefined]);
    await send(lead, 'check.state-changed', { checkState: 'on-legal', reason: 'A suit is threatened.', basedOn });
    expect(await shown()).toEqual([null, 'set aside', true]);
  });

  it('does not exist for a stranger', async () => {
    const deskId = await makeDesk();
    const { id } = await add(await personIn(deskId, 'checker'), deskId, { title: 'Parish book' });
    expect(await codeOf(readSource(await personIn(await makeDesk(), 'lead'), id))).toBe('not-found');
    expect(await codeOf(readSource(await personIn(deskId, 'author'), id))).toBe('not-found');
  });
});

describe('a source of another desk', () => {
  it('is not linked, and whoever may know it hears where it belongs', async () => {
    const [deskId, otherId] = [await makeDesk(), await makeDesk()];
    const both = await makePerson({ roles: { [deskId]: 'editor', [otherId]: 'editor' } });
    const here = await personIn(otherId, 'checker');
    const { id, deskName } = await add(both, deskId, { title: 'Parish book' });
    const article = await makeArticle(both, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.');
    // A colleague has moved it meanwhile.
    await moveArticle(both, article.id, { deskId: otherId });
    await expect(rest(both, article.id, id)).rejects.toMatchObject({
      code: 'not-found',
      message: `This article is on another desk now; “Parish book” is a source of ${deskName}. Link it once more, by its link or its title, to add it here.`,
    });
    expect(await refusalOf(rest(here, article.id, id))).toBe('That source does not exist.');
  });
});

describe('changeSource', () => {
  it('refuses a change of what has changed since, with the source as it is now', async () => {
    const deskId = await makeDesk();
    const [checker, colleague] = [await personIn(deskId, 'checker'), await personIn(deskId, 'editor')];
    const { id, updatedAt } = await add(checker, deskId, { title: 'Parish bok' });
    const noted = await changeSource(colleague, id, {
      ...SourceInput.parse({ title: 'Parish bok', note: 'Vol. 2 is lost.' }),
      basedOn: updatedAt,
    });
    const title = SourceInput.parse({ title: 'Parish book' });
    const late = changeSource(checker, id, { ...title, basedOn: updatedAt });
    await expect(late).rejects.toMatchObject({ code: 'conflict', details: { now: noted } });
    // A tab that does not say what it saw has seen nothing.
    expect(await codeOf(changeSource(checker, id, title))).toBe('conflict');
    expect((await readSource(checker, id)).source).toMatchObject({ title: 'Parish bok', note: 'Vol. 2 is lost.' });
    const both = { ...title, note: noted.note, basedOn: noted.updatedAt };
    expect(await changeSource(checker, id, both)).toMatchObject({ title: 'Parish book', note: 'Vol. 2 is lost.' });
  });

  it('answers as done what is stored already as it is sent again, and writes nothing', async () => {
    const deskId = await makeDesk();
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    const { id, updatedAt } = await createSource(checker, { id: uuidv7(), deskId, source: SourceInput.parse({ title: 'Timetable' }) });
    const said = { title: 'Timetable of 1954', url: 'https://bus.example/1954', publishedOn: '1954-05-03', note: 'Row 7.' };
    const send = () => changeSource(checker, id, { ...SourceInput.parse(said), basedOn: updatedAt });
    const stored = await send();
    expect(await send()).toEqual(stored);
    expect(stored).toMatchObject(said);
  });

  it('stores one of two changes that are sent at once', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const { id, updatedAt } = await add(checker, deskId, { title: 'Parish book' });
    const send = (title: string, url: string) => changeSource(checker, id, { ...SourceInput.parse({ title, url }), basedOn: updatedAt });
    const sent = await Promise.allSettled([send('Mine', 'https://b.example/1'), send('Theirs', 'https://b.example/2')]);
    expect(sent.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  });

  it('replaces what is known, in the desk only, and refuses another source’s address', async () => {
    const deskId = await makeDesk();
    const checker = await personIn(deskId, 'checker');
    const { id } = await add(checker, deskId, { title: 'Parish book', url: 'https://b.example/1' });
    await add(checker, deskId, { title: 'Other', url: 'https://b.example/2' });
    const source = SourceInput.parse({
      title: 'Parish book, vol. 2',
      url: 'https://b.example/1',
      author: 'A. Clerk',
      publishedOn: '1954-06-01',
    });
    expect(await change(checker, id, source)).toMatchObject({
      title: 'Parish book, vol. 2',
      author: 'A. Clerk',
      publishedOn: '1954-06-01',
    });
    expect(await codeOf(change(checker, id, { ...source, url: 'https://b.example/2' }))).toBe('conflict');
    expect(await codeOf(change(await personIn(deskId, 'reader'), id, source))).toBe('forbidden');
    expect(await codeOf(change(await makePerson(), id, source))).toBe('not-found');
  });

  it('tells an author who sees the source that it is not theirs to change, and other authors nothing', async () => {
    const deskId = await makeDesk();
    const [checker, author] = [await personIn(deskId, 'checker'), await personIn(deskId, 'author')];
    const { id } = await add(checker, deskId, { title: 'Parish book' });
    const own = await makeArticle(author, deskId, 'The mill\n\nThe mill burned down in 1954, the parish book says.');
    await rest(checker, own.id, id);
    const source = SourceInput.parse({ title: 'Mine' });
    await expect(change(author, id, source)).rejects.toMatchObject({ code: 'forbidden', message: 'Authors cannot tag.' });
    expect(await codeOf(change(await personIn(deskId, 'author'), id, source))).toBe('not-found');
  });
});
