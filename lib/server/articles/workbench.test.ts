import { describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { articleWordsHash } from '@/lib/domain/sign-off/sign-off';
import { makeArticle } from '../article.fixture';
import { prisma } from '../database';
import { readState } from '../journal/read';
import { makeDesk, makePeopleOfAllRoles, makePerson } from '../people.fixture';
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

  it('says whose right to edit the text ends with the first verdict', async () => {
    const deskId = await makeDesk();
    const { editor, author, checker } = await makePeopleOfAllRoles(deskId);
    const { id } = await makeArticle(author, deskId);
    const rights = async (person: typeof editor) => (await openWorkbench(person, id)).rights;
    expect(await rights(author)).toMatchObject({ canEdit: true, editsUntilVerdict: true });
    expect(await rights(editor)).toMatchObject({ canEdit: true, editsUntilVerdict: false });
    expect(await rights(checker)).toMatchObject({ canEdit: false, editsUntilVerdict: false });
    // An open page asks for them alone.
    for (const one of [author, editor, checker]) expect(await readRights(one, id)).toEqual(await rights(one));
  });
});
