import fs from 'node:fs';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, may, roles } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { readState } from '../journal/read-state';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { listCheckers, listDeskCheckers, nameOwner, readLoad, setArticleDue } from './article-desk-work';
import { createArticle, draftFromPaste } from './article-import';
import { countArticles, listArticles } from './article-list';
import { moveArticle, setArchived } from './articles';

let deskId: string;
let people: PeopleByRole;
let articleId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.editor, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

const dueAt = '2026-10-10T16:00:00.000Z';
const everyone = [...roles, 'admin'] as const;
describe('an article', () => {
  it.each(everyone)('gets an owner and a due date by the %s as the table says', async (role) => {
    const actor = people[role];
    // The article is of no author: it is not there for one.
    const answer = may(actor, 'assign', { deskId }) ? null : role === 'author' ? 'not-found' : 'forbidden';
    expect(await codeOf(setArticleDue(actor, articleId, { dueAt, seenDueAt: null }))).toBe(answer);
    expect(await codeOf(nameOwner(actor, articleId, { ownerId: people.checker.id, seenOwnerId: null }))).toBe(answer);
    expect(await codeOf(listCheckers(actor, articleId))).toBe(answer);
    // The desk is there for its author.
    expect(await codeOf(listDeskCheckers(actor, deskId))).toBe(answer && 'forbidden');
  });

  it('shows both, keeps them in its journal, and loses them again', async () => {
    await setArticleDue(people.editor, articleId, { dueAt, seenDueAt: null });
    const owned = await nameOwner(people.editor, articleId, { ownerId: people.checker.id, seenOwnerId: null });
    expect(owned).toMatchObject({ dueAt, ownerId: people.checker.id, ownerName: 'checker', checkers: [] });
    expect(await verifyArticle(articleId)).toEqual([]);
    // What is so already makes no entry.
    const { headSeq } = await setArticleDue(people.lead, articleId, { dueAt: '2026-10-10T16:00:00Z', seenDueAt: dueAt });
    expect(headSeq).toBe(owned.headSeq);
    await setArticleDue(people.lead, articleId, { dueAt: null, seenDueAt: '2026-10-10T16:00:00Z' });
    const bare = await nameOwner(people.lead, articleId, { ownerId: null, seenOwnerId: people.checker.id });
    expect(bare).toMatchObject({ dueAt: null, ownerId: null, ownerName: '' });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('comes with both from those who give out work, as what they say before it is stored', async () => {
    const answer = await draftFromPaste(people.editor, deskId, { text: 'A pier\n\nThe pier is closed.' });
    const make = (actor: Actor, work: { dueAt?: string; ownerId?: string }, id = uuidv7()) =>
      createArticle(actor, { id, deskId, ...answer, corrections: {}, ...work });
    const ownerId = people.checker.id;
    const made = await make(people.editor, { dueAt, ownerId });
    expect(made).toMatchObject({ dueAt, ownerId, ownerName: 'checker' });
    expect(await verifyArticle(made.id)).toEqual([]);
    // Sent again, changed, after an answer that was lost.
    const changed = { dueAt: '2026-11-11T16:00:00.000Z', ownerId: people.editor.id };
    expect(await make(people.editor, changed, made.id)).toMatchObject(changed);
    // Sent again once a colleague has said otherwise, it takes nothing back.
    await nameOwner(people.lead, made.id, { ownerId: people.lead.id, seenOwnerId: people.editor.id });
    await setArticleDue(people.lead, made.id, { dueAt: null, seenDueAt: changed.dueAt });
    expect(await make(people.editor, { dueAt, ownerId }, made.id)).toMatchObject({ dueAt: null, ownerId: people.lead.id });
    expect(await codeOf(make(people.checker, { dueAt }))).toBe('forbidden');
    expect(await make(people.checker, {})).toMatchObject({ dueAt: null, ownerId: null });
    const refused = uuidv7();
    expect(await codeOf(make(people.editor, { ownerId: people.reader.id }, refused))).toBe('invalid');
    expect(await prisma.article.count({ where: { id: refused } })).toBe(0);
    const { people: offered } = await listDeskCheckers(people.editor, deskId);
    expect(offered).toEqual((await listCheckers(people.editor, articleId)).people);
  });

  it('is owned by those only who may check on its desk', async () => {
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    for (const { id } of [elsewhere, people.reader, people.author, { id: uuidv7() }]) {
      expect(await codeOf(nameOwner(people.lead, articleId, { ownerId: id, seenOwnerId: null }))).toBe('invalid');
    }
    const { people: offered, ownerId } = await listCheckers(people.editor, articleId);
    expect(ownerId).toBeNull();
    expect(offered.map(({ id }) => id)).toEqual(expect.arrayContaining([people.checker.id, people.editor.id, people.lead.id]));
    expect(offered.map(({ id }) => id)).not.toContain(people.reader.id);
  });

  it('loses an owner who may not check on the desk that it moves to', async () => {
    const second = await makeDesk();
    const both = await makePerson({ roles: { [deskId]: 'editor', [second]: 'editor' } });
    await nameOwner(both, articleId, { ownerId: both.id, seenOwnerId: null });
    expect(await moveArticle(both, articleId, { deskId: second })).toMatchObject({ deskId: second, ownerId: both.id });
    await moveArticle(both, articleId, { deskId });
    await nameOwner(both, articleId, { ownerId: people.checker.id, seenOwnerId: both.id });
    expect(await moveArticle(both, articleId, { deskId: second })).toMatchObject({ ownerId: null });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('does not exist for people of another desk, and does not change while it is archived', async () => {
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    expect(await codeOf(setArticleDue(elsewhere, articleId, { dueAt, seenDueAt: null }))).toBe('not-found');
    expect(await codeOf(nameOwner(elsewhere, articleId, { ownerId: elsewhere.id, seenOwnerId: null }))).toBe('not-found');
    await setArchived(people.editor, articleId, { isArchived: true });
    expect(await codeOf(setArticleDue(people.editor, articleId, { dueAt, seenDueAt: null }))).toBe('conflict');
  });
});

describe('a value of an article that a colleague has set since the person looked', () => {
  const later = '2026-10-11T10:00:00.000Z';

  it('stays, and the refusal says who the owner is', async () => {
    await nameOwner(people.editor, articleId, { ownerId: people.checker.id, seenOwnerId: null });
    await expect(nameOwner(people.lead, articleId, { ownerId: people.lead.id, seenOwnerId: null })).rejects.toMatchObject({
      code: 'conflict',
      message: 'The owner is checker now. Name the owner once more to put yours in that place.',
      details: { field: 'ownerId', now: { id: people.checker.id, name: 'checker' } },
    });
    const owned = await nameOwner(people.lead, articleId, { ownerId: people.lead.id, seenOwnerId: people.checker.id });
    expect(owned.ownerId).toBe(people.lead.id);
    await nameOwner(people.editor, articleId, { ownerId: null, seenOwnerId: people.lead.id });
    await expect(nameOwner(people.editor, articleId, { ownerId: people.editor.id, seenOwnerId: people.lead.id })).rejects.toMatchObject({
      code: 'conflict',
      message: 'There is no owner now. Name the owner once more to put yours in that place.',
      details: { now: null },
    });
  });

  it('stays, and the refusal brings when it is due', async () => {
    await setArticleDue(people.editor, articleId, { dueAt, seenDueAt: null });
    const set = (wanted: string | null, seenDueAt: string | null) => setArticleDue(people.lead, articleId, { dueAt: wanted, seenDueAt });
    await expect(set(later, null)).rejects.toMatchObject({ code: 'conflict', details: { field: 'dueAt', now: dueAt } });
    await set(null, dueAt);
    await expect(set(later, dueAt)).rejects.toMatchObject({ code: 'conflict', details: { now: null } });
    expect((await set(later, null)).dueAt).toBe(later);
  });

  it('is set by one of two who set it at once', async () => {
    const owners = [people.editor, people.lead].map((one) => nameOwner(one, articleId, { ownerId: one.id, seenOwnerId: null }));
    expect((await Promise.all(owners.map(codeOf))).toSorted()).toEqual(['conflict', null]);
    const moments = [dueAt, later].map((one) => setArticleDue(people.lead, articleId, { dueAt: one, seenDueAt: null }));
    expect((await Promise.all(moments.map(codeOf))).toSorted()).toEqual(['conflict', null]);
  });

  it('is done when it is as wanted, whatever was seen: sent again, since its answer was lost', async () => {
    const name = () => nameOwner(people.lead, articleId, { ownerId: people.checker.id, seenOwnerId: null });
    const set = () => setArticleDue(people.lead, articleId, { dueAt, seenDueAt: null });
    await name();
    const { headSeq } = await set();
    expect([(await name()).headSeq, (await set()).headSeq]).toEqual([headSeq, headSeq]);
  });
});

/** A claim in the checker's hands, and one that the lead is to look at again. */
async function giveOut() {
  const [open, again] = [await tagWords(people.editor, articleId, 'Nothing'), await tagWords(people.editor, articleId, 'the mayor')];
  const give = (annotationId: string, type: string, personId: string) =>
    sendEntries(people.editor, articleId, { type, payload: { annotationId, value: { personId }, basedOn: null } });
  await give(open, 'check.assigned', people.checker.id);
  await give(again, 'check.second-assigned', people.lead.id);
  await sendEntries(people.checker, articleId, {
    type: 'verdict.given',
    payload: { annotationId: again, verdict: { value: 'unproven', rationale: 'Did he?' }, basedOn: null },
  });
}

describe('the work on an article', () => {
  it('shows in lists: who checks, what is mine, and what waits for me', async () => {
    await giveOut();
    const [row] = (await listArticles(people.lead, { mine: true })).articles;
    expect(row).toMatchObject({ id: articleId, checkers: [{ name: 'checker' }, { name: 'lead' }] });
    expect((await listArticles(people.editor, { mine: true })).articles).toEqual([]);
    expect([(await countArticles(people.lead)).mySeconds, (await countArticles(people.checker)).mySeconds]).toEqual([1, 0]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is counted for articles from before by the migration as it is for new ones', async () => {
    await giveOut();
    const folder = path.resolve('prisma/migrations');
    const name = fs.readdirSync(folder).find((one) => one.endsWith('article_owners_and_due_dates'));
    const sql = fs.readFileSync(path.join(folder, name ?? '', 'migration.sql'), 'utf8');
    await prisma.article.update({ where: { id: articleId }, data: { work: {} } });
    expect(await verifyArticle(articleId)).not.toEqual([]);
    const fill = sql
      .slice(sql.indexOf('with claims as'))
      .replace('works."articleId" = "Article".id', `$& and "Article".id = '${articleId}'`);
    await prisma.$executeRawUnsafe(fill);
    await migrateWaiting();
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('whoever checked a claim first', () => {
  const judge = (actor: Actor, annotationId: string) =>
    sendEntries(actor, articleId, {
      type: 'verdict.given',
      payload: { annotationId, verdict: { value: 'unproven', rationale: 'Did he?' }, basedOn: null },
    });

  it('is among the checkers of its article where votes took another verdict, by the migration in articles from before', async () => {
    await setRules(people.lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 2 } });
    const [outvoted, kept] = [await tagWords(people.editor, articleId, 'Nothing'), await tagWords(people.editor, articleId, 'the mayor')];
    const [verdictEntryId = ''] = await judge(people.checker, outvoted);
    // Of one who has a claim in hand, and is counted for both.
    await judge(people.checker, kept);
    const rowOf = () => prisma.article.findUniqueOrThrow({ where: { id: articleId }, select: { work: true } });
    const part = { open: 0, done: 0, second: 0 };
    const before = { [people.checker.id]: { ...part, done: 1 }, [people.lead.id]: { ...part, done: 1 } };
    for (const voter of [people.lead, people.editor]) {
      const vote = { value: 'partly', rationale: 'He did.' };
      await sendEntries(voter, articleId, { type: 'check.voted', payload: { annotationId: outvoted, verdictEntryId, vote } });
    }
    const now = { ...before, [people.checker.id]: { ...part, done: 2 } };
    expect((await rowOf()).work).toEqual(now);
    const [row] = (await listArticles(people.lead)).articles;
    expect(row).toMatchObject({ checkers: [{ name: 'checker' }, { name: 'lead' }] });
    await prisma.article.update({ where: { id: articleId }, data: { work: before } });
    expect(await verifyArticle(articleId)).not.toEqual([]);
    await migrateHere('20261202071500_first_checkers_voted_away');
    expect((await rowOf()).work).toEqual(now);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('comes among them by the migration who has nothing else there, and does not twice who has it in hand', async () => {
    await setRules(people.lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 2 } });
    const ids = [await tagWords(people.editor, articleId, 'Nothing'), await tagWords(people.editor, articleId, 'the mayor')];
    for (const annotationId of ids) {
      const [verdictEntryId = ''] = await judge(people.checker, annotationId);
      for (const voter of [people.lead, people.editor]) {
        const vote = { value: 'partly', rationale: 'He did.' };
        await sendEntries(voter, articleId, { type: 'check.voted', payload: { annotationId, verdictEntryId, vote } });
      }
    }
    const asBefore = async (work: object) => {
      await prisma.article.update({ where: { id: articleId }, data: { work } });
      expect(await verifyArticle(articleId)).not.toEqual([]);
      await migrateHere('20261202071500_first_checkers_voted_away');
      expect(await verifyArticle(articleId)).toEqual([]);
    };
    const part = { open: 0, done: 0, second: 0 };
    await asBefore({ [people.lead.id]: { ...part, done: 2 } });
    await sendEntries(people.editor, articleId, {
      type: 'check.assigned',
      payload: { annotationId: ids[0], value: { personId: people.checker.id }, basedOn: null },
    });
    await asBefore({ [people.lead.id]: { ...part, done: 1 }, [people.checker.id]: { ...part, done: 1 } });
  });
});

/** Counts what `claims_with_another` counts otherwise than before, in this article alone. */
const migrateWaiting = () => migrateHere('20261201180000_claims_with_another');

/** Does to this article alone what a migration does to all. */
async function migrateHere(name: string) {
  const file = path.resolve('prisma/migrations', name, 'migration.sql');
  await prisma.$executeRawUnsafe(`${fs.readFileSync(file, 'utf8').trim().replace(/;$/, '')} and "Article".id = '${articleId}'`);
}

describe('a claim whose verdict awaits a second check', () => {
  it('waits for nobody who gave the verdict, and they are still among its checkers', async () => {
    const again = await tagWords(people.editor, articleId, 'the mayor');
    const name = { annotationId: again, value: { personId: people.lead.id }, basedOn: null };
    await sendEntries(people.editor, articleId, { type: 'check.second-assigned', payload: name });
    const verdict = { value: 'unproven', rationale: 'Did he?' };
    await sendEntries(people.checker, articleId, { type: 'verdict.given', payload: { annotationId: again, verdict, basedOn: null } });
    expect((await listArticles(people.checker, { deskId, mine: true })).articles).toEqual([]);
    expect((await listArticles(people.lead, { deskId, workerId: people.checker.id })).articles).toEqual([]);
    expect((await readLoad(people.lead, { deskId })).people).toMatchObject([{ id: people.lead.id, openClaims: 0, seconds: 1 }]);
    const [row] = (await listArticles(people.lead, { deskId, mine: true })).articles;
    expect(row?.checkers).toMatchObject([{ name: 'checker' }, { name: 'lead' }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is taken from them by the migration where the list counted it before', async () => {
    await giveOut();
    const { work } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
    expect(work).toMatchObject({ [people.checker.id]: { open: 1, done: 1, second: 0 } });
    const before = { ...Object(work), [people.checker.id]: { open: 2, done: 0, second: 0 } };
    await prisma.article.update({ where: { id: articleId }, data: { work: before } });
    expect(await verifyArticle(articleId)).not.toEqual([]);
    await migrateWaiting();
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a second check', () => {
  /** The claim `again` waits for the checker's second check, who gave the first verdict. */
  async function nameWhoJudged(again: string) {
    const payload = { annotationId: again, value: { personId: people.checker.id }, basedOn: null };
    await sendEntries(people.editor, articleId, { type: 'check.second-assigned', payload });
    const verdict = { value: 'unproven', rationale: 'Did he?' };
    await sendEntries(people.checker, articleId, { type: 'verdict.given', payload: { annotationId: again, verdict, basedOn: null } });
  }

  it('waits for nobody who gave the first verdict', async () => {
    await nameWhoJudged(await tagWords(people.editor, articleId, 'the mayor'));
    expect((await countArticles(people.checker)).mySeconds).toBe(0);
    expect((await readLoad(people.lead, { deskId })).people).toEqual([]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is taken from them by the migration where the list counted it before', async () => {
    await giveOut();
    await nameWhoJudged(await tagWords(people.editor, articleId, 'happened on it'));
    const { work } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
    const counts = { [people.checker.id]: { open: 1, done: 2, second: 0 }, [people.lead.id]: { open: 0, done: 0, second: 1 } };
    expect(work).toMatchObject(counts);
    const before = { ...Object(work), [people.checker.id]: { ...Object(work)[people.checker.id], second: 1 } };
    await prisma.article.update({ where: { id: articleId }, data: { work: before } });
    expect(await verifyArticle(articleId)).not.toEqual([]);
    const file = path.resolve('prisma/migrations/20261129023000_refused_seconds/migration.sql');
    await prisma.$executeRawUnsafe(`${fs.readFileSync(file, 'utf8').trim().replace(/;$/, '')} and "Article".id = '${articleId}'`);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a second check of words that are changed meanwhile', () => {
  const again = async () => (await readState(people.admin, articleId)).state.annotations.find(({ label }) => label === 'C2');
  /** "the mayor" is "the priest". */
  async function changeWords() {
    const to = (await again())?.anchor.ranges[0]?.to ?? expect.fail('no claim');
    const step = { stepType: 'replace', from: to - 'mayor'.length, to, slice: { content: [{ type: 'text', text: 'priest' }] } };
    await sendEntries(people.editor, articleId, { type: 'text', payload: { steps: [step] } });
    expect(await again()).toMatchObject({ isStale: true, checkState: 'second-check' });
  }

  it('waits for nobody until somebody has judged them: the claim is the first checker’s', async () => {
    await giveOut();
    await changeWords();
    expect((await countArticles(people.lead)).mySeconds).toBe(0);
    expect((await listArticles(people.lead, { mine: true })).articles).toEqual([]);
    expect((await readLoad(people.lead, { deskId })).people).toMatchObject([{ id: people.checker.id, openClaims: 2, seconds: 0 }]);
    expect(await verifyArticle(articleId)).toEqual([]);
    const claim = await again();
    const payload = {
      annotationId: claim?.id,
      verdict: { value: 'unproven', rationale: 'Did he?' },
      basedOn: claim?.basis.verdict?.entryId,
    };
    await sendEntries(people.checker, articleId, { type: 'verdict.given', payload });
    expect((await countArticles(people.lead)).mySeconds).toBe(1);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is taken by the migration from whoever the list counted it for before', async () => {
    await giveOut();
    await changeWords();
    const { work } = await prisma.article.findUniqueOrThrow({ where: { id: articleId } });
    const before = { ...Object(work), [people.lead.id]: { open: 0, done: 0, second: 1 } };
    await prisma.article.update({ where: { id: articleId }, data: { work: before } });
    expect(await verifyArticle(articleId)).not.toEqual([]);
    const file = path.resolve('prisma/migrations/20261201003500_seconds_on_other_words/migration.sql');
    await prisma.$executeRawUnsafe(`${fs.readFileSync(file, 'utf8').trim().replace(/;$/, '')} and "Article".id = '${articleId}'`);
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a second check that somebody was named for, where the desk comes to vote on every claim', () => {
  it('waits for nobody, and the votes wait for all who vote', async () => {
    await giveOut();
    await setRules(people.lead, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 3 } });
    expect(await countArticles(people.lead)).toMatchObject({ mySeconds: 0, myVotes: 1 });
    const listed = (filter: Parameters<typeof listArticles>[1]) => listArticles(people.lead, { deskId, ...filter });
    expect((await listed({ workerId: people.lead.id })).articles).toEqual([]);
    expect((await listed({ mine: true })).articles).toMatchObject([{ id: articleId, checkers: [{ name: 'checker' }] }]);
    // Who has a second check goes first; with votes alone the lead may stand behind the admins of other tests, who vote too.
    expect((await readLoad(people.lead, { deskId })).people.filter(({ seconds }) => seconds > 0)).toEqual([]);
    expect(await verifyArticle(articleId)).toEqual([]);
    await setRules(people.lead, deskId, { ...plainRules, votes: { when: 'differ', needed: 2, of: 3 } });
    expect(await countArticles(people.lead)).toMatchObject({ mySeconds: 1, myVotes: 0 });
    expect((await listed({ workerId: people.lead.id })).articles).toMatchObject([{ checkers: [{ name: 'checker' }, { name: 'lead' }] }]);
  });
});

describe('readLoad', () => {
  it('says what each has to do on open articles, most first, and nobody else', async () => {
    await giveOut();
    const { id: owned } = await makeArticle(people.editor, deskId);
    await nameOwner(people.editor, owned, { ownerId: people.editor.id, seenOwnerId: null });
    const { id: away } = await makeArticle(people.editor, deskId);
    await nameOwner(people.editor, away, { ownerId: people.lead.id, seenOwnerId: null });
    await setArchived(people.editor, away, { isArchived: true });
    expect((await readLoad(people.reader, { deskId })).people).toEqual([
      { id: people.checker.id, name: 'checker', openClaims: 1, seconds: 0, votes: 0, owned: 0, isStranded: false },
      { id: people.lead.id, name: 'lead', openClaims: 0, seconds: 1, votes: 0, owned: 0, isStranded: false },
      { id: people.editor.id, name: 'editor', openClaims: 0, seconds: 0, votes: 0, owned: 1, isStranded: false },
    ]);
  });

  it('says whose work waits for somebody else: they are disabled, or check no more on its desk', async () => {
    await giveOut();
    const { id: owned } = await makeArticle(people.editor, deskId);
    await nameOwner(people.editor, owned, { ownerId: people.editor.id, seenOwnerId: null });
    const stranded = async () =>
      Object.fromEntries((await readLoad(people.admin, { deskId })).people.map(({ name, isStranded }) => [name, isStranded]));
    expect(await stranded()).toEqual({ checker: false, lead: false, editor: false });
    await prisma.person.update({ where: { id: people.lead.id }, data: { disabledAt: new Date() } });
    await prisma.membership.updateMany({ where: { personId: people.editor.id, deskId }, data: { role: 'reader' } });
    expect(await stranded()).toEqual({ checker: false, lead: true, editor: true });
    // A desk elsewhere is no help: the claims are here.
    await prisma.membership.deleteMany({ where: { personId: people.checker.id, deskId } });
    await prisma.membership.create({ data: { personId: people.checker.id, deskId: await makeDesk(), role: 'checker' } });
    expect(await stranded()).toEqual({ checker: true, lead: true, editor: true });
  });

  it('tells of those who have the most, of how many there are, and of all who own an open article', async () => {
    const owner = { id: uuidv7(), name: 'Zoe Adair', email: `${uuidv7()}@ledger.example`, passwordHash: '' };
    const busy = Array.from({ length: 203 }, (_, n) => ({
      ...owner,
      id: uuidv7(),
      name: `Colleague ${n}`,
      email: `${uuidv7()}@ledger.example`,
    }));
    await prisma.person.createMany({ data: [owner, ...busy] });
    const { id } = await makeArticle(people.editor, deskId);
    const work = Object.fromEntries(busy.map((one) => [one.id, { open: 1 }]));
    await prisma.article.update({ where: { id }, data: { ownerId: owner.id, work } });
    const load = await readLoad(people.reader, { deskId });
    expect([load.people.length, load.peopleCount]).toEqual([200, 204]);
    expect(load.people.map((one) => one.id)).not.toContain(owner.id);
    expect(load.owners).toEqual([{ id: owner.id, name: owner.name }]);
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    expect(await readLoad(elsewhere)).toMatchObject({ peopleCount: 0, owners: [] });
  });

  it('tells people only of what they may read', async () => {
    await giveOut();
    const elsewhere = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
    expect((await readLoad(elsewhere)).people).toEqual([]);
    expect((await readLoad(people.author)).people).toEqual([]);
    expect(await codeOf(readLoad(elsewhere, { deskId }))).toBe('not-found');
    expect(await codeOf(readLoad(await makePerson()))).toBe('forbidden');
  });
});
