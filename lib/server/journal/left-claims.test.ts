import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import type { Actor } from '@/lib/domain/people/permissions';
import { countBlockers } from '@/lib/domain/sign-off/count-blockers';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { BlockerKind } from '@/lib/domain/sign-off/sign-off';
import { blockersOf } from '@/lib/domain/sign-off/sign-off-blockers';
import { isChecked } from '@/lib/domain/tags/annotation';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import type { VoteRule } from '@/lib/domain/verdicts/vote-rule';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { listArticles } from '../articles/article-list';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { makeDesk, makePeopleOfAllRoles, makePerson, type PeopleByRole } from '../people.fixture';
import { readState } from './read-state';
import { verifyArticle } from './verify';

const words = ['Nobody', 'paid', 'for', 'the', 'bus', 'that', 'left', 'at', 'noon', 'today'];

let deskId: string;
let people: PeopleByRole;
let others: Actor[];
let articleId: string;
let claims: string[];

const setRule = (votes: VoteRule | null) => setRules(people.lead, deskId, { ...plainRules, votes });
const judgement = (value: VerdictValue) => ({ value, rationale: 'As it is.' });
const stateNow = async () => stateFromJson((await readState(people.admin, articleId)).state);
const tag = async (id = '') => (await stateNow()).annotations.get(id) ?? expect.fail('no claim');
const send = (actor: Actor | undefined, type: string, payload: unknown) =>
  sendEntries(actor ?? expect.fail('nobody'), articleId, { type, payload });

async function judge(annotationId: string | undefined, actor: Actor = people.checker) {
  await send(actor, 'verdict.given', { annotationId, verdict: judgement('unproven'), basedOn: null });
}
async function put(annotationId: string | undefined, checkState: string) {
  const basedOn = (await tag(annotationId)).basis.checkState?.entryId ?? null;
  await send(people.editor, 'check.state-changed', {
    annotationId,
    checkState,
    basedOn,
    reason: checkState === 'cut' ? 'It goes.' : undefined,
  });
}
async function lookAgain(annotationId: string | undefined, value: VerdictValue) {
  const verdictEntryId = (await tag(annotationId)).verdict?.entryId;
  await send(people.editor, 'check.second-given', { annotationId, verdictEntryId, second: judgement(value), basedOn: null });
}
async function vote(actor: Actor | undefined, annotationId: string | undefined, value: VerdictValue) {
  const { verdict, check } = await tag(annotationId);
  const secondEntryId = check?.second?.entryId ?? null;
  await send(actor, 'check.voted', { annotationId, verdictEntryId: verdict?.entryId, secondEntryId, vote: judgement(value) });
}

/** A claim for each reason: to check, in hand, awaiting a reply, checked, to look at again, voted on, set aside, with two verdicts, stale, gone. */
async function standInAllWays() {
  await put(claims[1], 'checking');
  await put(claims[2], 'awaiting-reply');
  for (const at of [3, 7, 8]) await judge(claims[at]);
  await judge(claims[7], people.editor);
  await put(claims[6], 'cut');
  await setRule({ when: 'differ', needed: 2, of: 3 });
  await judge(claims[4]);
  await lookAgain(claims[4], 'partly');
  await setRule({ when: 'every', needed: 2, of: 3 });
  await judge(claims[5]);
  await vote(others[0], claims[5], 'partly');
  const stale = (await tag(claims[8])).anchor.ranges[0] ?? expect.fail('no range');
  const gone = (await tag(claims[9])).anchor.ranges[0] ?? expect.fail('no range');
  const steps = [
    { stepType: 'replace', from: gone.from, to: gone.to },
    { stepType: 'replace', from: stale.from + 1, to: stale.from + 1, slice: { content: [{ type: 'text', text: 'x' }] } },
  ];
  await send(people.editor, 'text', { steps });
}

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  others = await Promise.all([0, 1].map(() => makePerson({ roles: { [deskId]: 'editor' } })));
  ({ id: articleId } = await makeArticle(people.editor, deskId, `A bus\n\n${words.join(' ')}.`));
  claims = [];
  for (const word of words) claims.push(await tagWords(people.checker, articleId, word));
});

const listed = async () => (await listArticles(people.lead, { deskId })).articles[0] ?? expect.fail('no article');

it('The list says why claims are left, by the rules of the desk as they are now', async () => {
  await standInAllWays();
  expect((await listed()).left).toEqual([
    { reason: 'to-check', count: 1 },
    { reason: 'being-checked', count: 1 },
    { reason: 'awaiting-reply', count: 1 },
    { reason: 'votes', count: 2 },
    { reason: 'set-aside', count: 1 },
    { reason: 'stale', count: 1 },
    { reason: 'rival', count: 1 },
    { reason: 'gone', count: 1 },
  ]);
  expect((await listed()).claimCounts).toEqual({ supported: 0, partly: 0, refuted: 0, unproven: 1, checking: 8, open: 1 });
  await setRule(null);
  const left = (await listed()).left.map(({ reason }) => reason);
  expect(left).toEqual(expect.arrayContaining(['second-check', 'adjudication']));
  expect(left).not.toContain('votes');
});

it('The list says of claims that are not checked what the sign-off says, under every rule', async () => {
  await standInAllWays();
  const rules: (VoteRule | null)[] = [
    null,
    { when: 'every', needed: 2, of: 2 },
    { when: 'every', needed: 3, of: 5 },
    { when: 'differ', needed: 2, of: 3 },
  ];
  for (const votes of rules) {
    await setRule(votes);
    const all = blockersOf(await stateNow(), { ...plainRules, votes });
    const gate = countBlockers(all.filter(({ annotation }) => annotation !== null && !isChecked(annotation)));
    const counts = new Map<string, number>();
    for (const { reason, count } of (await listed()).left) {
      const kind = reason === 'awaiting-reply' ? 'being-checked' : reason;
      counts.set(kind, count + (counts.get(kind) ?? 0));
    }
    const known = BlockerKind.options.flatMap((kind) => (counts.has(kind) ? [{ kind, count: counts.get(kind) }] : []));
    expect(known, JSON.stringify(votes)).toEqual(gate);
  }
});

it('The migration gives the articles that are there what their journals say', async () => {
  await standInAllWays();
  const { id: bare } = await makeArticle(people.editor, deskId);
  const columns = { select: { leftClaims: true, claimCounts: true }, where: { id: articleId } };
  const before = await prisma.article.findUniqueOrThrow(columns);
  await prisma.article.update({ where: { id: articleId }, data: { leftClaims: [], claimCounts: { open: 10 } } });
  expect((await verifyArticle(articleId)).map(({ field }) => field)).toEqual([
    `Article ${articleId} claimCounts`,
    `Article ${articleId} leftClaims`,
  ]);
  const sql = fs.readFileSync(path.resolve('prisma/migrations/20261127131502_left_claims/migration.sql'), 'utf8');
  await prisma.$executeRawUnsafe(
    sql
      .slice(sql.indexOf('with claims as'))
      .replace('progress."articleId" = "Article".id', `$& and "Article".id in ('${articleId}', '${bare}')`),
  );
  expect(await prisma.article.findUniqueOrThrow(columns)).toEqual(before);
  for (const id of [articleId, bare]) expect(await verifyArticle(id)).toEqual([]);
});

it('The migration counts claims as not checked of which somebody said at once that they stop', async () => {
  const [first, other] = claims;
  for (const id of claims) await judge(id);
  const stop = { checkState: 'on-legal', reason: 'It names a minor.', basedOn: null };
  const row = () =>
    prisma.article.findUniqueOrThrow({
      select: { leftClaims: true, claimCounts: true, checkedCount: true, progress: true, stage: true, work: true },
      where: { id: articleId },
    });
  const memory = () =>
    prisma.rememberedClaim.findMany({ where: { articleId }, select: { annotationId: true, standing: true, checkedById: true, at: true } });
  const [asChecked, remembered] = [await row(), await memory()];
  expect(asChecked).toMatchObject({ stage: 'checked', checkedCount: 10 });
  await send(people.editor, 'check.state-changed', { annotationId: first, ...stop });
  await send(people.editor, 'check.state-changed', { annotationId: other, checkState: 'second-check', basedOn: null });
  const now = await row();
  expect(now).toMatchObject({ stage: 'checking', checkedCount: 8, leftClaims: [{ reason: 'rival', count: 2 }] });
  expect(await verifyArticle(articleId)).toEqual([]);

  // As the rows were kept before.
  await prisma.article.update({
    where: { id: articleId },
    data: { ...asChecked, claimCounts: { unproven: 10 }, leftClaims: [], work: { [people.checker.id]: { open: 0, done: 10, second: 0 } } },
  });
  for (const { annotationId, ...data } of remembered) await prisma.rememberedClaim.update({ where: { annotationId }, data });
  expect(await verifyArticle(articleId)).not.toEqual([]);
  const sql = fs.readFileSync(path.resolve('prisma/migrations/20261129094500_open_states/migration.sql'), 'utf8');
  await prisma.$executeRawUnsafe(sql.replace(`and one."articleId" in (`, `and one."articleId" = '${articleId}' $&`));
  expect(await row()).toEqual(now);
  expect(await verifyArticle(articleId)).toEqual([]);
});

it('A keystroke writes nothing of it', async () => {
  await standInAllWays();
  await prisma.article.update({ where: { id: articleId }, data: { leftClaims: [] } });
  const step = { stepType: 'replace', from: 2, to: 2, slice: { content: [{ type: 'text', text: 'x' }] } };
  await send(people.editor, 'text', { steps: [step] });
  expect((await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).leftClaims).toEqual([]);
});
