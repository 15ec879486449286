import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { awaitsVoteOf } from '@/lib/domain/verdicts/votes';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { giveRole } from '../given-role.fixture';
import { readState } from '../journal/read-state';
import { verifyArticle } from '../journal/verify';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { readLoad } from './article-desk-work';
import { countArticles, listArticles } from './article-list';
import { nameAuthor, setArchived } from './articles';

const words = ['Nobody', 'paid', 'for', 'the', 'bus', 'that', 'left', 'at', 'noon'];

let deskId: string;
let people: PeopleByRole;
let others: Actor[];
let articleId: string;
let claims: string[];

const setRule = (votes: VoteRule | null) => setRules(people.lead, deskId, { ...plainRules, votes });
const tagsNow = async () => (await readState(people.admin, articleId)).state.annotations;
const tag = async (annotationId = '') => (await tagsNow()).find(({ id }) => id === annotationId) ?? expect.fail('no claim');
const judgement = (value: VerdictValue) => ({ value, rationale: 'As it is.' });

async function judge(actor: Actor, annotationId: string | undefined, value: VerdictValue = 'unproven') {
  const { basis } = await tag(annotationId);
  const basedOn = basis.verdict?.entryId ?? null;
  await sendEntries(actor, articleId, { type: 'verdict.given', payload: { annotationId, verdict: judgement(value), basedOn } });
}
async function lookAgain(actor: Actor, annotationId: string | undefined, value: VerdictValue) {
  const verdictEntryId = (await tag(annotationId)).verdict?.entryId;
  const payload = { annotationId, verdictEntryId, second: judgement(value), basedOn: null };
  await sendEntries(actor, articleId, { type: 'check.second-given', payload });
}
async function vote(actor: Actor | undefined, annotationId: string | undefined, value: VerdictValue) {
  const { verdict, check } = await tag(annotationId);
  const payload = { annotationId, verdictEntryId: verdict?.entryId, secondEntryId: check?.second?.entryId ?? null, vote: judgement(value) };
  await sendEntries(actor ?? expect.fail('nobody'), articleId, { type: 'check.voted', payload });
}

/** A claim in each state that votes know: untouched, judged, of two who differ, voted on so and so often, stale, split, removed. */
async function voteInAllWays() {
  await setRule({ when: 'every', needed: 3, of: 5 });
  for (const claim of claims.slice(1)) await judge(people.checker, claim);
  for (const voters of [1, 2, 3, 4]) {
    for (const one of others.slice(0, voters)) await vote(one, claims[voters + 1], voters > 1 && one === others[0] ? 'partly' : 'unproven');
  }
  await setRule({ when: 'differ', needed: 2, of: 3 });
  await judge(people.checker, claims[6]);
  await lookAgain(people.editor, claims[6], 'partly');
  await judge(people.checker, claims[7]);
  await lookAgain(people.editor, claims[7], 'partly');
  await vote(others[0], claims[7], 'partly');
  await sendEntries(people.editor, articleId, {
    type: 'check.state-changed',
    payload: { annotationId: claims[8], checkState: 'second-check', basedOn: (await tag(claims[8])).basis.checkState?.entryId },
  });
  await sendEntries(people.editor, articleId, { type: 'annotation.removed', payload: { annotationId: claims[2] } });
}

/** What the rule of votes says of each claim. */
async function expected(actor: Actor, rule: VoteRule) {
  const { state } = await readState(people.admin, articleId);
  const waits = (one: Annotation) => !one.isRemoved && awaitsVoteOf(one, actor.id, state.details.authorId, rule);
  return state.annotations.filter(waits).length;
}

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  others = await Promise.all([0, 1, 2, 3].map(() => makePerson({ roles: { [deskId]: 'editor' } })));
  ({ id: articleId } = await makeArticle(people.editor, deskId, `A bus\n\n${words.join(' ')}.`));
  claims = [];
  for (const word of words) claims.push(await tagWords(people.checker, articleId, word));
});

/** Admins vote everywhere, and other tests leave hundreds: while `work` is done there are these alone. */
async function withAdmins(only: readonly Actor[], work: () => Promise<void>): Promise<void> {
  const found = await prisma.person.findMany({ where: { isAdmin: true, id: { notIn: only.map(({ id }) => id) } }, select: { id: true } });
  const others = { id: { in: found.map(({ id }) => id) } };
  await prisma.person.updateMany({ where: others, data: { isAdmin: false } });
  try {
    await work();
  } finally {
    await prisma.person.updateMany({ where: others, data: { isAdmin: true } });
  }
}

const votesOf = async (actor: Actor) => (await countArticles(actor, { deskId })).myVotes;
const isListed = async (actor: Actor) => (await listArticles(actor, { mine: true })).articles.some(({ id }) => id === articleId);

describe('the votes that wait for a person', () => {
  const rules: VoteRule[] = [
    { when: 'every', needed: 2, of: 2 },
    { when: 'every', needed: 2, of: 3 },
    { when: 'every', needed: 3, of: 5 },
    { when: 'every', needed: 5, of: 7 },
    { when: 'differ', needed: 2, of: 2 },
    { when: 'differ', needed: 2, of: 3 },
    { when: 'differ', needed: 4, of: 7 },
  ];

  it('are counted in the list as the tags of the article count them, under every rule and for everyone who votes', async () => {
    await voteInAllWays();
    expect(await verifyArticle(articleId)).toEqual([]);
    const seen = new Set<number>();
    for (const rule of rules) {
      await setRule(rule);
      for (const actor of [people.lead, people.editor, ...others]) {
        const count = await expected(actor, rule);
        expect(await votesOf(actor), JSON.stringify(rule)).toBe(count);
        expect(await isListed(actor)).toBe(count > 0);
        seen.add(count);
      }
    }
    expect(seen.size).toBeGreaterThan(3);
  });

  it('are none of who may not vote, and none where the desk does not ask for any', async () => {
    await voteInAllWays();
    await setRule({ when: 'every', needed: 3, of: 5 });
    expect(await votesOf(people.lead)).toBeGreaterThan(0);
    for (const role of ['reader', 'author', 'checker'] as const) expect(await votesOf(people[role]), role).toBe(0);
    await giveRole(people.lead, deskId, people.editor.id, 'reader');
    expect(await votesOf({ ...people.editor, memberships: { [deskId]: 'reader' } })).toBe(0);
    await setRule(null);
    expect([await votesOf(people.lead), await isListed(people.lead)]).toEqual([0, false]);
  });

  it('are none of the article’s author, and none in an article that is put away', async () => {
    await judge(people.checker, claims[0]);
    await setRule({ when: 'differ', needed: 2, of: 3 });
    await lookAgain(people.editor, claims[0], 'partly');
    expect([await votesOf(people.lead), await votesOf(others[0] ?? people.lead)]).toEqual([1, 1]);
    await nameAuthor(people.lead, articleId, { authorId: people.author.id });
    await giveRole(people.lead, deskId, people.author.id, 'editor');
    const author: Actor = { ...people.author, memberships: { [deskId]: 'editor' } };
    expect([await votesOf(author), await isListed(author)]).toEqual([0, false]);
    await setArchived(people.editor, articleId, { isArchived: true });
    expect((await countArticles(others[0] ?? people.lead, { deskId, archived: true })).myVotes).toBe(0);
  });

  it('are in the load of each person as their own list counts them', async () => {
    await voteInAllWays();
    const voters = [people.lead, people.editor, people.admin, ...others];
    await withAdmins([people.admin], async () => {
      for (const rule of rules) {
        await setRule(rule);
        const load = await readLoad(people.reader, { deskId });
        const known = new Set([...voters, people.checker].map(({ id }) => id));
        for (const actor of voters) {
          const inLoad = load.people.find(({ id }) => id === actor.id)?.votes ?? 0;
          expect(inLoad, JSON.stringify(rule)).toBe(await votesOf(actor));
        }
        expect(load.people.find(({ id }) => id === people.checker.id)?.votes).toBe(0);
        // Of a reader or author nothing waits.
        expect(load.people.filter(({ id }) => !known.has(id)).every(({ seconds, openClaims }) => seconds + openClaims === 0)).toBe(true);
        expect(load.people.some(({ id }) => id === people.reader.id || id === people.author.id)).toBe(false);
      }
    });
    await setRule(null);
    const none = await readLoad(people.reader, { deskId });
    expect([none.votes, none.people.some(({ votes }) => votes > 0)]).toEqual([{ claims: 0, ofNobody: 0 }, false]);
  });

  it('are said to wait for nobody where all who vote on the desk have', async () => {
    await withAdmins([], async () => {
      await setRule({ when: 'every', needed: 5, of: 5 });
      await judge(people.checker, claims[0]);
      await judge(people.checker, claims[1]);
      for (const voter of [people.lead, people.editor, ...others.slice(0, 2)]) await vote(voter, claims[0], 'unproven');
      const before = await readLoad(people.reader, { deskId });
      expect(before.votes).toEqual({ claims: 2, ofNobody: 0 });
      for (const voter of others.slice(2)) await giveRole(people.lead, deskId, voter.id, 'reader');
      const { votes, people: load } = await readLoad(people.reader, { deskId });
      expect(votes).toEqual({ claims: 2, ofNobody: 1 });
      expect(load.filter((one) => one.votes > 0).map((one) => one.votes)).toEqual([1, 1, 1, 1]);
    });
  });

  it('are counted for articles from before by the migration as they are for new ones', async () => {
    await voteInAllWays();
    await prisma.article.update({ where: { id: articleId }, data: { openVotes: [], isVotedOn: false } });
    expect(await verifyArticle(articleId)).not.toEqual([]);
    const sql = fs.readFileSync(path.resolve('prisma/migrations/20261127081000_open_votes/migration.sql'), 'utf8');
    await prisma.$executeRawUnsafe(
      sql.slice(sql.indexOf('with claims as')).replace('open."articleId" = "Article".id', `$& and "Article".id = '${articleId}'`),
    );
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});
