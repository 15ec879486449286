import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { settingsMark } from '@/lib/domain/checks/settings-mark';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { readState } from '../journal/read-state';
import { makeDesk, makePeopleOfAllRoles, makePerson } from '../people.fixture';
import { setArchived } from './articles';
import { signArticle } from './sign-off';
import { openWorkbench, readRights } from './workbench';

describe('openWorkbench', () => {
  it('names who has done anything in the article, though they are on the desk no longer, and no stranger', async () => {
    const deskId = await makeDesk();
    const { editor, lead, reader } = await makePeopleOfAllRoles(deskId);
    const stranger = await makePerson();
    const { id } = await makeArticle(editor, deskId, 'A quiet street\n\nNothing happened on it.');
    const state = stateFromJson((await readState(lead, id)).state);
    await signArticle(lead, id, { signature: 'checker', seq: state.seq, wordsHash: articleWordsHash(state) });
    await prisma.membership.deleteMany({ where: { personId: lead.id } });
    const named = new Set((await openWorkbench(reader, id)).people.map((one) => one.id));
    expect([lead, editor, reader, stranger].map((one) => named.has(one.id))).toEqual([true, true, true, false]);
  });

  it('tells an admin who only may come from those who are of the article', async () => {
    const deskId = await makeDesk();
    const { editor, reader } = await makePeopleOfAllRoles(deskId);
    const admin = await makePerson({ isAdmin: true });
    const { id } = await makeArticle(editor, deskId);
    const isOfHere = async () => {
      const { people } = await openWorkbench(reader, id);
      return [admin, editor, reader].map((one) => people.find((person) => person.id === one.id)?.isOfHere);
    };
    expect(await isOfHere()).toEqual([false, true, true]);
    await prisma.membership.create({ data: { personId: admin.id, deskId, role: 'reader' } });
    expect(await isOfHere()).toEqual([true, true, true]);
  });

  it('names nobody to those who see no drafts of queries who has done nothing but write one', async () => {
    const deskId = await makeDesk();
    const { editor, checker, author, reader } = await makePeopleOfAllRoles(deskId);
    const [admin, sender] = [await makePerson({ isAdmin: true }), await makePerson({ roles: { [deskId]: 'checker' } })];
    const { id } = await makeArticle(author, deskId);
    const annotationId = await tagWords(editor, id, 'Nothing happened');
    const [threadId, other] = [uuidv7(), uuidv7()];
    const ask = (by: typeof editor, thread: string) => {
      const question = { threadId: thread, commentId: uuidv7(), annotationId, text: 'Who says so?', replacement: null };
      return sendEntries(by, id, { type: 'query.asked', payload: question });
    };
    await ask(admin, threadId);
    await ask(checker, other);
    await sendEntries(checker, id, { type: 'query.changed', payload: { threadId: other, text: 'Who?', replacement: null } });
    await sendEntries(checker, id, { type: 'query.withdrawn', payload: { threadId: other } });
    await prisma.membership.deleteMany({ where: { personId: checker.id } });
    const isOfHere = async (viewer: typeof editor) => {
      const { people } = await openWorkbench(viewer, id);
      return [admin, checker, sender].map((one) => people.find((person) => person.id === one.id)?.isOfHere);
    };
    for (const viewer of [author, reader]) expect(await isOfHere(viewer)).toEqual([false, undefined, true]);
    expect(await isOfHere(editor)).toEqual([true, true, true]);
    // Sent, it says whose question it is; and whoever takes back what was sent is told too.
    await sendEntries(sender, id, { type: 'queries.sent', payload: { threadIds: [threadId], toId: author.id } });
    expect(await isOfHere(author)).toEqual([true, undefined, true]);
    await sendEntries(sender, id, { type: 'query.withdrawn', payload: { threadId } });
    await prisma.membership.deleteMany({ where: { personId: sender.id } });
    expect(await isOfHere(author)).toEqual([true, undefined, true]);
  });

  it('says whose right to edit the text ends with the first verdict', async () => {
    const deskId = await makeDesk();
    const { editor, author, checker } = await makePeopleOfAllRoles(deskId);
    const { id } = await makeArticle(author, deskId);
    const rights = async (person: typeof editor) => (await openWorkbench(person, id)).rights;
    expect(await rights(author)).toMatchObject({ canEdit: true, editsUntilVerdict: true });
    expect(await rights(editor)).toMatchObject({ canEdit: true, editsUntilVerdict: false });
    expect(await rights(checker)).toMatchObject({ canEdit: false, editsUntilVerdict: false });
    // An open page asks for them by themselves.
    for (const one of [author, editor, checker]) expect(await readRights(one, id)).toMatchObject(await rights(one));
  });

  it('tells a page that is open of the role alone, which the archive only covers', async () => {
    const deskId = await makeDesk();
    const { editor } = await makePeopleOfAllRoles(deskId);
    const { id } = await makeArticle(editor, deskId);
    const { rights } = await openWorkbench(editor, id);
    await setArchived(editor, id, { isArchived: true });
    expect(await readRights(editor, id)).toMatchObject(rights);
    expect((await openWorkbench(editor, id)).rights).toMatchObject({ canTag: false, canComment: false, canAskAuthor: true });
  });

  it('tells a page that is open who checks on its desk by now', async () => {
    const deskId = await makeDesk();
    const { checker, reader } = await makePeopleOfAllRoles(deskId);
    const { id } = await makeArticle(checker, deskId);
    expect((await openWorkbench(checker, id)).checkerIds).not.toContain(reader.id);
    await prisma.membership.updateMany({ where: { personId: reader.id, deskId }, data: { role: 'checker' } });
    expect((await readRights(checker, id)).checkers).toContainEqual({ id: reader.id, name: 'reader' });
  });

  it('tells a page that is open whether its desk goes by what the page was given', async () => {
    const deskId = await makeDesk();
    const { editor } = await makePeopleOfAllRoles(deskId);
    const { id } = await makeArticle(editor, deskId);
    const { rules, tagTypes } = await openWorkbench(editor, id);
    const given = settingsMark(rules, tagTypes);
    expect((await readRights(editor, id)).settings).toBe(given);
    const votes = { when: 'every', needed: 2, of: 3 };
    await prisma.desk.update({ where: { id: deskId }, data: { rules: { votes } } });
    expect((await readRights(editor, id)).settings).not.toBe(given);
  });
});
