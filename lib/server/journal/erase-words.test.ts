import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { hashLeft } from '@/lib/domain/journal/erased-left';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { articleSchema, SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { readZip, verifyDossier } from '@/scripts/verify-dossier.mjs';
import { prisma } from '../database';
import { setRules } from '../desk-rules.fixture';
import { makeDossier } from '../export/dossier';
import { listHistory } from '../history/history-entries';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { changeArticle } from './change-article';
import { eraseLine, eraseWords } from './erase-words';
import { readState } from './read-state';
import { forgetState } from './state-cache';
import { verifyArticle } from './verify';

let admin: Actor;
let deskId: string;
let articleId: string;
let annotationId: string;

const send = async (type: string, payload: Record<string, unknown>, actor = admin) => {
  const { state } = await readState(actor, articleId);
  const entries = [{ id: uuidv7(), type, payload }];
  await appendBatch(actor, articleId, {
    base: { version: state.version, seq: state.seq },
    clientId: 'erase-test',
    schemaVersion: SCHEMA_VERSION,
    entries,
  });
};

beforeEach(async () => {
  admin = await makePerson({ isAdmin: true });
  const doc = docOf('Quarkfort', 'Quarkfort said that the bus left. Then it rained.');
  deskId = await makeDesk();
  articleId = await makeArticle(admin, deskId, doc);
  annotationId = uuidv7();
  await send('annotation.created', { annotationId, kind: 'claim', ranges: [{ from: 12, to: 21, exact: 'Quarkfort' }] });
  await send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Quarkfort denies it' }, basedOn: null });
  const { state } = await readState(admin, articleId);
  const basedOn = state.annotations[0]?.basis.verdict?.entryId;
  await send('verdict.given', { annotationId, verdict: { value: 'partly', rationale: 'Quarkfort again' }, basedOn });
  await send('text', { steps: new Transform(doc).insert(1, doc.type.schema.text('Look: ')).steps.map((step) => step.toJSON()) });
});

const tagNow = async (id = annotationId) => {
  const found = (await readState(admin, articleId)).state.annotations.find((one) => one.id === id);
  return found ?? expect.fail('no such tag');
};

/** Gives the tag a verdict, in place of the one that it has. */
const judge = async (value: string, { id = annotationId, actor = admin }: { id?: string; actor?: Actor } = {}) => {
  const basedOn = (await tagNow(id)).basis.verdict?.entryId ?? null;
  await send('verdict.given', { annotationId: id, verdict: { value, rationale: 'Quarkfort says so' }, basedOn }, actor);
};

/** All that the database holds of the article, as text. */
async function everythingStored(): Promise<string> {
  const parts = await Promise.all([
    prisma.journalEntry.findMany({ where: { articleId } }),
    prisma.annotation.findMany({ where: { articleId } }),
    prisma.verdict.findMany({ where: { articleId } }),
    prisma.article.findMany({ where: { id: articleId } }),
    prisma.keyframe.findMany({ where: { articleId }, select: { seq: true } }),
  ]);
  return JSON.stringify(parts);
}

describe('eraseWords', () => {
  it('destroys the words everywhere, and chain, replay, tables and positions still hold', async () => {
    const before = (await readState(admin, articleId)).state;
    expect(await everythingStored()).toContain('Quarkfort');
    await eraseWords(admin, articleId, { seqs: 'all', reason: 'A court has said so.' });
    expect(await everythingStored()).not.toContain('Quarkfort');
    expect(await verifyArticle(articleId)).toEqual([]);
    const after = (await readState(admin, articleId)).state;
    expect(after.annotations[0]?.anchor.ranges[0]).toMatchObject({ from: 18, to: 27, exact: '█'.repeat(9) });
    expect(after.annotations[0]).toMatchObject({ label: 'C1', verdict: { value: 'partly', rationale: '█'.repeat(15) }, isStale: false });
    expect(JSON.stringify(after.doc)).toHaveLength(JSON.stringify(before.doc).length);
    forgetState(articleId);
    expect((await readState(admin, articleId)).state).toEqual(after);
  });

  it('destroys the words of verdicts that came with a rival or a merge, and no longer stand', async () => {
    const verdictOf = async (id: string) => (await readState(admin, articleId)).state.annotations.find((one) => one.id === id);
    await send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Quarkfort as a rival' }, basedOn: null });
    const rivalEntryId = (await verdictOf(annotationId))?.rivals[0]?.entryId;
    await send('rival.settled', { annotationId, rivalEntryId, take: true });
    const [intoId, fromId] = [uuidv7(), uuidv7()];
    const tag = { kind: 'claim', ranges: [{ from: 18, to: 32, exact: 'Quarkfort said' }] };
    for (const id of [intoId, fromId]) await send('annotation.created', { annotationId: id, ...tag });
    await send('verdict.given', { annotationId: fromId, verdict: { value: 'unproven', rationale: 'Quarkfort twice' }, basedOn: null });
    await send('annotation.merged', { annotationId: fromId, intoId });
    for (const id of [annotationId, intoId]) {
      const basedOn = (await verdictOf(id))?.basis.verdict?.entryId;
      await send('verdict.given', { annotationId: id, verdict: { value: 'partly', rationale: 'Quarkfort at last' }, basedOn });
    }
    await eraseWords(admin, articleId, { seqs: 'all', reason: 'A court has said so.' });
    expect(await everythingStored()).not.toContain('Quarkfort');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  describe('where a verdict that no longer stands came of something else than its own entry', () => {
    const expectNoWords = async () => {
      const rows = await prisma.verdict.findMany({ where: { articleId } });
      expect(JSON.stringify(rows)).toContain('Quarkfort');
      expect(rows.filter(({ isCurrent }) => !isCurrent)).not.toEqual([]);
      expect(await verifyArticle(articleId)).toEqual([]);
      await eraseWords(admin, articleId, { seqs: 'all', reason: 'A court has said so.' });
      expect(await everythingStored()).not.toContain('Quarkfort');
      expect(await verifyArticle(articleId)).toEqual([]);
    };
    const editors = () => Promise.all([1, 2, 3].map(() => makePerson({ roles: { [deskId]: 'editor' } })));

    it('destroys the words of one that followed from facts', async () => {
      const facts = [uuidv7(), uuidv7()];
      for (const id of facts)
        await send('annotation.created', { annotationId: id, kind: 'claim', factOf: annotationId, statement: `Quarkfort ${id}` });
      for (const id of facts) await judge('unproven', { id });
      const followed = (await tagNow()).verdict?.entryId;
      for (const id of facts) await judge('partly', { id });
      expect((await tagNow()).verdict?.entryId).not.toBe(followed);
      await expectNoWords();
    });

    it('destroys the words of a second check that was taken as it', async () => {
      const [jonas, mara] = await editors();
      const verdictEntryId = (await tagNow()).verdict?.entryId;
      const second = { value: 'unproven', rationale: 'Quarkfort told me' };
      await send('check.second-given', { annotationId, verdictEntryId, second, basedOn: null }, jonas);
      const secondEntryId = (await tagNow()).check?.second?.entryId;
      await send('check.adjudicated', { annotationId, secondEntryId, took: 'second', rationale: 'So Quarkfort says' }, mara);
      expect((await tagNow()).verdict?.entryId).toBe(secondEntryId);
      await judge('partly');
      await expectNoWords();
    });

    it('destroys the words of a vote that was taken as it', async () => {
      const [jonas, mara] = await editors();
      await setRules(admin, deskId, { ...plainRules, votes: { when: 'every', needed: 2, of: 3 } });
      await judge('unproven');
      for (const actor of [jonas, mara]) {
        const { verdict } = await tagNow();
        const vote = { value: 'partly', rationale: 'Quarkfort told me' };
        await send('check.voted', { annotationId, verdictEntryId: verdict?.entryId, vote }, actor);
      }
      expect((await tagNow()).verdict).toMatchObject({ value: 'partly', byId: jonas?.id });
      await judge('unproven');
      await expectNoWords();
    });

    it('destroys the words of one that came in an archive', async () => {
      const { state } = await readState(admin, articleId);
      const entryId = (await tagNow()).verdict?.entryId ?? expect.fail('no verdict');
      const id = uuidv7();
      const brought = JSON.stringify(state.annotations).replaceAll(annotationId, id).replaceAll(entryId, uuidv7());
      const doc = articleSchema.nodeFromJSON(state.doc);
      articleId = await makeArticle(admin, deskId, doc, { annotations: JSON.parse(brought), labelCounts: state.labelCounts });
      await judge('unproven', { id });
      await expectNoWords();
    });

    it('leaves the words of entries that are not named', async () => {
      const { headSeq } = await readState(admin, articleId);
      await judge('unproven');
      await judge('partly');
      await eraseWords(admin, articleId, { seqs: [headSeq + 1], reason: 'A court has said so.' });
      const rationales = (await prisma.verdict.findMany({ where: { articleId }, orderBy: { at: 'asc' } })).map((one) => one.rationale);
      expect(rationales).toEqual(['Quarkfort denies it', 'Quarkfort again', '█'.repeat(17), 'Quarkfort says so']);
      expect(await verifyArticle(articleId)).toEqual([]);
    });
  });

  it('destroys the words that verdicts hold for, those of earlier ones too', async () => {
    await send('text', { steps: [{ stepType: 'replace', from: 27, to: 27, slice: { content: [{ type: 'text', text: ' ' }] } }] });
    const one = async () => (await readState(admin, articleId)).state.annotations[0];
    const place = { from: 18, to: 32, exact: 'Quarkfort  sai' };
    await send('annotation.span-changed', { annotationId, how: 'span', ranges: [place] });
    const give = async (rationale: string) =>
      send('verdict.given', { annotationId, verdict: { value: 'partly', rationale }, basedOn: (await one())?.basis.verdict?.entryId });
    const typeOver = (from: number, to: number, text: string) =>
      send('text', { steps: [{ stepType: 'replace', from, to, slice: text === '' ? undefined : { content: [{ type: 'text', text }] } }] });
    await give('first');
    await typeOver(27, 28, '');
    expect((await one())?.verdict?.held?.words).toBe('Quarkfort sai');
    expect(await verifyArticle(articleId)).toEqual([]);
    await give('second');
    await typeOver(27, 28, '\u00a0');
    expect((await one())?.pastVerdicts.at(-1)?.verdict?.held?.words).toBe('Quarkfort sai');
    expect((await one())?.verdict?.held?.words).toBe('Quarkfort\u00a0sai');
    await eraseWords(admin, articleId, { seqs: 'all', reason: 'A court has said so.' });
    expect(await everythingStored()).not.toContain('Quarkfort');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('takes what tags and verdicts quote along with the words of the entry that brought them', async () => {
    const { state } = await readState(admin, articleId);
    const doc = articleSchema.nodeFromJSON(state.doc);
    // A tag whose words go, one that stands beside them, and a thread.
    const last = { from: doc.content.size - 9, to: doc.content.size - 1, exact: '' };
    last.exact = doc.textBetween(last.from, last.to);
    await send('annotation.created', { annotationId: uuidv7(), kind: 'claim', ranges: [last] });
    await send('comment', { threadId: uuidv7(), commentId: uuidv7(), about: 'words', ranges: [last], text: 'Is it so?' });
    await send('text', { steps: [{ stepType: 'replace', from: 18, to: 24 }] });
    await judge('unproven');
    expect(await verifyArticle(articleId)).toEqual([]);
    const before = (await readState(admin, articleId)).state;
    await eraseWords(admin, articleId, { seqs: [1], reason: 'By order' });
    const stored = (await everythingStored()).replaceAll(/Quarkfort (denies it|again|says so)/g, '');
    for (const words of ['Quarkfort', 'arkfort', 'said', 'bus', 'left.', 'hen it rained', 'fort']) expect(stored).not.toContain(words);
    expect(stored).toContain('Look: ');
    expect(stored).toContain('Is it so?');
    expect(await verifyArticle(articleId)).toEqual([]);
    const after = (await readState(admin, articleId)).state;
    expect(after.annotations.map(({ anchor, isStale, verdict }) => [anchor.state, isStale, verdict?.value])).toEqual(
      before.annotations.map(({ anchor, isStale, verdict }) => [anchor.state, isStale, verdict?.value]),
    );
    forgetState(articleId);
    expect((await readState(admin, articleId)).state).toEqual(after);
    const [{ terms } = { terms: '' }] = await prisma.$queryRaw<{ terms: string }[]>`
      select string_agg(terms::text, ' ') as terms from "RememberedClaim" where "articleId" = ${articleId}::uuid`;
    expect(terms).not.toMatch(/quarkfort|rain/);
  });

  it('leaves the text alone where the line of a tag on it is erased', async () => {
    await eraseWords(admin, articleId, { seqs: [2], reason: 'A wish' });
    expect(JSON.stringify((await readState(admin, articleId)).state.doc)).toContain('Quarkfort said that the bus left.');
    const last = await prisma.journalEntry.findFirstOrThrow({ where: { articleId, type: 'erased' } });
    expect(last.payload).toMatchObject({ seqs: [2] });
  });

  it('is for admins, with a reason, on entries that are there', async () => {
    const [lead, elsewhere] = [
      await makePerson({ roles: { [deskId]: 'lead' } }),
      await makePerson({ roles: { [await makeDesk()]: 'lead' } }),
    ];
    await expect(eraseWords(lead, articleId, { seqs: 'all', reason: 'x' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(eraseWords(elsewhere, articleId, { seqs: 'all', reason: 'x' })).rejects.toMatchObject({ code: 'not-found' });
    for (const reason of [' ', '\u200b'])
      await expect(eraseWords(admin, articleId, { seqs: [2], reason })).rejects.toMatchObject({ code: 'invalid' });
    await expect(eraseWords(admin, articleId, { seqs: [99], reason: 'x' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes the words of one line of the history, and tells of it', async () => {
    const { headSeq } = await eraseLine(admin, articleId, { firstSeq: 3, lastSeq: 3, reason: 'A wish' });
    const rationales = (await prisma.verdict.findMany({ where: { articleId }, orderBy: { at: 'asc' } })).map((one) => one.rationale);
    expect(rationales).toEqual(['█'.repeat('Quarkfort denies it'.length), 'Quarkfort again']);
    const last = await prisma.journalEntry.findFirstOrThrow({ where: { articleId, seq: headSeq } });
    expect(last).toMatchObject({ type: 'erased', payload: { seqs: [3], reason: 'A wish' } });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('takes what was smuggled into values that the text cannot have, also where its words were erased before anybody looked there', async () => {
    const nested: unknown = JSON.parse(`${'['.repeat(1000)}"Secret"${']'.repeat(1000)}`);
    const heading = { type: 'heading', attrs: { level: 'Secret' }, content: [{ type: 'text', text: 'Secret' }] };
    const slice = { content: [heading] };
    const { size } = stateFromJson((await readState(admin, articleId)).state).doc.content;
    const steps = [
      { stepType: 'replace', from: size, to: size, slice },
      { stepType: 'docAttr', attr: 'Secret', value: nested },
      { stepType: 'attr', pos: 0, attr: 'Secret', value: 'Secret' },
    ];
    await changeArticle(admin, articleId, 'edit text', (writer) =>
      writer.appendOwn(admin, { id: uuidv7(), type: 'text', payload: { steps } }),
    );
    expect(await verifyArticle(articleId)).toEqual([]);
    expect((await listHistory(admin, articleId, {})).rows[0]).toMatchObject({ words: 'edited the text' });
    // As an erasure from before left it.
    const { seq, payload } = await prisma.journalEntry.findFirstOrThrow({ where: { articleId }, orderBy: { seq: 'desc' } });
    const left = JSON.stringify(payload).replace('"text":"Secret"', '"text":"██████"');
    await changeArticle(admin, articleId, 'erase words', async (writer) => {
      await writer.tx
        .$executeRaw`select erase_journal_entry((select id from "JournalEntry" where "articleId" = ${articleId}::uuid and seq = ${seq}), ${left}::jsonb, '')`;
      await writer.tx.keyframe.deleteMany({ where: { articleId, seq: { gte: seq } } });
      await writer.readAnew(() => {});
      await writer.appendOwn(admin, {
        id: uuidv7(),
        type: 'erased',
        payload: { seqs: [seq], reason: 'A wish', left: [hashLeft(JSON.parse(left))] },
      });
    });
    expect(await verifyArticle(articleId)).toEqual([]);
    await eraseLine(admin, articleId, { firstSeq: seq, lastSeq: seq, reason: 'A wish' });
    expect(await everythingStored()).not.toContain('Secret');
    expect(JSON.stringify((await readState(admin, articleId)).state)).not.toContain('Secret');
    expect(await verifyArticle(articleId)).toEqual([]);
    const { content } = await makeDossier(admin, articleId);
    const files = readZip(Buffer.from(await new Response(content).arrayBuffer()));
    expect([...files.values()].join('')).not.toContain('Secret');
    expect(verifyDossier(files).erased.get(seq)).toMatchObject({ reason: 'A wish' });
  });
});
