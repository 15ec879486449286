import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArticleState, applyEntry, stateToJson } from '@/lib/domain/article-state';
import type { Batch } from '@/lib/domain/contract/journal';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { wordsBetween } from '@/lib/domain/text/article-text';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { holdArticle } from './held-article.fixture';
import { rebuildState } from './keyframes';
import { readEntriesAfter } from './read';
import { readState } from './read-state';
import { forgetState } from './state-cache';

let deskId: string;
let editor: Actor;
let checker: Actor;
let stranger: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
  checker = await makePerson({ roles: { [deskId]: 'checker' } });
  stranger = await makePerson({ roles: { [await makeDesk()]: 'lead' } });
});

const article = () => makeArticle(editor, deskId, docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
const now = async (articleId: string): Promise<ArticleState> => {
  const { headSeq } = await readState(editor, articleId);
  return rebuildState(prisma, articleId, headSeq);
};
const batchOn = (state: ArticleState, entries: Batch['entries'], clientId = 'client-one'): Batch => ({
  base: { version: state.version, seq: state.seq },
  clientId,
  schemaVersion: SCHEMA_VERSION,
  entries,
});
const insertion = (state: ArticleState, text: string, pos = 1) => ({
  id: uuidv7(),
  type: 'text',
  payload: { steps: new Transform(state.doc).insert(pos, state.doc.type.schema.text(text)).steps.map((step) => step.toJSON()) },
});
const tagging = (from: number, to: number, exact: string) => ({
  id: uuidv7(),
  type: 'annotation.created',
  payload: { annotationId: uuidv7(), kind: 'claim', ranges: [{ from, to, exact }] },
});

describe('appendBatch', () => {
  it('stores text and tags in order, and the tables agree with a replay', async () => {
    const id = await article();
    const state = await now(id);
    const tag = tagging(18, 30, 'The last bus');
    const answer = await appendBatch(
      editor,
      id,
      batchOn(state, [
        insertion(state, 'Yes: '),
        { ...tag, payload: { ...tag.payload, ranges: [{ from: 23, to: 35, exact: 'The last bus' }] } },
      ]),
    );
    expect(answer.entries.map(({ type }) => type)).toEqual(['text', 'annotation.created']);
    const row = await prisma.annotation.findUniqueOrThrow({ where: { id: tag.payload.annotationId } });
    expect(row).toMatchObject({ label: 'C1', words: 'The last bus', anchorState: 'exact' });
    expect(await prisma.article.findUniqueOrThrow({ where: { id } })).toMatchObject({
      title: 'Yes: A bus that runs',
      headSeq: 3,
      version: 1,
      claimCount: 1,
    });
  });

  it('keeps a verdict that was given on a statement from before as stale, also where both come in one batch', async () => {
    const id = await article();
    const state = await now(id);
    const tag = tagging(18, 30, 'The last bus');
    const { annotationId } = tag.payload;
    const stated = (statement: string, basedOn: string | null) => ({
      id: uuidv7(),
      type: 'annotation.stated',
      payload: { annotationId, statement, basedOn },
    });
    const judged = (statedEntryId: string | null, basedOn: string | null = null) => ({
      id: uuidv7(),
      type: 'verdict.given',
      payload: { annotationId, verdict: { value: 'unproven', rationale: 'No timetable.' }, basedOn, statedEntryId },
    });
    const seen = stated('The last bus leaves at 12.35', null);
    await appendBatch(editor, id, batchOn(state, [tag, seen]));
    const other = stated('The last bus leaves at 12.53', seen.id);
    await appendBatch(editor, id, batchOn(state, [other]));
    const late = judged(seen.id);
    await appendBatch(checker, id, batchOn(state, [late], 'client-two'));
    expect((await now(id)).annotations.get(annotationId)).toMatchObject({
      isStale: true,
      verdict: { restatedFrom: 'The last bus leaves at 12.35' },
    });
    const third = stated('No bus leaves', other.id);
    await appendBatch(checker, id, batchOn(state, [third, judged(other.id, late.id)], 'client-two'));
    expect((await now(id)).annotations.get(annotationId)?.verdict?.restatedFrom).toBe('The last bus leaves at 12.53');
    const never = appendBatch(checker, id, batchOn(state, [judged(uuidv7())], 'client-two'));
    await expect(never).rejects.toMatchObject({ code: 'conflict' });
  });

  it('knows what was said to be checked when a fact was judged, of the fact and of its claim', async () => {
    const id = await article();
    const state = await now(id);
    const tag = tagging(18, 30, 'The last bus');
    const claimId = tag.payload.annotationId;
    const fact = (statement: string) => ({
      id: uuidv7(),
      type: 'annotation.created',
      payload: { annotationId: uuidv7(), kind: 'claim', factOf: claimId, statement },
    });
    const stated = (annotationId: string, statement: string, basedOn: string | null) => ({
      id: uuidv7(),
      type: 'annotation.stated',
      payload: { annotationId, statement, basedOn },
    });
    const judged = ({ id: made, payload }: ReturnType<typeof fact>, statedEntryId: string) => ({
      id: uuidv7(),
      type: 'verdict.given',
      payload: {
        annotationId: payload.annotationId,
        verdict: { value: 'unproven', rationale: 'No timetable.' },
        basedOn: null,
        statedEntryId: made,
        claimSeen: { seenWords: 'The last bus', statedEntryId },
      },
    });
    const [first, second] = [fact('It runs'), fact('It is the last')];
    const seen = stated(claimId, 'The last bus leaves at 12.35', null);
    await appendBatch(editor, id, batchOn(state, [tag, first, second, seen]));
    const others = [stated(claimId, 'The last bus leaves at 12.53', seen.id), stated(first.payload.annotationId, 'It runs.', first.id)];
    await appendBatch(editor, id, batchOn(state, others));
    await appendBatch(checker, id, batchOn(state, [judged(first, seen.id), judged(second, seen.id)], 'client-two'));
    expect((await now(id)).annotations.get(claimId)).toMatchObject({
      isStale: true,
      verdict: { value: 'unproven', words: 'The last bus', restatedFrom: 'The last bus leaves at 12.35' },
    });
  });

  it('stores an entry that is sent again only once', async () => {
    const id = await article();
    const state = await now(id);
    const batch = batchOn(state, [insertion(state, 'once ')]);
    const [first, second] = [await appendBatch(editor, id, batch), await appendBatch(editor, id, batch)];
    expect(second).toEqual(first);
    expect((await now(id)).doc.firstChild?.textContent).toBe('once A bus that runs');
  });

  it('stores each entry once when batches come again, in another order and cut differently', async () => {
    const id = await article();
    const state = await now(id);
    const [one, two, three] = [tagging(18, 30, 'The last bus'), tagging(31, 35, 'left'), tagging(18, 21, 'The')];
    await appendBatch(checker, id, batchOn(state, [two, three]));
    await appendBatch(checker, id, batchOn(state, [three, one, two]));
    await appendBatch(checker, id, batchOn(state, [one]));
    const { entries } = await readEntriesAfter(editor, id, 1);
    expect(entries.map((entry) => entry.id)).toEqual([two.id, three.id, one.id]);
    const { annotations } = await now(id);
    expect([one, two, three].map(({ payload }) => annotations.get(payload.annotationId)?.label)).toEqual(['C3', 'C1', 'C2']);
  });

  it('takes the rest of a batch whose first part was stored but not answered', async () => {
    const id = await article();
    const state = await now(id);
    const first = insertion(state, '12345');
    await appendBatch(editor, id, batchOn(state, [first]));
    const tag = tagging(23, 35, 'The last bus');
    const answer = await appendBatch(editor, id, batchOn(state, [first, tag]));
    expect(answer.entries).toHaveLength(2);
    const { anchor } = (await now(id)).annotations.get(tag.payload.annotationId) ?? {};
    expect(anchor).toMatchObject({ state: 'exact', ranges: [{ from: 23, to: 35 }] });
  });

  it('refuses steps on an old version with what is missing, and stores nothing', async () => {
    const id = await article();
    const state = await now(id);
    await appendBatch(editor, id, batchOn(state, [insertion(state, 'first ')]));
    const late = batchOn(state, [insertion(state, 'second ')], 'client-two');
    await expect(appendBatch(editor, id, late)).rejects.toMatchObject({
      code: 'stale-version',
      details: { entries: [{ seq: 2 }], headSeq: 2 },
    });
    expect((await now(id)).seq).toBe(2);
  });

  it('maps a tag that was made on an old version, and keeps one whose words are gone as orphaned', async () => {
    const id = await article();
    const state = await now(id);
    await appendBatch(editor, id, batchOn(state, [insertion(state, '12345')]));
    const moved = tagging(18, 30, 'The last bus');
    await appendBatch(checker, id, batchOn(state, [moved], 'client-two'));
    const before = await now(id);
    const found = before.annotations.get(moved.payload.annotationId);
    expect(found && wordsBetween(before.doc, found.anchor.ranges[0]?.from ?? 0, found.anchor.ranges[0]?.to ?? 0)).toBe('The last bus');
    const cut = new Transform(before.doc).delete(20, 60).steps.map((step) => step.toJSON());
    await appendBatch(editor, id, batchOn(before, [{ id: uuidv7(), type: 'text', payload: { steps: cut } }]));
    const lost = tagging(23, 35, 'The last bus');
    await appendBatch(checker, id, batchOn(before, [lost], 'client-two'));
    expect((await now(id)).annotations.get(lost.payload.annotationId)?.anchor.state).toBe('orphaned');
  });

  it('refuses the stranger, the wrong role and the forged, and names the entry', async () => {
    const id = await article();
    const state = await now(id);
    const edit = insertion(state, 'x');
    await expect(appendBatch(stranger, id, batchOn(state, [edit]))).rejects.toMatchObject({ code: 'not-found' });
    await expect(readEntriesAfter(stranger, id, 0)).rejects.toMatchObject({ code: 'not-found' });
    await expect(readState(stranger, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(appendBatch(checker, id, batchOn(state, [edit]))).rejects.toMatchObject({
      code: 'forbidden',
      details: { entryId: edit.id },
    });
    const forged = { id: uuidv7(), type: 'text', payload: { steps: [{ stepType: 'replace', from: 0, to: 9999 }] } };
    await expect(appendBatch(editor, id, batchOn(state, [forged]))).rejects.toMatchObject({
      code: 'invalid',
      details: { entryId: forged.id },
    });
    const half = {
      id: uuidv7(),
      type: 'text',
      payload: { steps: [{ stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: '\ud800' }] } }] },
    };
    await expect(appendBatch(editor, id, batchOn(state, [half]))).rejects.toMatchObject({ code: 'invalid' });
    await expect(appendBatch(editor, id, batchOn(state, [{ ...edit, type: 'article.deleted', payload: {} }]))).rejects.toMatchObject({
      code: 'forbidden',
    });
    const claimed = { ...edit, payload: { ...edit.payload, origin: 'newer-version', followed: [] } };
    await expect(appendBatch(editor, id, batchOn(state, [claimed]))).rejects.toMatchObject({ code: 'forbidden' });
    await appendBatch(editor, id, batchOn(state, [edit]));
    const taken = await article();
    await expect(appendBatch(editor, taken, batchOn(await now(taken), [edit]))).rejects.toMatchObject({
      code: 'conflict',
      details: { entryId: edit.id },
    });
  });

  it('lets fifty writers through while one holds the lock for a second and a half, and keeps other articles quick', async () => {
    const [busy, other] = [await article(), await article()];
    const state = await now(busy);
    const letGo = await holdArticle(busy);
    // Much less than the five seconds after which the database refuses who waits: fifty come late on a busy machine.
    const aWhile = prisma.$queryRaw`select 1 as slept from pg_sleep(1.5)`;
    const tags = Array.from({ length: 50 }, (_, i) => tagging(18 + (i % 5), 30, 'The last bus'.slice(i % 5)));
    const writers = tags.map((tag, i) => appendBatch(checker, busy, batchOn(state, [tag], `client-${i}-of-fifty`)));
    // While all of them wait, another article is read and written: were they holding connections, this would wait too.
    let isFirstDone = false;
    void writers[0]?.then(() => {
      isFirstDone = true;
    });
    const elsewhere = await now(other);
    await appendBatch(editor, other, batchOn(elsewhere, [insertion(elsewhere, 'quick ')]));
    expect(isFirstDone).toBe(false);
    await aWhile;
    await letGo();
    await Promise.all(writers);
    expect((await now(busy)).annotations.size).toBe(50);
  });

  it('rebuilds from the first entry what the cache holds', async () => {
    const id = await article();
    const state = await now(id);
    await appendBatch(checker, id, batchOn(state, [tagging(18, 30, 'The last bus'), tagging(31, 35, 'left')]));
    const cached = await readState(editor, id);
    forgetState(id);
    const entries = (await readEntriesAfter(editor, id, 1)).entries;
    expect(cached.state).toEqual(JSON.parse(JSON.stringify(stateToJson(entries.reduce(applyEntry, state)))));
    expect((await readState(editor, id, 1)).state.seq).toBe(1);
  });
});
