import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import * as contract from '@/lib/domain/contract/search';
import { DomainError } from '@/lib/domain/errors';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { changeDetails, deleteArticle, nameAuthor, setArchived } from '../articles/articles';
import { makeDesk, makePerson } from '../people.fixture';
import { createSource } from '../sources/sources';
import { searchHouse } from './search';

const personIn = (deskId: string, role: Role) => makePerson({ roles: { [deskId]: role } });

const add = (actor: Actor, deskId: string, title: string, url: string | null = null) =>
  createSource(actor, { id: uuidv7(), deskId, source: SourceInput.parse({ title, url }) });

/** An article with one claim, and a source, all with `word` in them. */
async function fillDesk(actor: Actor, deskId: string, word: string) {
  const said = `The ${word} carries nine people.`;
  const { id: articleId } = await makeArticle(actor, deskId, `What the ${word} costs\n\n${said}`);
  const claimId = await tagWords(actor, articleId, said);
  const url = `https://log.example/${claimId}`;
  const { id: sourceId } = await add(actor, deskId, `Log of the ${word}`, url);
  return { articleId, claimId, sourceId, url };
}

const idsOf = ({ articles, claims, sources }: contract.FoundInHouse) => ({
  articles: articles.map(({ id }) => id),
  claims: claims.map(({ id }) => id),
  sources: sources.map(({ id }) => id),
});

const nothing = { articles: [], claims: [], sources: [] };

describe('searchHouse', () => {
  it('finds articles, claims and sources by one word, with what tells each from another', async () => {
    const deskId = await makeDesk('Harbour');
    const editor = await personIn(deskId, 'editor');
    const { articleId, claimId, sourceId, url } = await fillDesk(editor, deskId, 'ferry');
    await changeDetails(editor, articleId, { language: 'en' });
    await sendEntries(editor, articleId, {
      type: 'verdict.given',
      payload: { annotationId: claimId, verdict: { value: 'unproven', rationale: 'No log of it.' }, basedOn: null },
    });
    expect(await searchHouse(editor, 'ferry')).toEqual({
      articles: [
        { id: articleId, title: 'What the ferry costs', byline: '', language: 'en', deskName: 'Harbour', stage: expect.any(String) },
      ],
      claims: [
        {
          id: claimId,
          articleId,
          articleTitle: 'What the ferry costs',
          language: 'en',
          label: 'C1',
          words: 'The ferry carries nine people.',
          statement: null,
          standing: 'unproven',
          grade: null,
        },
      ],
      sources: [{ id: sourceId, title: 'Log of the ferry', url, publisher: '', type: 'webpage' }],
    });
    expect(idsOf(await searchHouse(editor, 'log.example'))).toEqual({ ...nothing, sources: [sourceId] });
    expect(await searchHouse(editor, 'zeppelin')).toEqual(nothing);
  });

  it('says nothing of other desks, also to those who are in several', async () => {
    const [here, there] = [await makeDesk(), await makeDesk()];
    const editor = await makePerson({ roles: { [here]: 'editor', [there]: 'editor' } });
    const mine = await fillDesk(editor, here, 'ferry');
    const theirs = await fillDesk(editor, there, 'ferry');
    for (const role of ['reader', 'checker', 'editor', 'lead'] as const) {
      const found = idsOf(await searchHouse(await personIn(here, role), 'ferry'));
      expect(found, role).toEqual({ articles: [mine.articleId], claims: [mine.claimId], sources: [mine.sourceId] });
    }
    const both = idsOf(await searchHouse(editor, 'ferry'));
    expect(both.articles.toSorted()).toEqual([mine.articleId, theirs.articleId].toSorted());
    expect(both.claims.toSorted()).toEqual([mine.claimId, theirs.claimId].toSorted());
    const elsewhere = await personIn(await makeDesk(), 'lead');
    expect(await searchHouse(elsewhere, 'ferry')).toEqual(nothing);
    const stranger = searchHouse(await makePerson(), 'ferry');
    await expect(stranger).rejects.toBeInstanceOf(DomainError);
    await expect(stranger).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('shows authors their own articles, and the claims and sources of these', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const author = await personIn(deskId, 'author');
    const { articleId, claimId, sourceId } = await fillDesk(editor, deskId, 'ferry');
    await fillDesk(editor, deskId, 'ferry terminal');
    expect(await searchHouse(author, 'ferry')).toEqual(nothing);
    await nameAuthor(editor, articleId, { authorId: author.id });
    expect(idsOf(await searchHouse(author, 'ferry'))).toEqual({ articles: [articleId], claims: [claimId], sources: [] });
    const payload = {
      annotationId: claimId,
      evidenceId: uuidv7(),
      sourceId,
      stance: 'supports',
      quote: 'Nine',
      locator: '',
      lookedAt: null,
    };
    await sendEntries(editor, articleId, { type: 'evidence.linked', payload });
    expect(idsOf(await searchHouse(author, 'ferry')).sources).toEqual([sourceId]);
  });

  it('leaves out what the lists leave out: archived articles, and all of what is deleted', async () => {
    const deskId = await makeDesk();
    const lead = await personIn(deskId, 'lead');
    const { articleId, claimId } = await fillDesk(lead, deskId, 'ferry');
    await setArchived(lead, articleId, { isArchived: true });
    expect(idsOf(await searchHouse(lead, 'ferry'))).toMatchObject({ articles: [], claims: [claimId] });
    await deleteArticle(await makePerson({ isAdmin: true }), articleId);
    expect(idsOf(await searchHouse(lead, 'ferry'))).toMatchObject({ articles: [], claims: [] });
  });

  it('gives a handful of each, the articles changed last first', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const made: string[] = [];
    for (let n = 0; n < 6; n++) made.push((await fillDesk(editor, deskId, 'ferry')).articleId);
    const found = idsOf(await searchHouse(editor, 'ferry'));
    expect(found.articles).toEqual(made.toReversed().slice(0, contract.MAX_FOUND));
    for (const some of Object.values(found)) expect(some).toHaveLength(contract.MAX_FOUND);
  });

  it('finds no claim by words that say nothing, and none that has only some of the words', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    await fillDesk(editor, deskId, 'ferry');
    for (const query of ['the of', '??', 'ferry zeppelin']) expect((await searchHouse(editor, query)).claims, query).toEqual([]);
  });

  it('takes every text for what it is: patterns, quotation marks, other scripts, and a very long one', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    await fillDesk(editor, deskId, 'ferry');
    for (const query of ['%%', '__', '\\\\', `' or 1=1 --`, `'; drop table "Article"; --`, `' & | ! <-> \\ ):* `, 'x'.repeat(200)]) {
      expect(await searchHouse(editor, query), query).toEqual(nothing);
    }
    const titles = ['عبّارة لم يطلبها أحد', '渡し船の値段', 'Über die Fähre 🚢', '50% of nothing'];
    for (const title of titles) await makeArticle(editor, deskId, `${title}\n\nNothing.`);
    for (const [at, query] of ['عبّارة', '渡し', '🚢', '50%'].entries()) {
      expect(
        (await searchHouse(editor, query)).articles.map(({ title }) => title),
        query,
      ).toEqual([titles[at]]);
    }
  });

  it('gives the beginning of a very long claim, cut between characters', async () => {
    const deskId = await makeDesk();
    const editor = await personIn(deskId, 'editor');
    const long = `Ferries ${'🚢'.repeat(400)} sail`;
    const { id } = await makeArticle(editor, deskId, `Boats\n\n${long}`);
    await tagWords(editor, id, long);
    const [claim] = (await searchHouse(editor, 'ferries')).claims;
    expect([...(claim?.words ?? '')]).toEqual([...long].slice(0, 300));
  });
});

describe('the question of a search', () => {
  const { query } = contract.searchHouse;
  const said = (given: unknown) => query?.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

  it('is trimmed, and refused with a sentence where it is too short, too long or no text', () => {
    expect(query?.parse({ q: '  ferry ' })).toEqual({ q: 'ferry' });
    expect(said({ q: 'f ' })).toEqual(['Write 2 characters or more.']);
    expect(said({})).toEqual(['Say what to look for.']);
    expect(said({ q: ['a', 'b'] })).toEqual(['Say what to look for.']);
    expect(said({ q: 'x'.repeat(201) })).toEqual(['At most 200 characters.']);
    expect(said({ q: 'a\0b' })).toEqual(['This text holds characters that cannot be stored.']);
  });
});
