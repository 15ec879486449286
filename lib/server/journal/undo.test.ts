import { Transform } from '@tiptap/pm/transform';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { articleSchema, SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { refusalOf } from '../refusal.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { readState } from './read-state';
import { verifyArticle } from './verify';

const ranges = [{ from: 8, to: 20, exact: 'The last bus' }];

let ann: Actor;
let ben: Actor;
let articleId: string;
let claim: string;

const state = async () => (await readState(ann, articleId)).state;
/** Sends entries in one batch, from a tab of their own. Gives their ids. */
const sendAll = async (actor: Actor, ...entries: { id?: string; type: string; payload: object }[]) => {
  const { version, seq } = await state();
  const batch = entries.map((entry) => ({ id: uuidv7(), ...entry }));
  await appendBatch(actor, articleId, { base: { version, seq }, clientId: uuidv7(), schemaVersion: SCHEMA_VERSION, entries: batch });
  return batch.map(({ id }) => id);
};
const send = async (actor: Actor, type: string, payload: object) => {
  const [id = ''] = await sendAll(actor, { type, payload: { annotationId: claim, ...payload } });
  return id;
};
const tag = async () => (await state()).annotations.find(({ id }) => id === claim);
const link = async (actor: Actor) => {
  const evidenceId = uuidv7();
  const source = { sourceId: uuidv7(), newSource: { title: 'Timetable' } };
  await send(actor, 'evidence.linked', { evidenceId, ...source, stance: 'supports' });
  return evidenceId;
};
const judge = async (actor: Actor, value: string, rationale = '') =>
  send(actor, 'verdict.given', { verdict: { value, rationale }, basedOn: (await tag())?.basis.verdict?.entryId ?? null });
const insert = async (at: number, words: string) => {
  const { doc } = await state();
  const { steps } = new Transform(articleSchema.nodeFromJSON(doc)).insert(at, articleSchema.text(words));
  await sendAll(ben, { type: 'text', payload: { steps: steps.map((step) => step.toJSON()) } });
};
const whole = (words: string) => [{ from: 8, to: 8 + words.length, exact: words }];
const undoVerdict = (actor: Actor, undoes: string) => send(actor, 'verdict.given', { verdict: null, basedOn: undoes, undoes });

beforeEach(async () => {
  const deskId = await makeDesk();
  ann = await makePerson({ roles: { [deskId]: 'checker' } });
  ben = await makePerson({ roles: { [deskId]: 'lead' } });
  articleId = await makeArticle(ben, deskId, docOf('A bus', 'The last bus left at 12.35.'));
  claim = uuidv7();
  await send(ann, 'annotation.created', { kind: 'claim', ranges });
});

describe('undo', () => {
  it('is of what the same person did, in whatever tab, and not of what a colleague did', async () => {
    await judge(ann, 'unproven', 'Nobody saw it.');
    const changed = await judge(ann, 'partly', 'In part.');
    expect(await refusalOf(undoVerdict(ben, changed))).toBe('Only who made that change of C1 can undo it.');
    expect((await tag())?.verdict?.value).toBe('partly');
    const inCapitals = changed.toUpperCase();
    expect(await refusalOf(undoVerdict(ben, inCapitals))).toBe('Only who made that change of C1 can undo it.');
    await undoVerdict(ann, changed);
    expect((await tag())?.verdict).toMatchObject({ value: 'unproven', byId: ann.id });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('is of what the same person sent just before in the same batch, too', async () => {
    const id = uuidv7();
    await sendAll(
      ann,
      {
        id,
        type: 'annotation.kind-changed',
        payload: { annotationId: claim, kind: 'opinion', basedOn: (await tag())?.basis.kind.entryId },
      },
      { type: 'annotation.kind-changed', payload: { annotationId: claim, kind: 'claim', basedOn: id, undoes: id } },
    );
    expect(await tag()).toMatchObject({ kind: 'claim', label: 'C1' });
  });

  it('does not take apart what a colleague merged, nor bring back what they removed', async () => {
    const twin = uuidv7();
    await send(ann, 'annotation.created', { annotationId: twin, kind: 'claim', ranges });
    const undoes = await send(ben, 'annotation.merged', { annotationId: twin, intoId: claim });
    const apart = { annotationId: twin, intoId: claim, undoes };
    expect(await refusalOf(send(ann, 'annotation.unmerged', apart))).toBe('Only who made that change of C2 can undo it.');
    const other = uuidv7();
    await send(ann, 'annotation.created', { annotationId: other, kind: 'claim', ranges });
    expect(await refusalOf(send(ben, 'annotation.unmerged', { ...apart, intoId: other }))).toBe(
      'C2 was not merged into C3. It stays as it is.',
    );
    await send(ben, 'annotation.unmerged', apart);
    const together = uuidv7();
    const inOne = { annotationId: twin, intoId: claim };
    await sendAll(
      ben,
      { id: together, type: 'annotation.merged', payload: inOne },
      { type: 'annotation.unmerged', payload: { ...inOne, undoes: together } },
    );
    const gone = await send(ben, 'annotation.removed', {});
    expect(await refusalOf(send(ann, 'annotation.restored', { undoes: gone }))).toBe('Only who made that change of C1 can undo it.');
  });

  it('takes no source away that a colleague has put back, and puts none back that they took away', async () => {
    const evidenceId = uuidv7();
    const source = { sourceId: uuidv7(), newSource: { title: 'Timetable' } };
    const linked = await send(ann, 'evidence.linked', { evidenceId, ...source, stance: 'supports' });
    const basedOn = (await tag())?.evidence[0]?.entryId;
    const gone = await send(ben, 'evidence.unlinked', { evidenceId });
    await send(ben, 'evidence.relinked', { evidenceId, undoes: gone });
    const refused = 'Someone else has worked on C1 since. It stays as it is.';
    expect(await refusalOf(send(ann, 'evidence.unlinked', { evidenceId, basedOn, undoes: linked }))).toBe(refused);
    expect((await tag())?.evidence).toHaveLength(1);
    const own = await send(ann, 'evidence.unlinked', { evidenceId });
    await send(ann, 'evidence.relinked', { evidenceId, undoes: own });
    await send(ben, 'evidence.unlinked', { evidenceId });
    expect(await refusalOf(send(ann, 'evidence.relinked', { evidenceId, undoes: own }))).toBe(refused);
    // Two had taken it away at once, and the second of them was refused.
    expect(await refusalOf(send(ann, 'evidence.relinked', { evidenceId, undoes: uuidv7() }))).toBe(refused);
    // By hand it is put back, and another source's comings and goings are nobody's concern.
    await send(ann, 'evidence.relinked', { evidenceId });
    const other = uuidv7();
    const away = await send(ann, 'evidence.unlinked', { evidenceId });
    await send(ben, 'evidence.linked', { evidenceId: other, ...source, sourceId: uuidv7(), stance: 'refutes' });
    await send(ann, 'evidence.relinked', { evidenceId, undoes: away });
    const [id, first] = [uuidv7(), { annotationId: claim, evidenceId: other }];
    await sendAll(ann, { id, type: 'evidence.unlinked', payload: first }, { type: 'evidence.relinked', payload: { ...first, undoes: id } });
    expect((await tag())?.evidence).toHaveLength(2);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('leaves a tag whose evidence a colleague has put right', async () => {
    const evidenceId = await link(ann);
    const basedOn = (await tag())?.evidence[0]?.entryId;
    const right = await send(ben, 'evidence.changed', { evidenceId, basedOn, stance: 'supports', locator: 'p. 4' });
    const undoes = (await tag())?.basis.presence.entryId;
    const refused = 'Someone else has worked on C1 since. Remove it by hand if it should go.';
    expect(await refusalOf(send(ann, 'annotation.removed', { undoes }))).toBe(refused);
    await send(ann, 'evidence.changed', { evidenceId, basedOn: right, stance: 'supports', locator: 'p. 5' });
    await send(ann, 'annotation.removed', { undoes });
    expect((await tag())?.isRemoved).toBe(true);
  });

  it('brings no verdict back from which a colleague took its source', async () => {
    const evidenceId = await link(ann);
    await judge(ann, 'supported');
    const changed = await judge(ann, 'unproven', 'Nobody saw it.');
    await send(ben, 'evidence.unlinked', { evidenceId });
    expect(await refusalOf(undoVerdict(ann, changed))).toBe(
      'The earlier verdict of C1 cannot come back. Supported needs a source that supports it. Link one.',
    );
    expect(await tag()).toMatchObject({ verdict: { value: 'unproven' }, evidence: [] });
  });

  it('leaves a verdict that a colleague has kept against their own, as the journal says', async () => {
    const judged = await judge(ann, 'partly', 'In part.');
    const rival = await send(ben, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody saw it.' }, basedOn: null });
    await send(ben, 'rival.settled', { rivalEntryId: rival, basedOn: judged, take: false });
    const refused = 'Someone else has judged C1 since. It stays as it is.';
    expect(await refusalOf(undoVerdict(ann, judged))).toBe(refused);
    const verdict = { value: 'unproven', rationale: 'Nobody did.' };
    const undone = uuidv7();
    const again = uuidv7();
    const about = { annotationId: claim, verdict: null };
    // One batch gives another, takes that back, and would take the kept one back, too.
    const batch = sendAll(
      ann,
      { id: again, type: 'verdict.given', payload: { ...about, verdict, basedOn: judged } },
      { id: undone, type: 'verdict.given', payload: { ...about, basedOn: again, undoes: again } },
      { type: 'verdict.given', payload: { ...about, basedOn: undone, undoes: undone } },
    );
    expect(await refusalOf(batch)).toBe(refused);
    expect(await tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'partly', byId: ann.id } });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('leaves a value that a colleague has kept also by a second undo in a row, which names the entry of the first', async () => {
    const set = (actor: Actor, methods: string[], basedOn: string | null, undoes: string | null = null) =>
      send(actor, 'check.methods-set', { value: { methods }, basedOn, undoes });
    const methods = async () => (await tag())?.check?.methods;
    const first = await set(ann, ['read'], null);
    const rivalEntryId = await set(ben, ['called'], null);
    await send(ben, 'rival.settled', { rivalEntryId, basedOn: first, take: false });
    const second = await set(ann, ['wrote'], first);
    const undone = await set(ann, ['read'], second, second);
    const refused = 'Someone else has worked on C1 since. It stays as it is.';
    expect(await refusalOf(set(ann, [], undone, undone))).toBe(refused);
    // To do it again is no undo of what was kept.
    const redone = await set(ann, ['wrote'], undone, undone);
    expect(await methods()).toEqual(['wrote']);
    const once = await set(ann, ['read'], redone, redone);
    expect(await refusalOf(set(ann, [], once, once))).toBe(refused);
    expect(await methods()).toEqual(['read']);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('asks the journal no more often for many claims than for few, and leaves the one that was kept', async () => {
    const claims = Array.from({ length: 6 }, () => uuidv7());
    const about = (type: string, of: (annotationId: string) => object) => (annotationId: string) => ({
      type,
      payload: { annotationId, ...of(annotationId) },
    });
    await sendAll(ann, ...claims.map(about('annotation.created', () => ({ kind: 'claim', ranges }))));
    const methods = about('check.methods-set', () => ({ value: { methods: ['read'] }, basedOn: null }));
    const given = new Map<string, string>();
    for (const [index, id] of (await sendAll(ann, ...claims.map(methods))).entries()) given.set(claims[index] ?? '', id);
    const takeBack = about('check.methods-set', (id) => ({ value: { methods: [] }, basedOn: given.get(id), undoes: given.get(id) }));
    const query = vi.spyOn(Client.prototype, 'query');
    const readsOf = async (ids: string[]) => {
      query.mockClear();
      await sendAll(ann, ...ids.map(takeBack));
      return query.mock.calls.filter(([one]) => JSON.stringify(one).includes('JournalEntry')).length;
    };
    expect(await readsOf(claims.slice(1, 5))).toBe(await readsOf(claims.slice(0, 1)));
    query.mockRestore();
    const kept = claims[5] ?? '';
    const rival = { annotationId: kept, value: { methods: ['called'] }, basedOn: null };
    const [rivalEntryId] = await sendAll(ben, { type: 'check.methods-set', payload: rival });
    await send(ben, 'rival.settled', { annotationId: kept, rivalEntryId, basedOn: given.get(kept), take: false });
    expect(await refusalOf(sendAll(ann, takeBack(kept)))).toBe('Someone else has worked on C7 since. It stays as it is.');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('takes no source away that a colleague has put right', async () => {
    const evidenceId = await link(ann);
    const basedOn = (await tag())?.evidence[0]?.entryId;
    await send(ben, 'evidence.changed', { evidenceId, basedOn, stance: 'supports', quote: 'At 12.35.' });
    expect(await refusalOf(send(ann, 'evidence.unlinked', { evidenceId, basedOn }))).toBe(
      'This evidence of C1 was changed since. It stays as it is.',
    );
    expect((await tag())?.evidence).toMatchObject([{ quote: 'At 12.35.' }]);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('takes the first place of a tag that was found elsewhere from the journal, brought up to now, and none where it had none', async () => {
    const words = 'nobody in the whole street had seen it go';
    const doc = docOf('A bus', `The last bus left at 12.35, and ${words} at all.`, 'The next one is at 5.10.', 'It rained.');
    const { deskId } = await prisma.article.findUniqueOrThrow({ where: { id: articleId }, select: { deskId: true } });
    articleId = await makeArticle(ben, deskId, doc);
    claim = uuidv7();
    const { from, to } = { from: 40, to: 40 + words.length };
    const text = (change: Transform) => sendAll(ben, { type: 'text', payload: { steps: change.steps.map((step) => step.toJSON()) } });
    const created = await send(ben, 'annotation.created', { kind: 'claim', ranges: [{ from, to, exact: words }] });
    const home = { from: 2, to: 4, prefix: 'FORGED' };
    await send(ben, 'annotation.span-changed', { how: 'span', ranges: [{ from, to, exact: words, home }], undoes: created });
    expect((await tag())?.anchor).toMatchObject({ state: 'exact', ranges: [{ from, to }] });
    const first = doc.child(1);
    const taken = new Transform(doc).delete(7, 7 + first.nodeSize);
    await text(taken.insert(taken.doc.content.size, first));
    const before = (await tag())?.anchor;
    expect(before).toMatchObject({ state: 'moved', ranges: [{ exact: words }] });
    const confirmed = await send(ben, 'annotation.span-changed', { how: 'confirmed' });
    await text(new Transform(taken.doc).insert(1, articleSchema.text('Look: ')));
    const ranges = before?.ranges.map((range) => ({ ...range, from: range.from + 6, to: range.to + 6, home }));
    await send(ben, 'annotation.span-changed', { how: 'span', ranges, undoes: confirmed });
    expect((await tag())?.anchor).toEqual({
      state: 'moved',
      ranges: before?.ranges.map((range) => ({
        ...range,
        from: range.from + 6,
        to: range.to + 6,
        home: { ...range.home, from: (range.home?.from ?? 0) + 6, to: (range.home?.to ?? 0) + 6 },
      })),
    });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('gives a tag and the claim of a fact their words from before back, whichever of several undos in a row takes those from them', async () => {
    await insert(12, 'very ');
    await judge(ann, 'unproven', 'Nobody saw it.');
    const changed = await judge(ann, 'partly', 'In part.');
    expect((await tag())?.anchor).toMatchObject({ state: 'exact', ranges: whole('The very last bus') });
    await undoVerdict(ann, await undoVerdict(ann, changed));
    expect(await tag()).toMatchObject({
      verdict: null,
      anchor: { state: 'drifted', ranges: [{ from: 8, to: 25, exact: 'The last bus' }] },
    });

    const facts = [uuidv7(), uuidv7()];
    for (const annotationId of facts) {
      const fact = { annotationId, kind: 'claim', factOf: claim, statement: `It is ${annotationId}.`, ranges: whole('The very last bus') };
      await sendAll(ann, { type: 'annotation.created', payload: fact });
    }
    const given = { verdict: { value: 'unproven', rationale: 'Nobody saw it.' }, basedOn: null };
    await send(ann, 'verdict.given', { annotationId: facts[0], ...given });
    const last = await send(ann, 'verdict.given', { annotationId: facts[1], ...given });
    expect((await tag())?.anchor).toMatchObject({ state: 'exact', ranges: whole('The very last bus') });
    await insert(1, 'Look: ');
    await send(ann, 'verdict.given', { annotationId: facts[1], verdict: null, basedOn: last, undoes: last });
    expect(await tag()).toMatchObject({
      verdict: null,
      anchor: { state: 'drifted', ranges: [{ from: 14, to: 31, exact: 'The last bus' }] },
    });
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('gives a tag its words from before back where what was said at once is taken, and taken back', async () => {
    await insert(12, 'very ');
    const judged = await judge(ann, 'unproven', 'Nobody saw it.');
    const rival = await send(ben, 'verdict.given', { verdict: { value: 'partly', rationale: 'In part.' }, basedOn: null });
    await undoVerdict(ann, judged);
    const taken = await send(ben, 'rival.settled', { rivalEntryId: rival, take: true });
    expect(await tag()).toMatchObject({ verdict: { value: 'partly' }, anchor: { state: 'exact', ranges: whole('The very last bus') } });
    await undoVerdict(ben, taken);
    expect(await tag()).toMatchObject({
      verdict: null,
      anchor: { state: 'drifted', ranges: [{ from: 8, to: 25, exact: 'The last bus' }] },
    });
    expect(await verifyArticle(articleId)).toEqual([]);
  });
});

describe('a removal or another kind that was on its way', () => {
  const refused = 'Someone else has worked on C1 since. It stays as it is.';

  it('takes no verdict, comment or relation away that a colleague gave since, and all that was seen', async () => {
    const works = [
      () => judge(ben, 'partly', 'Three of four.'),
      () => send(ben, 'comment', { about: 'tag', threadId: uuidv7(), commentId: uuidv7(), text: 'Ask the driver.', mentions: [] }),
      async () => {
        const toId = uuidv7();
        const bus = [{ from: 12, to: 20, exact: 'last bus' }];
        await send(ben, 'annotation.created', { annotationId: toId, kind: 'claim', ranges: bus });
        await send(ben, 'relation.made', { relationId: uuidv7(), toId, kind: 'supports' });
      },
    ];
    for (const work of works) {
      const { seq } = await state();
      await work();
      expect(await refusalOf(send(ann, 'annotation.removed', { seenSeq: seq }))).toBe(refused);
    }
    await send(ann, 'annotation.removed', { seenSeq: (await state()).seq });
    expect((await tag())?.isRemoved).toBe(true);
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('reads the journal once for many removals in a batch, whoever has written meanwhile', async () => {
    const claims = Array.from({ length: 7 }, () => uuidv7());
    await sendAll(ann, ...claims.map((annotationId) => ({ type: 'annotation.created', payload: { annotationId, kind: 'claim', ranges } })));
    const { seq } = await state();
    const verdict = { value: 'unproven', rationale: 'Nobody saw it.' };
    const [last = '', ...others] = claims;
    await sendAll(ben, { type: 'verdict.given', payload: { annotationId: last, verdict, basedOn: null } });
    const removal = (annotationId: string) => ({ type: 'annotation.removed', payload: { annotationId, seenSeq: seq } });
    const query = vi.spyOn(Client.prototype, 'query');
    const readsOf = async (ids: string[]) => {
      query.mockClear();
      await sendAll(ann, ...ids.map(removal));
      return query.mock.calls.filter(([one]) => JSON.stringify(one).includes('JournalEntry')).length;
    };
    expect(await readsOf(others.slice(0, 5))).toBe(await readsOf(others.slice(5)));
    query.mockRestore();
    expect(await refusalOf(sendAll(ann, removal(last)))).toBe('Someone else has worked on C2 since. It stays as it is.');
    expect(await verifyArticle(articleId)).toEqual([]);
  });

  it('ends no verdict that a colleague gave since', async () => {
    const { seq } = await state();
    await judge(ben, 'partly', 'Three of four.');
    const kind = { kind: 'opinion', basedOn: (await tag())?.basis.kind.entryId };
    expect(await refusalOf(send(ann, 'annotation.kind-changed', { ...kind, seenSeq: seq }))).toBe(refused);
    await send(ann, 'annotation.kind-changed', { ...kind, seenSeq: (await state()).seq });
    expect((await tag())?.verdict).toBeNull();
  });
});
