import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { nameAuthor } from '../articles/articles';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { giveRole } from '../given-role.fixture';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { eraseWords } from './erase-words';
import { readState } from './read-state';
import { verifyArticle } from './verify';

let deskId: string;
let people: PeopleByRole;
let second: Actor;
let articleId: string;
let claim: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  second = await makePerson({ name: 'Jonah Okoye', roles: { [deskId]: 'checker' } });
  ({ id: articleId } = await makeArticle(people.editor, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
  claim = await tagWords(people.checker, articleId, 'said the mayor');
});

const everyone = [...roles, 'admin'] as const;
async function tag() {
  const { state } = await readState(people.admin, articleId);
  const found = state.annotations.find(({ id }) => id === claim);
  if (!found) throw new Error('no claim');
  return found;
}
const send = (actor: Actor, type: string, payload: object) =>
  sendEntries(actor, articleId, { type, payload: { annotationId: claim, ...payload } });
const judge = async (actor: Actor) =>
  send(actor, 'verdict.given', {
    verdict: { value: 'unproven', rationale: 'Did he?' },
    basedOn: (await tag()).basis.verdict?.entryId ?? null,
  });
const judgeAgain = async (actor: Actor, value = 'unproven') =>
  send(actor, 'check.second-given', { verdictEntryId: (await tag()).verdict?.entryId, second: { value, rationale: 'No.' }, basedOn: null });

describe('a claim', () => {
  it.each(everyone)('is given out and gets a due date by the %s as the table says', async (role) => {
    const actor = people[role];
    // The article is of no author: it is not there for one.
    const answer = may(actor, 'assign', { deskId }) ? null : role === 'author' ? 'not-found' : 'forbidden';
    expect(await codeOf(send(actor, 'check.assigned', { value: { personId: people.lead.id }, basedOn: null }))).toBe(
      role === 'lead' ? null : answer,
    );
    expect(await codeOf(send(actor, 'check.due-set', { value: { dueAt: '2026-10-10T16:00:00Z' }, basedOn: null }))).toBe(answer);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is for those who check on its desk only', async () => {
    const outsider = await makePerson({ roles: { [await makeDesk()]: 'checker' } });
    const sentence = 'This person does not check on this desk. Choose someone who does.';
    for (const one of [outsider, people.reader, people.author]) {
      expect(await refusalOf(send(people.editor, 'check.assigned', { value: { personId: one.id }, basedOn: null }))).toBe(sentence);
      expect(await refusalOf(send(people.editor, 'check.second-assigned', { value: { personId: one.id }, basedOn: null }))).toBe(sentence);
    }
    await send(people.editor, 'check.assigned', { value: { personId: people.admin.id }, basedOn: null });
    const row = await prisma.annotation.findUniqueOrThrow({ where: { id: claim } });
    expect(row).toMatchObject({ assigneeId: people.admin.id, secondId: null, dueAt: null });
  });

  it('names all of a batch that are given to the same stranger, but for what takes back', async () => {
    const stranger = await makePerson({ roles: { [await makeDesk()]: 'checker' } });
    const giving = (type: string, personId: string, more = {}) => ({
      id: uuidv7(),
      type,
      payload: { annotationId: claim, value: { personId }, basedOn: null, ...more },
    });
    const entries = [
      giving('check.due-set', people.lead.id, { value: { dueAt: null } }),
      giving('check.assigned', stranger.id),
      giving('check.assigned', people.lead.id),
      giving('check.second-assigned', stranger.id),
      giving('check.assigned', stranger.id, { undoes: uuidv7() }),
      giving('check.assigned', stranger.id),
    ];
    const [, first, , second, , last] = entries.map(({ id }) => id);
    await expect(sendEntries(people.editor, articleId, ...entries)).rejects.toMatchObject({
      code: 'invalid',
      details: { entryId: first, alsoIds: [second, last] },
    });
  });

  it('gets what another proposed at once from those who may give it, and goes to nobody who has left', async () => {
    const take = async (actor: Actor) => send(actor, 'rival.settled', { rivalEntryId: (await tag()).rivals[0]?.entryId, take: true });
    for (const dueAt of ['2026-10-10T16:00:00Z', '2026-10-12T16:00:00Z'])
      await send(people.editor, 'check.due-set', { value: { dueAt }, basedOn: null });
    expect(await refusalOf(take(people.checker))).toBe('Editors and leads give out claims and say by when.');
    await take(people.editor);
    expect(await tag()).toMatchObject({ rivals: [], check: { dueAt: '2026-10-12T16:00:00.000Z' } });
    for (const one of [people.lead, second]) await send(people.editor, 'check.assigned', { value: { personId: one.id }, basedOn: null });
    await giveRole(people.lead, deskId, second.id, 'reader');
    expect(await refusalOf(take(people.editor))).toBe('This person does not check on this desk. Choose someone who does.');
    await giveRole(people.lead, deskId, second.id, 'checker');
    await take(people.editor);
    expect(await tag()).toMatchObject({ rivals: [], check: { assigneeId: second.id } });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('passes over no second check by a forged undo, nor by a state that somebody set at once', async () => {
    await setRules(people.lead, deskId, { ...plainRules, secondCheck: true });
    await judge(people.checker);
    const state = async () => (await tag()).basis.checkState?.entryId;
    await send(people.checker, 'check.state-changed', { checkState: 'checking', basedOn: await state() });
    const undo = { checkState: 'decided', basedOn: await state(), undoes: await state() };
    const asks = 'This desk asks for a second check of every claim.';
    expect(await refusalOf(send(people.checker, 'check.state-changed', undo))).toBe(asks);
    await send(people.checker, 'check.state-changed', { checkState: 'on-legal', reason: 'Names a minor.', basedOn: null });
    await send(second, 'rival.settled', { rivalEntryId: (await tag()).rivals[0]?.entryId, take: true });
    expect(await tag()).toMatchObject({ checkState: 'on-legal', check: { reason: { text: 'Names a minor.', byId: people.checker.id } } });
    expect(await verifyArticle(articleId)).toEqual([]);
    await eraseWords(people.admin, articleId, { seqs: 'all', reason: 'By order of a court' });
    expect(JSON.stringify(await tag())).not.toMatch(/minor/);
    const entries = await prisma.journalEntry.findMany({ where: { articleId } });
    expect(JSON.stringify(entries.map(({ payload }) => payload))).not.toMatch(/minor/);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('keeps in its rows what was asked for on a tag that is merged into it, and parts with that again', async () => {
    await judge(people.checker);
    const twin = await tagWords(second, articleId, 'said the mayor');
    const ofTwin = { annotationId: twin, basedOn: null };
    await send(second, 'verdict.given', { ...ofTwin, verdict: { value: 'unproven', rationale: 'Did he?' } });
    await send(people.editor, 'check.second-assigned', { ...ofTwin, value: { personId: people.lead.id } });
    await send(people.editor, 'check.due-set', { ...ofTwin, value: { dueAt: '2026-10-10T16:00:00Z' } });
    const [undoes] = await send(people.checker, 'annotation.merged', { annotationId: twin, intoId: claim });
    const asked = { secondId: people.lead.id, dueAt: '2026-10-10T16:00:00.000Z', needsSecond: true };
    expect(await tag()).toMatchObject({ checkState: 'second-check', check: asked, pastMerges: [{ checkState: 'decided' }] });
    expect(await verifyArticle(articleId)).toEqual([]);
    await send(people.checker, 'annotation.unmerged', { annotationId: twin, intoId: claim, undoes });
    expect(await tag()).toMatchObject({ checkState: 'decided' });
    expect(await tag()).not.toHaveProperty('check');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('gets its second check from another person, where the desk asks for one', async () => {
    await setRules(people.lead, deskId, { ...plainRules, secondCheck: true });
    await judge(people.checker);
    expect((await tag()).checkState).toBe('second-check');
    const own = 'You gave the first verdict. Someone else must do the second check.';
    expect(await refusalOf(judgeAgain(people.checker))).toBe(own);
    await judgeAgain(second);
    expect(await tag()).toMatchObject({ checkState: 'decided', check: { second: { byId: second.id } } });
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ checkedCount: 1, stage: 'checked' });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is never looked at again by an admin who gave the verdict, nor by the author who checks elsewhere', async () => {
    await judge(people.admin);
    const own = 'You gave the first verdict. Someone else must do the second check.';
    expect(await refusalOf(judgeAgain(people.admin))).toBe(own);
    await nameAuthor(people.editor, articleId, { authorId: people.author.id });
    await giveRole(people.lead, deskId, people.author.id, 'checker');
    const author = { ...people.author, memberships: { [deskId]: 'checker' as const } };
    expect(await refusalOf(judgeAgain(author))).toBe('This is your article. Someone else must do the second check.');
  });

  it('keeps its rows with the journal when the second finding is taken, and when its words are erased', async () => {
    await judge(people.checker);
    await judgeAgain(second, 'partly');
    const { check } = await tag();
    expect((await tag()).checkState).toBe('adjudication');
    await send(people.editor, 'check.adjudicated', {
      secondEntryId: check?.second?.entryId,
      took: 'second',
      rationale: 'He did, in part.',
    });
    expect(await tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'partly', byId: second.id } });
    expect(await verifyArticle(articleId)).toEqual([]);
    await eraseWords(people.admin, articleId, { seqs: 'all', reason: 'By order of a court' });
    expect(JSON.stringify(await tag())).not.toMatch(/Did he|in part|mayor/);
    const verdicts = await prisma.verdict.findMany({ where: { articleId } });
    expect(JSON.stringify(verdicts)).not.toMatch(/Did he|mayor/);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('setDeskRules', () => {
  it.each(everyone)('is for those who manage the desk: %s', async (role) => {
    const rules = { ...plainRules, secondCheck: true, coverage: true, signatures: ['checker' as const, 'second' as const] };
    const answer = may(people[role], 'manage desk', { deskId }) ? null : 'forbidden';
    expect(await codeOf(setRules(people[role], deskId, rules))).toBe(answer);
  });
});
