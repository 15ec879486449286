import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleState } from '@/lib/domain/article-state';
import { may, roles } from '@/lib/domain/people/permissions';
import { checkOf } from '@/lib/domain/tags/annotation';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { readNow } from '../journal/read';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { readLoad } from './article-desk-work';
import { setArchived } from './articles';
import { giveFreeClaims, readFreeClaims } from './free-claims';

let deskId: string;
let people: PeopleByRole;
let articleId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.editor, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

const assigneeIn = ({ annotations }: ArticleState, id: string) => {
  const one = annotations.get(id);
  return one && checkOf(one).assigneeId;
};
const assigneesNow = async () =>
  [...(await readNow(people.lead, articleId)).state.annotations.values()].map((one) => checkOf(one).assigneeId);

describe('giveFreeClaims', () => {
  it.each([...roles, 'admin'] as const)('gives all claims out by the %s as the table says', async (role) => {
    const answer = may(people[role], 'assign', { deskId }) ? null : role === 'author' ? 'not-found' : 'forbidden';
    expect(await codeOf(readFreeClaims(people[role], articleId))).toBe(answer);
    expect(await codeOf(giveFreeClaims(people[role], articleId, { personId: people.checker.id }))).toBe(answer);
  });

  it('gives one person what nobody has, by an entry for each claim, and leaves what somebody has', async () => {
    const [taken, free] = [await tagWords(people.editor, articleId, 'Nothing'), await tagWords(people.editor, articleId, 'the mayor')];
    await tagWords(people.editor, articleId, 'A quiet street', 'opinion');
    const second = await tagWords(people.editor, articleId, 'happened');
    const name = (annotationId: string, type: string, personId: string) =>
      sendEntries(people.editor, articleId, { type, payload: { annotationId, value: { personId }, basedOn: null } });
    await name(taken, 'check.assigned', people.editor.id);
    await name(second, 'check.second-assigned', people.checker.id);
    expect(await readFreeClaims(people.lead, articleId)).toMatchObject({ count: 2 });
    const { state: before } = await readNow(people.lead, articleId);
    // Whoever is to look again cannot be the first.
    expect(await giveFreeClaims(people.lead, articleId, { personId: people.checker.id })).toEqual({ given: 1, left: 1 });
    const { state } = await readNow(people.lead, articleId);
    expect(state.seq).toBe(before.seq + 1);
    expect(assigneeIn(state, free)).toBe(people.checker.id);
    expect(assigneeIn(state, taken)).toBe(people.editor.id);
    expect((await readLoad(people.lead, { deskId })).people).toMatchObject([{ name: 'checker', openClaims: 1 }, { name: 'editor' }]);
    expect(await giveFreeClaims(people.lead, articleId, { personId: people.lead.id })).toEqual({ given: 1, left: 0 });
    expect(await readFreeClaims(people.lead, articleId)).toMatchObject({ count: 0 });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('gives them to those only who may check on the desk, and nothing of what is archived', async () => {
    await tagWords(people.editor, articleId, 'Nothing');
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    for (const { id } of [elsewhere, people.reader, { id: uuidv7() }]) {
      expect(await codeOf(giveFreeClaims(people.lead, articleId, { personId: id }))).toBe('invalid');
    }
    expect(await codeOf(giveFreeClaims(elsewhere, articleId, { personId: elsewhere.id }))).toBe('not-found');
    await setArchived(people.editor, articleId, { isArchived: true });
    expect(await codeOf(giveFreeClaims(people.lead, articleId, { personId: people.lead.id }))).toBe('conflict');
    expect(await assigneesNow()).toEqual([null]);
  });

  it('gives more claims than go into one batch', async () => {
    const words = Array.from({ length: 620 }, (_, n) => `word${n}`);
    ({ id: articleId } = await makeArticle(people.editor, deskId, `Many\n\n${words.join(' ')}`));
    const { doc } = (await readNow(people.editor, articleId)).state;
    const start = doc.child(0).nodeSize + 1;
    const entries = words.map((word) => {
      const from = start + doc.child(1).textContent.indexOf(word);
      const range = { from, to: from + word.length, exact: word };
      return { type: 'annotation.created', payload: { annotationId: uuidv7(), kind: 'claim', ranges: [range] } };
    });
    await sendEntries(people.editor, articleId, ...entries.slice(0, 400));
    await sendEntries(people.editor, articleId, ...entries.slice(400));
    expect(await giveFreeClaims(people.lead, articleId, { personId: people.checker.id })).toEqual({ given: 620, left: 0 });
    expect(new Set(await assigneesNow())).toEqual(new Set([people.checker.id]));
    expect(await verifyArticle(articleId)).toEqual([]);
  }, 60_000);
});
