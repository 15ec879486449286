import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/people/permissions';
import { SourceInput } from '@/lib/domain/sources/source-input';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, sendEntries, tagWords } from '../article.fixture';
import { giveFreeClaims, readFreeClaims } from '../articles/free-claims';
import { prisma } from '../database';
import { readReport } from '../export/report';
import { makeDesk, makePerson } from '../people.fixture';
import { createSource } from '../sources/sources';
import { appendBatch } from './append';
import { readState } from './read-state';
import { verifyArticle } from './verify';

const WORDS = 'Rents in Leipzig rose by 40 per cent';

let deskId: string;
let editor: Actor;
let articleId: string;
let claimId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
  articleId = (await makeArticle(editor, deskId, `Rents\n\n${WORDS}, and nobody built.`)).id;
  claimId = await tagWords(editor, articleId, WORDS);
});

const factEntry = (statement: string, annotationId: string = uuidv7()) => ({
  type: 'annotation.created',
  payload: { annotationId, kind: 'claim', factOf: claimId, statement },
});
const split = async (actor = editor) => {
  const ids = [uuidv7(), uuidv7()] as const;
  await sendEntries(actor, articleId, factEntry('They rose', ids[0]), factEntry('By 40 per cent', ids[1]));
  return ids;
};
const judge = (annotationId: string, value: string) => ({
  type: 'verdict.given',
  payload: { annotationId, basedOn: null, verdict: { value, rationale: 'As it is.' } },
});
const stated = { type: 'annotation.stated', payload: () => ({ annotationId: claimId, basedOn: null, statement: 'Rents rose.' }) };

describe('facts in the journal', () => {
  it.each([
    ['a stranger', () => makePerson(), 'not-found'],
    ['the wrong desk', async () => makePerson({ roles: { [await makeDesk()]: 'lead' } }), 'not-found'],
    ['a reader', () => makePerson({ roles: { [deskId]: 'reader' } }), 'forbidden'],
  ])('refuse %s', async (_who, make, code) => {
    const { state } = await readState(editor, articleId);
    const actor = await make();
    const send = (entry: { type: string; payload: unknown }) =>
      appendBatch(actor, articleId, {
        base: { version: state.version, seq: state.seq },
        clientId: 'a-test-tab',
        schemaVersion: SCHEMA_VERSION,
        entries: [{ id: uuidv7(), ...entry }],
      });
    await expect(send(factEntry('They rose'))).rejects.toMatchObject({ code });
    await expect(send({ type: stated.type, payload: stated.payload() })).rejects.toMatchObject({ code });
  });

  it('are counted with their claim, in the entry that decides the last of them, and the tables say what the journal does', async () => {
    const ids = await split();
    await sendEntries(editor, articleId, judge(ids[0], 'unproven'));
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({ claimCount: 1, checkedCount: 0 });
    const [entryId] = await sendEntries(editor, articleId, judge(ids[1], 'partly'));
    expect(await prisma.article.findUniqueOrThrow({ where: { id: articleId } })).toMatchObject({
      claimCount: 1,
      checkedCount: 1,
      claimCounts: { partly: 1, unproven: 0 },
      work: { [editor.id]: { open: 0, done: 2, second: 0 } },
    });
    const { payload } = await prisma.journalEntry.findUniqueOrThrow({ where: { id: entryId ?? '' } });
    expect(payload).toMatchObject({ follows: [{ annotationId: claimId, verdict: { value: 'partly', followed: ['C2', 'C3'] } }] });
    expect(await prisma.rememberedClaim.findMany({ where: { articleId } })).toMatchObject([{ annotationId: claimId, standing: 'partly' }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('give the claim its own verdict back when they are taken away, in the tables too', async () => {
    await sendEntries(editor, articleId, judge(claimId, 'unproven'));
    const ids = await split();
    expect(await prisma.verdict.findMany({ where: { annotationId: claimId, isCurrent: true } })).toEqual([]);
    await sendEntries(editor, articleId, { type: 'annotation.removed', payload: { annotationId: ids[1] } });
    expect(await prisma.verdict.findMany({ where: { annotationId: claimId, isCurrent: true } })).toMatchObject([{ value: 'unproven' }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('leave nothing for journal:verify to find where the verdict that followed gave way to another', async () => {
    const ids = await split();
    const [first] = await sendEntries(editor, articleId, judge(ids[0], 'unproven'));
    await sendEntries(editor, articleId, judge(ids[1], 'partly'));
    const anew = judge(ids[0], 'unproven').payload;
    await sendEntries(editor, articleId, {
      type: 'verdict.given',
      payload: { ...anew, basedOn: first, verdict: { value: 'partly', rationale: 'As I see it now.' } },
    });
    await sendEntries(editor, articleId, { type: 'annotation.removed', payload: { annotationId: ids[1] } });
    expect(await prisma.verdict.count({ where: { annotationId: claimId, isCurrent: false } })).toBeGreaterThan(0);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('are what is free, and what is given out, in place of their claim', async () => {
    const ids = await split();
    expect(await readFreeClaims(editor, articleId)).toMatchObject({ count: 2 });
    expect(await giveFreeClaims(editor, articleId, { personId: editor.id })).toEqual({ given: 2, left: 0 });
    const given = await prisma.annotation.findMany({ where: { articleId, assigneeId: editor.id } });
    expect(given.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });

  it('have the memory of the house say that their claim has sources when one of them gets one', async () => {
    const ids = await split();
    const source = SourceInput.parse({ title: 'Register', url: `https://register.example/${uuidv7()}` });
    const { id: sourceId } = await createSource(editor, { id: uuidv7(), deskId, source });
    const payload = { annotationId: ids[0], evidenceId: uuidv7(), sourceId, stance: 'supports', quote: '', locator: '', lookedAt: null };
    await sendEntries(editor, articleId, { type: 'evidence.linked', payload });
    expect(await prisma.rememberedClaim.findMany({ where: { articleId } })).toMatchObject([{ annotationId: claimId, hasSources: true }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('stand under their claim in the report', async () => {
    await split();
    await sendEntries(editor, articleId, { type: stated.type, payload: stated.payload() });
    const { claims } = await readReport(editor, articleId);
    expect(claims).toMatchObject([{ label: 'C1', statement: 'Rents rose.', isFollowing: true, facts: [{ label: 'C2' }, { label: 'C3' }] }]);
  });
});
