import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { MAX_TITLE_CHARS } from '@/lib/domain/articles/article-details';
import type { ImportCorrections } from '@/lib/domain/import/draft';
import { trackedChangesDocx } from '@/lib/domain/import/tracked-changes.fixture';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, sendEntries } from '../article.fixture';
import { prisma } from '../database';
import { appendBatch } from '../journal/append';
import { readState } from '../journal/read-state';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { createArticle, draftFromFile, draftFromPaste } from './article-import';
import { listArticles } from './article-list';
import { changeDetails, deleteArticle, moveArticle, readArticle, renameArticle, setArchived } from './articles';

const textOf = async (actor: Actor, articleId: string) => {
  const { state } = await readState(actor, articleId);
  return state;
};

async function deskWith<R extends Role>(...roles: R[]) {
  const deskId = await makeDesk();
  const people = await Promise.all(roles.map(async (role) => [role, await makePerson({ roles: { [deskId]: role } })] as const));
  const person = (role: R): Actor => {
    const found = people.find(([held]) => held === role)?.[1];
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  };
  return { deskId, person };
}

const insertion = (text: string) => ({ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } });

describe('createArticle', () => {
  it('stores the text as entry 1, with a keyframe and the columns that follow', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    const { id } = await makeArticle(editor, deskId, 'Bread prices rise again\n\nBy Nia Rowe\n\nA loaf costs £1.80 now.');
    const summary = await readArticle(editor, id);
    expect(summary).toMatchObject({ title: 'Bread prices rise again', byline: 'Nia Rowe', headSeq: 1, version: 0, isArchived: false });
    expect(summary.wordCount).toBe(9);
    expect(await prisma.keyframe.count({ where: { articleId: id, seq: 1 } })).toBe(1);
    expect((await textOf(editor, id)).seq).toBe(1);
  });

  it('makes one article of a request that is sent twice, even at once', async () => {
    const { deskId, person } = await deskWith('editor');
    const id = uuidv7();
    const answer = await draftFromPaste(person('editor'), deskId, { text: 'A title\n\nA paragraph of the text.' });
    const send = () => createArticle(person('editor'), { id, deskId, ...answer, corrections: { title: 'A title' } });
    const [one, two] = await Promise.all([send(), send()]);
    expect(two).toEqual(one);
    expect(await send()).toEqual(one);
    expect(await prisma.journalEntry.count({ where: { articleId: id } })).toBe(1);
  });

  it('says where the article is for who sends it again to another desk', async () => {
    const [deskId, elsewhere] = [await makeDesk(), await makeDesk()];
    const editor = await makePerson({ roles: { [deskId]: 'editor', [elsewhere]: 'editor' } });
    const answer = await draftFromPaste(editor, deskId, { text: 'A title\n\nA paragraph of the text.' });
    const article = { id: uuidv7(), ...answer, corrections: { title: 'A title' } };
    const send = (to: string) => createArticle(editor, { ...article, deskId: to });
    const stored = await send(deskId);
    const { name } = await prisma.desk.findUniqueOrThrow({ where: { id: deskId } });
    await expect(send(elsewhere)).rejects.toThrow(`“A title” is on ${name} already`);
    // A colleague's move meanwhile is no other wish of who sends it again.
    await moveArticle(editor, article.id, { deskId: elsewhere });
    expect((await send(deskId)).id).toBe(stored.id);
    // Whoever chose the desk where it is by now has what they want.
    expect(await send(elsewhere)).toMatchObject({ id: stored.id, deskId: elsewhere });
  });

  it('refuses an id that is someone else’s article', async () => {
    const { deskId, person } = await deskWith('editor', 'lead');
    const { id } = await makeArticle(person('editor'), deskId);
    const answer = await draftFromPaste(person('lead'), deskId, { text: 'Mine\n\nOther words.' });
    expect(await codeOf(createArticle(person('lead'), { id, deskId, ...answer, corrections: { title: 'Mine' } }))).toBe('conflict');
  });

  it('asks for a title where there is none', async () => {
    const { deskId, person } = await deskWith('editor');
    const answer = await draftFromPaste(person('editor'), deskId, { text: 'A title\n\nWords.' });
    const input = { id: uuidv7(), deskId, ...answer, corrections: { title: ' ' } };
    expect(await codeOf(createArticle(person('editor'), input))).toBe('invalid');
    expect(await prisma.article.count({ where: { id: input.id } })).toBe(0);
  });

  it('stores a Word file with its tracked changes accepted, or rejected where the person says so', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    const answer = await draftFromFile(editor, deskId, 'ferry.docx', async () => trackedChangesDocx());
    const stored = async (corrections: ImportCorrections) => {
      const { id, title } = await createArticle(editor, { id: uuidv7(), deskId, ...answer, corrections });
      const { doc } = await textOf(editor, id);
      return { title, text: JSON.stringify(doc) };
    };
    const accepted = await stored({});
    expect(accepted.title).toBe('The ferry stays');
    expect(accepted.text).toContain('It cost three million.');
    const rejected = await stored({ rejectChanges: true });
    expect(rejected.title).toBe('The ferry sails');
    expect(rejected.text).toContain('It cost two million.');
    expect(rejected.text).not.toMatch(/stays|three/);
  });

  it('is for those who bring in articles', async () => {
    const { deskId, person } = await deskWith('reader');
    const stranger = await makePerson();
    expect(await codeOf(draftFromPaste(person('reader'), deskId, { text: 'A\n\nb' }))).toBe('forbidden');
    expect(await codeOf(draftFromPaste(stranger, deskId, { text: 'A\n\nb' }))).toBe('not-found');
  });

  it('does not invent a desk for an admin', async () => {
    const admin = await makePerson({ isAdmin: true });
    expect(await codeOf(draftFromPaste(admin, uuidv7(), { text: 'A\n\nb' }))).toBe('not-found');
  });
});

describe('renameArticle', () => {
  it('keeps a tag on headline words that stay', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    const { id } = await makeArticle(editor, deskId, 'Bread prices rise again\n\nA loaf costs £1.80 now.');
    const annotationId = uuidv7();
    const range = { from: 1, to: 13, exact: 'Bread prices' };
    await appendBatch(editor, id, {
      base: { version: 0, seq: 1 },
      clientId: 'a-test-tab',
      schemaVersion: SCHEMA_VERSION,
      entries: [{ id: uuidv7(), type: 'annotation.created', payload: { annotationId, kind: 'claim', ranges: [range] } }],
    });
    const summary = await renameArticle(editor, id, { title: 'Why bread prices, and Bread prices only, rise' });
    expect(summary.title).toBe('Why bread prices, and Bread prices only, rise');
    const [tag] = (await textOf(editor, id)).annotations;
    expect(tag?.anchor).toMatchObject({ state: 'exact', ranges: [{ exact: 'Bread prices' }] });
  });

  it('does not write over a headline that the person has not seen, and says what it is now', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    const { id } = await makeArticle(editor, deskId, 'Old words\n\nWords.');
    await renameArticle(editor, id, { title: 'A colleague’s', seenTitle: 'Old words' });
    const mine = { title: 'Mine', seenTitle: 'Old words' };
    await expect(renameArticle(editor, id, mine)).rejects.toMatchObject({
      code: 'conflict',
      message: 'The headline is “A colleague’s” now. Rename once more to put yours in that place.',
      details: { field: 'title', now: 'A colleague’s' },
    });
    expect((await renameArticle(editor, id, { ...mine, seenTitle: 'A colleague’s' })).title).toBe('Mine');
    // Sent once more, since its answer was lost.
    expect((await renameArticle(editor, id, { ...mine, seenTitle: 'A colleague’s' })).title).toBe('Mine');
  });

  it('writes no entry when the title is that already', async () => {
    const { deskId, person } = await deskWith('editor');
    const { id } = await makeArticle(person('editor'), deskId, 'Same\n\nWords.');
    expect((await renameArticle(person('editor'), id, { title: 'Same' })).headSeq).toBe(1);
  });

  it('is of a headline that lists show the beginning of, too: it is as long as whoever types it likes', async () => {
    const { deskId, person } = await deskWith('editor');
    const editor = person('editor');
    const { id } = await makeArticle(editor, deskId, 'Buses\n\nWords.');
    await sendEntries(editor, id, { type: 'text', payload: { steps: [insertion('On and on. '.repeat(5_000))] } });
    const { title } = await readArticle(editor, id);
    expect([[...title].length, title.at(-1)]).toEqual([MAX_TITLE_CHARS, '…']);
    expect(await verifyArticle(id)).toEqual([]);
    expect(await codeOf(renameArticle(editor, id, { title: 'Mine', seenTitle: 'Buses' }))).toBe('conflict');
    expect((await renameArticle(editor, id, { title: 'Mine', seenTitle: title })).title).toBe('Mine');
  });

  it('is refused for checkers, and while archived', async () => {
    const { deskId, person } = await deskWith('editor', 'checker');
    const { id } = await makeArticle(person('editor'), deskId);
    expect(await codeOf(renameArticle(person('checker'), id, { title: 'New' }))).toBe('forbidden');
    await setArchived(person('editor'), id, { isArchived: true });
    expect(await codeOf(renameArticle(person('editor'), id, { title: 'New' }))).toBe('conflict');
    await setArchived(person('editor'), id, { isArchived: false });
    expect((await renameArticle(person('editor'), id, { title: 'New' })).title).toBe('New');
  });
});

describe('moveArticle', () => {
  it('takes the right in both desks', async () => {
    const { deskId, person } = await deskWith('editor');
    const otherDesk = await makeDesk();
    const both = await makePerson({ roles: { [deskId]: 'editor', [otherDesk]: 'editor' } });
    const checkerThere = await makePerson({ roles: { [deskId]: 'editor', [otherDesk]: 'checker' } });
    const { id } = await makeArticle(person('editor'), deskId);
    expect(await codeOf(moveArticle(person('editor'), id, { deskId: otherDesk }))).toBe('not-found');
    expect(await codeOf(moveArticle(checkerThere, id, { deskId: otherDesk }))).toBe('forbidden');
    expect((await moveArticle(both, id, { deskId: otherDesk })).deskId).toBe(otherDesk);
    expect(await codeOf(readArticle(person('editor'), id))).toBe('not-found');
  });

  it('undoes nobody’s move unseen, and is done where it was sent before', async () => {
    const [first, second, third] = [await makeDesk(), await makeDesk('Night desk'), await makeDesk()];
    const editor = await makePerson({ roles: { [first]: 'editor', [second]: 'editor', [third]: 'editor' } });
    const { id } = await makeArticle(editor, first);
    await moveArticle(editor, id, { deskId: second, seenDeskId: first });
    await expect(moveArticle(editor, id, { deskId: third, seenDeskId: first })).rejects.toMatchObject({
      ...{
        code: 'conflict',
        message: 'The article is on Night desk by now. Move it once more to take it from there.',
        details: { now: second },
      },
    });
    expect((await moveArticle(editor, id, { deskId: second, seenDeskId: first })).deskId).toBe(second);
    expect((await moveArticle(editor, id, { deskId: third, seenDeskId: second })).deskId).toBe(third);
  });
});

describe('changeDetails', () => {
  it('changes what is given and leaves the rest', async () => {
    const { deskId, person } = await deskWith('editor');
    const { id } = await makeArticle(person('editor'), deskId, 'A title\n\nBy Ada Quill\n\nWords.');
    const summary = await changeDetails(person('editor'), id, { publishedOn: '2026-03-04', direction: 'rtl' });
    expect(summary).toMatchObject({ byline: 'Ada Quill', publishedOn: '2026-03-04', direction: 'rtl' });
  });

  it('writes nothing down where nothing is another, so that it may be sent again', async () => {
    const { deskId, person } = await deskWith('editor');
    const { id } = await makeArticle(person('editor'), deskId);
    const change = { byline: 'Tove Ekman', seen: { byline: '' } };
    const [first, again] = [await changeDetails(person('editor'), id, change), await changeDetails(person('editor'), id, change)];
    expect([again.byline, again.headSeq]).toEqual(['Tove Ekman', first.headSeq]);
  });

  it('does not put back what a colleague has corrected since, and says what it is', async () => {
    const { deskId, person } = await deskWith('editor', 'lead');
    const { id } = await makeArticle(person('editor'), deskId);
    const seen = { byline: '', publishedOn: null };
    await changeDetails(person('lead'), id, { publishedOn: '2026-03-04', seen });
    // Each for itself: who changes the byline need not have seen the date.
    await changeDetails(person('editor'), id, { byline: 'Tove Ekman', seen: { byline: '' } });
    const now = { byline: 'Tove Ekman', publishedOn: '2026-03-04', language: '', direction: 'ltr' } as const;
    const refused = changeDetails(person('editor'), id, { byline: 'Tove E.', publishedOn: '2026-03-05', seen });
    await expect(refused).rejects.toMatchObject({ code: 'conflict', details: { now } });
    expect(await readArticle(person('editor'), id)).toMatchObject(now);
    const knowing = await changeDetails(person('editor'), id, { byline: 'Tove E.', publishedOn: null, seen: now });
    expect(knowing).toMatchObject({ byline: 'Tove E.', publishedOn: null });
  });

  it('is not done in an article that is archived', async () => {
    const { deskId, person } = await deskWith('editor');
    const { id } = await makeArticle(person('editor'), deskId);
    await setArchived(person('editor'), id, { isArchived: true });
    expect(await codeOf(changeDetails(person('editor'), id, { byline: 'Me' }))).toBe('conflict');
  });
});

describe('deleteArticle', () => {
  it('is for admins, and afterwards the article is there for nobody', async () => {
    const { deskId, person } = await deskWith('lead');
    const admin = await makePerson({ isAdmin: true });
    const { id } = await makeArticle(person('lead'), deskId);
    expect(await codeOf(deleteArticle(person('lead'), id))).toBe('forbidden');
    await deleteArticle(admin, id);
    expect(await codeOf(readArticle(admin, id))).toBe('not-found');
    expect((await listArticles(admin, { deskId })).articles).toEqual([]);
    const last = await prisma.journalEntry.findFirst({ where: { articleId: id }, orderBy: { seq: 'desc' } });
    expect(last?.type).toBe('article.deleted');
  });
});
