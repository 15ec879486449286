import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { createFromArchive } from '../articles/archive-import';
import { setArchived } from '../articles/articles';
import { prisma } from '../database';
import { exported } from '../export/exported.fixture';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { appendBatch } from './append';
import { readHead } from './article-row';
import { eraseWords } from './erase-words';
import { headState } from './read';
import { readState } from './read-state';
import { verifyArticle } from './verify';

let deskId: string;
let people: PeopleByRole;
let articleId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

const everyone = [...roles, 'admin'] as const;

/** Suggests “Little” for “Nothing”, and gives the suggestion's id. */
async function suggest(actor: Actor, fields: Record<string, unknown> = {}): Promise<string> {
  const suggestionId = uuidv7();
  const from = 'A quiet street'.length + 3;
  const ranges = [{ from, to: from + 'Nothing'.length, exact: 'Nothing' }];
  await sendEntries(actor, articleId, { type: 'suggestion.made', payload: { suggestionId, ranges, replacement: 'Little', ...fields } });
  return suggestionId;
}

const settle = (actor: Actor, how: string, suggestionId: string, more: object = {}) =>
  codeOf(sendEntries(actor, articleId, { type: `suggestion.${how}`, payload: { suggestionId, ...more } }));

async function now() {
  const { state } = await readState(people.admin, articleId);
  const { doc } = await headState(await readHead(prisma, articleId));
  return { suggestions: state.suggestions ?? [], text: doc.textContent, version: state.version };
}

describe('a suggestion', () => {
  it('is not made by a reader, who comments', async () => {
    expect(await codeOf(suggest(people.reader))).toBe('forbidden');
  });

  it.each(everyone.filter((role) => role !== 'reader'))('may be made, changed and withdrawn by the %s', async (role) => {
    const actor = people[role];
    const id = await suggest(actor);
    expect(await settle(actor, 'changed', id, { ranges: [{ from: 17, to: 24, exact: 'Nothing' }], replacement: 'Not much' })).toBeNull();
    expect(await now()).toMatchObject({ suggestions: [{ replacement: 'Not much', byId: actor.id, settled: null }], version: 0 });
    expect(await settle(actor, 'withdrawn', id)).toBeNull();
    expect(await settle(actor, 'reopened', id)).toBeNull();
  });

  it.each(everyone)('is accepted, rejected and taken back by the %s as the table says', async (role) => {
    const actor = people[role];
    const answer = may(actor, 'edit text', { deskId, own: role === 'author' }) ? null : 'forbidden';
    for (const how of ['accepted', 'rejected']) {
      const id = await suggest(people.checker);
      const before = await now();
      expect(await settle(actor, how, id)).toBe(answer);
      expect((await now()).text.includes('Little')).toBe(how === 'accepted' && answer === null);
      if (answer) expect(await settle(people.lead, how, id)).toBeNull();
      expect(await settle(actor, 'reopened', id)).toBe(answer);
      if (answer) expect(await settle(people.lead, 'reopened', id)).toBeNull();
      expect((await now()).text).toBe(before.text);
    }
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is not the author’s to accept once checking has begun, though it still is to make', async () => {
    const annotationId = await tagWords(people.checker, articleId, 'said the mayor');
    const verdict = { value: 'unproven', rationale: 'Did he?' };
    await sendEntries(people.checker, articleId, { type: 'verdict.given', payload: { annotationId, verdict, basedOn: null } });
    const id = await suggest(people.author);
    expect(await settle(people.author, 'accepted', id)).toBe('forbidden');
    expect(await settle(people.editor, 'accepted', id)).toBeNull();
  });

  it('of an author of another article, or a stranger, finds no article', async () => {
    const id = await suggest(people.checker);
    const other = await makePerson({ roles: { [deskId]: 'author' } });
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    for (const actor of [other, stranger]) {
      expect(await codeOf(suggest(actor))).toBe('not-found');
      for (const how of ['accepted', 'rejected', 'withdrawn', 'reopened']) expect(await settle(actor, how, id)).toBe('not-found');
    }
  });

  it('of somebody else is neither changed nor withdrawn, not even by a lead', async () => {
    const id = await suggest(people.checker);
    const forged = { ranges: [{ from: 17, to: 24, exact: 'Nothing' }], replacement: 'Everything' };
    for (const role of ['editor', 'lead', 'admin'] as const) {
      expect(await settle(people[role], 'changed', id, forged)).toBe('forbidden');
      expect(await settle(people[role], 'withdrawn', id)).toBe('forbidden');
    }
    expect((await now()).suggestions).toMatchObject([{ replacement: 'Little', settled: null }]);
  });

  it('brings no steps, effects or people of a client’s choice', async () => {
    const id = await suggest(people.checker, { byId: people.lead.id, settled: { how: 'accepted' } });
    expect((await now()).suggestions).toMatchObject([{ byId: people.checker.id, settled: null }]);
    const steps = [{ stepType: 'replace', from: 1, to: 15, slice: { content: [{ type: 'text', text: 'Hacked' }] } }];
    const effects = { anchors: [], verdicts: [], suggestions: [] };
    expect(await settle(people.editor, 'accepted', id, { steps, effects, replacement: 'Hacked' })).toBeNull();
    expect((await now()).text).toBe('A quiet streetLittle happened on it, said the mayor.');
    const asText = { steps, origin: 'suggestion', suggestionId: id };
    expect(await codeOf(sendEntries(people.editor, articleId, { type: 'text', payload: asText }))).toBe('invalid');
    expect(await codeOf(sendEntries(people.checker, articleId, { type: 'text', payload: { steps } }))).toBe('forbidden');
  });

  it('is refused with a line break, with 10 MB, and on the words that are there', async () => {
    expect(await codeOf(suggest(people.checker, { replacement: 'Little\nNothing' }))).toBe('invalid');
    expect(await codeOf(suggest(people.checker, { replacement: 'x'.repeat(10_000_000) }))).toBe('invalid');
    expect(await codeOf(suggest(people.checker, { replacement: 'Nothing' }))).toBe('invalid');
    expect((await now()).suggestions).toEqual([]);
  });

  it('is accepted once by two editors at once, and the words are put in once', async () => {
    const id = await suggest(people.checker);
    const answers = await Promise.all([people.editor, people.lead].map((actor) => settle(actor, 'accepted', id)));
    expect(answers.sort()).toEqual(['conflict', null]);
    expect((await now()).text).toBe('A quiet streetLittle happened on it, said the mayor.');
  });

  it('is accepted on a text that has moved on, unless its words have', async () => {
    const base = { version: 0, seq: 1 };
    const first = await suggest(people.checker);
    const second = await suggest(people.checker);
    const insert = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Not ' }] } };
    await sendEntries(people.lead, articleId, { type: 'text', payload: { steps: [insert] } });
    const accept = (suggestionId: string) =>
      appendBatch(people.editor, articleId, {
        base,
        clientId: uuidv7(),
        schemaVersion: SCHEMA_VERSION,
        entries: [{ id: uuidv7(), type: 'suggestion.accepted', payload: { suggestionId } }],
      });
    await accept(first);
    expect((await now()).text).toBe('Not A quiet streetLittle happened on it, said the mayor.');
    expect(await codeOf(accept(second))).toBe('conflict');
    expect((await now()).suggestions).toMatchObject([{ settled: { how: 'accepted' } }, { words: 'Nothing', settled: null }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is accepted by the last entry of a batch only: what follows could not know the text', async () => {
    const id = await suggest(people.checker);
    const insert = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'Not ' }] } };
    const entries = [
      { type: 'suggestion.accepted', payload: { suggestionId: id } },
      { type: 'text', payload: { steps: [insert] } },
    ];
    expect(await codeOf(sendEntries(people.editor, articleId, ...entries))).toBe('invalid');
    expect(await codeOf(sendEntries(people.editor, articleId, ...entries.reverse()))).toBeNull();
    expect((await now()).text).toBe('Not A quiet streetLittle happened on it, said the mayor.');
  });

  it('is refused on an archived article', async () => {
    const id = await suggest(people.checker);
    await setArchived(people.editor, articleId, { isArchived: true });
    expect(await codeOf(suggest(people.lead))).toBe('conflict');
    expect(await settle(people.lead, 'accepted', id)).toBe('conflict');
  });

  it('is answered in a thread that concerns its author', async () => {
    const suggestionId = await suggest(people.checker);
    const payload = { threadId: uuidv7(), commentId: uuidv7(), about: 'suggestion', suggestionId, text: 'Is it?' };
    await sendEntries(people.editor, articleId, { type: 'comment', payload });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('loses its words when the law asks for it', async () => {
    const id = await suggest(people.checker, { replacement: 'Quarkfort', note: 'Quarkfort did it' });
    await settle(people.checker, 'withdrawn', id);
    await eraseWords(people.admin, articleId, { seqs: [2], reason: 'A wish' });
    expect(JSON.stringify(await readState(people.admin, articleId))).not.toContain('Quarkfort');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  describe('whose words went into the text', () => {
    const erase = (seq: number) => eraseWords(people.admin, articleId, { seqs: [seq], reason: 'A wish' });
    const stored = async () => JSON.stringify(await prisma.journalEntry.findMany({ where: { articleId } }));

    it.each([
      ['from the text', 4],
      ['where they were suggested', 3],
    ])('loses them both ways when they are erased %s, and brings none back', async (_, seq) => {
      const id = await suggest(people.checker, { replacement: 'Quarkf' });
      const ranges = [{ from: 17, to: 24, exact: 'Nothing' }];
      await sendEntries(people.checker, articleId, {
        type: 'suggestion.changed',
        payload: { suggestionId: id, ranges, replacement: 'Quarkfort' },
      });
      await settle(people.editor, 'accepted', id);
      await erase(seq);
      expect(await stored()).not.toContain('Quark');
      expect((await now()).text).toBe('A quiet street█████████ happened on it, said the mayor.');
      expect(await settle(people.editor, 'reopened', id)).toBeNull();
      expect(await settle(people.editor, 'accepted', id)).toBeNull();
      expect((await now()).text).toBe('A quiet street█████████ happened on it, said the mayor.');
      expect(await verifyArticle(articleId)).toEqual([]);
    });

    it('keeps those that were accepted in place of what is erased', async () => {
      const id = await suggest(people.checker, { replacement: 'Quarkfort' });
      const ranges = [{ from: 17, to: 24, exact: 'Nothing' }];
      await sendEntries(people.checker, articleId, {
        type: 'suggestion.changed',
        payload: { suggestionId: id, ranges, replacement: 'Little' },
      });
      await settle(people.editor, 'accepted', id);
      await erase(2);
      expect(await stored()).not.toContain('Quarkfort');
      expect((await now()).text).toBe('A quiet streetLittle happened on it, said the mayor.');
      expect((await now()).suggestions).toMatchObject([{ replacement: 'Little' }]);
      expect(await verifyArticle(articleId)).toEqual([]);
    });

    it('loses them in the archive that it came in, which keeps the rest', async () => {
      await suggest(people.checker, { replacement: 'Quarkfort' });
      await suggest(people.checker);
      const bytes = new TextEncoder().encode((await exported(people.lead, articleId, 'archive')).content);
      const archive = { id: uuidv7(), deskId, name: 'a.galley.json' };
      articleId = (await createFromArchive(people.lead, archive, async () => bytes)).id;
      const { suggestions } = await now();
      expect(suggestions.map(({ replacement }) => replacement)).toEqual(['Quarkfort', 'Little']);
      await settle(people.editor, 'accepted', suggestions[0]?.id ?? expect.fail('no suggestion'));
      await erase(2);
      expect(await stored()).not.toContain('Quarkfort');
      expect(await stored()).toContain('Nothing happened on it');
      expect((await now()).suggestions.map(({ replacement }) => replacement)).toEqual(['█████████', 'Little']);
      expect(await verifyArticle(articleId)).toEqual([]);
    });
  });
});
