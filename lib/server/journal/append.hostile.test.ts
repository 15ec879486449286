import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type ArticleState, stateFromJson } from '@/lib/domain/article-state';
import type { Batch } from '@/lib/domain/contract/journal';
import { EntryInput } from '@/lib/domain/journal/entry';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { insertEntries } from './entry-rows';
import { readState } from './read-state';
import { cacheState, forgetState } from './state-cache';

const StaleVersion = z.object({
  code: z.literal('stale-version'),
  details: z.object({ headSeq: z.number(), entries: z.array(z.object({ seq: z.number() })) }),
});

let deskId: string;
let editor: Actor;
let intruder: Actor;
let otherDeskId: string;

beforeAll(async () => {
  deskId = await makeDesk();
  otherDeskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
  intruder = await makePerson({ roles: { [otherDeskId]: 'editor' } });
});

const doc = () => docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.');
const stateOf = async (actor: Actor, id: string): Promise<ArticleState> => stateFromJson((await readState(actor, id)).state);
const send = async (actor: Actor, articleId: string, ...entries: { id?: string; type: string; payload: unknown }[]) => {
  const { version, seq } = await stateOf(actor, articleId);
  const withIds = entries.map((entry) => ({ id: uuidv7(), ...entry }));
  return appendBatch(actor, articleId, { base: { version, seq }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries: withIds });
};
const tagging = (annotationId: string, kind = 'claim') => ({
  type: 'annotation.created',
  payload: { annotationId, kind, ranges: [{ from: 18, to: 30, exact: 'The last bus' }] },
});
const linking = (annotationId: string, evidenceId: string, quote: string) => ({
  type: 'evidence.linked',
  payload: { annotationId, evidenceId, sourceId: uuidv7(), newSource: { title: 'Timetable' }, stance: 'supports', quote },
});
const judging = (annotationId: string, rationale: string, id = uuidv7()) => ({
  id,
  type: 'verdict.given',
  payload: { annotationId, verdict: { value: 'unproven', rationale }, basedOn: null },
});

describe('ids that are taken', () => {
  it('refuses a tag with the id of another article’s tag, and leaves that tag and its verdict as they were', async () => {
    const [theirs, mine] = [await makeArticle(editor, deskId, doc()), await makeArticle(intruder, otherDeskId, doc())];
    const tagId = uuidv7();
    await send(editor, theirs, tagging(tagId), judging(tagId, 'Nobody kept the timetable.'));
    const before = await prisma.annotation.findUniqueOrThrow({ where: { id: tagId }, include: { verdicts: true } });
    await expect(send(intruder, mine, tagging(tagId, 'opinion'))).rejects.toMatchObject({ code: 'conflict' });
    expect(await prisma.annotation.findUniqueOrThrow({ where: { id: tagId }, include: { verdicts: true } })).toEqual(before);
    expect((await stateOf(intruder, mine)).annotations.size).toBe(0);
  });

  it('refuses evidence with the id of another article’s evidence, and leaves that as it was', async () => {
    const [theirs, mine] = [await makeArticle(editor, deskId, doc()), await makeArticle(intruder, otherDeskId, doc())];
    const [theirTag, myTag, evidenceId] = [uuidv7(), uuidv7(), uuidv7()];
    await send(editor, theirs, tagging(theirTag), linking(theirTag, evidenceId, 'Last bus 12.35'));
    await expect(send(intruder, mine, tagging(myTag), linking(myTag, evidenceId, 'Last bus 3.00'))).rejects.toMatchObject({
      code: 'conflict',
    });
    expect(await prisma.evidence.findUniqueOrThrow({ where: { id: evidenceId } })).toMatchObject({ quote: 'Last bus 12.35' });
  });

  it('refuses evidence with the id of another tag’s evidence in the same article, by name of the entry', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const [one, two, evidenceId] = [uuidv7(), uuidv7(), uuidv7()];
    await send(editor, id, tagging(one), linking(one, evidenceId, 'Last bus 12.35'), tagging(two));
    const entryId = uuidv7();
    await expect(send(editor, id, { ...linking(two, evidenceId, 'Last bus 3.00'), id: entryId })).rejects.toMatchObject({
      code: 'conflict',
      details: { entryId },
    });
  });

  it('refuses a verdict entry with the id of an imported verdict, and leaves that as it was', async () => {
    const [theirs, mine] = [await makeArticle(editor, deskId, doc()), await makeArticle(intruder, otherDeskId, doc())];
    const [theirTag, myTag, verdictId] = [uuidv7(), uuidv7(), uuidv7()];
    await send(editor, theirs, tagging(theirTag));
    // As an archive brings it: a verdict whose entry is not in this house's journal.
    const row = {
      value: 'unproven',
      scaleId: 'house',
      scaleVersion: 1,
      words: 'The last bus',
      wordsHash: '',
      byId: editor.id,
      at: new Date(),
    };
    await prisma.verdict.create({
      data: { ...row, entryId: verdictId, annotationId: theirTag, articleId: theirs, rationale: 'Ours', isCurrent: true },
    });
    await expect(send(intruder, mine, tagging(myTag), judging(myTag, 'Theirs', verdictId))).rejects.toMatchObject({ code: 'conflict' });
    expect(await prisma.verdict.findUniqueOrThrow({ where: { entryId: verdictId } })).toMatchObject({ rationale: 'Ours' });
  });

  it('refuses a batch that carries one id twice', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const entryId = uuidv7();
    const twice = [tagging(uuidv7()), tagging(uuidv7())].map((entry) => ({ ...entry, id: entryId }));
    await expect(send(editor, id, ...twice)).rejects.toMatchObject({ code: 'conflict', details: { entryId } });
  });

  it('takes an id in capitals for the same id, of an entry and of a tag', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const tagId = uuidv7();
    const entry = { id: uuidv7(), ...tagging(tagId) };
    await send(editor, id, entry);
    const again = EntryInput.parse({ ...entry, id: entry.id.toUpperCase() });
    await send(editor, id, again);
    await expect(send(editor, id, tagging(tagId.toUpperCase()))).rejects.toMatchObject({ code: 'conflict' });
    expect((await stateOf(editor, id)).annotations.size).toBe(1);
  });
});

describe('what a client may not say', () => {
  it('refuses another person’s work under this session: it is kept until they are back', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const { version, seq } = await stateOf(editor, id);
    const colleague = await makePerson({ roles: { [deskId]: 'editor' } });
    const batch: Batch = {
      base: { version, seq },
      clientId: 'their-tab',
      schemaVersion: SCHEMA_VERSION,
      personId: editor.id,
      entries: [{ id: uuidv7(), ...tagging(uuidv7()) }],
    };
    await expect(appendBatch(colleague, id, batch)).rejects.toMatchObject({ code: 'signed-out' });
    expect((await appendBatch(editor, id, batch)).entries).toHaveLength(1);
  });

  it('refuses a claim that is called decided without a verdict, as an undo too', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const tagId = uuidv7();
    const checking = uuidv7();
    const change = { annotationId: tagId, basedOn: null };
    await send(editor, id, tagging(tagId), { id: checking, type: 'check.state-changed', payload: { ...change, checkState: 'checking' } });
    const forged = { ...change, basedOn: checking, undoes: checking, checkState: 'decided' };
    await expect(send(editor, id, { type: 'check.state-changed', payload: forged })).rejects.toMatchObject({ code: 'invalid' });
  });

  it('keeps a tag whose reach lies outside the text inside it', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const tagId = uuidv7();
    const range = { from: 900_000, to: 900_012, exact: 'The last bus', reach: { from: 800_000, to: 2_000_000_000 } };
    await send(editor, id, { type: 'annotation.created', payload: { annotationId: tagId, kind: 'claim', ranges: [range] } });
    const { doc: text, annotations } = await stateOf(editor, id);
    const [stored] = annotations.get(tagId)?.anchor.ranges ?? [];
    expect(Math.max(stored?.to ?? 0, stored?.reach?.to ?? 0)).toBeLessThanOrEqual(text.content.size);
  });

  it('refuses what stood around lost words where that is longer than any page remembers it, and stores nothing', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    const comment = (reach: object) => ({
      type: 'comment',
      payload: {
        ...{ about: 'words', threadId: uuidv7(), commentId: uuidv7(), text: 'Really?' },
        ranges: [{ from: 1, to: 1, exact: 'zz', reach: { from: 0, to: 5, ...reach } }],
      },
    });
    for (const reach of [{ prefix: 'x'.repeat(65) }, { suffix: 'x'.repeat(2_000_000) }, { suffix: 'lone \ud800' }]) {
      await expect(send(reader, id, comment(reach))).rejects.toMatchObject({ code: 'invalid' });
    }
    await send(reader, id, comment({ prefix: 'x'.repeat(32), suffix: '' }));
    expect((await stateOf(editor, id)).seq).toBe(2);
  });

  it('refuses text that is nested deeper than any program can walk', async () => {
    const id = await makeArticle(editor, deskId, doc());
    let block: object = { type: 'paragraph' };
    for (let i = 0; i < 600; i++) block = { type: 'blockquote', content: [block] };
    const steps = [{ stepType: 'replace', from: 17, to: 17, slice: { content: [block] } }];
    await expect(send(editor, id, { type: 'text', payload: { steps } })).rejects.toMatchObject({ code: 'invalid' });
    let slice: object = { type: 'paragraph' };
    for (let i = 0; i < 20_000; i++) slice = { type: 'blockquote', content: [slice] };
    const deep = [{ stepType: 'replace', from: 17, to: 17, slice: { content: [slice] } }];
    await expect(send(editor, id, { type: 'text', payload: { steps: deep } })).rejects.toMatchObject({ code: 'invalid' });
  });
});

describe('a sender that is far behind', () => {
  it('gets what is missing a page at a time, and stores its batch once it has caught up', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const state = await stateOf(editor, id);
    const tagId = uuidv7();
    await send(editor, id, tagging(tagId));
    const rows = await prisma.journalEntry.findMany({ where: { articleId: id, seq: 2 } });
    const last = rows[0];
    if (!last) throw new Error('no entry');
    const entries = Array.from({ length: 1_200 }, (_, i) => ({
      ...last,
      at: last.at.toISOString(),
      id: uuidv7(),
      seq: 3 + i,
      type: i % 2 === 0 ? 'annotation.removed' : 'annotation.restored',
      payload: { annotationId: tagId, undoes: null },
    }));
    await prisma.$transaction((tx) => insertEntries(tx, { ...state, seq: 1_202 }, entries));
    const batch = (base: Batch['base']): Batch => ({ base, clientId: 'late-tab', schemaVersion: SCHEMA_VERSION, entries: [tag] });
    const tag = { id: uuidv7(), ...tagging(uuidv7()) };
    const refusal = await appendBatch(editor, id, batch({ version: state.version, seq: 1 })).catch((error: unknown) => error);
    const { headSeq, entries: page } = StaleVersion.parse(refusal).details;
    expect(headSeq).toBe(1_202);
    expect(page).toHaveLength(1_000);
    const answer = await appendBatch(editor, id, batch({ version: state.version, seq: page.at(-1)?.seq ?? 0 }));
    expect(answer.entries.at(-1)).toMatchObject({ id: tag.id, seq: 1_203 });
  });
});

describe('the cached state', () => {
  it('is dropped where it is ahead of the journal, as after a restored backup', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const state = await stateOf(editor, id);
    const ghost = new Transform(state.doc).insert(1, state.doc.type.schema.text('Ghost ')).doc;
    cacheState({ ...state, doc: ghost, seq: state.seq + 50, version: state.version + 50 });
    await appendBatch(editor, id, {
      base: { version: 0, seq: 1 },
      clientId: 'a-test-tab',
      schemaVersion: SCHEMA_VERSION,
      entries: [{ id: uuidv7(), ...tagging(uuidv7()) }],
    });
    const now = await stateOf(editor, id);
    expect({ seq: now.seq, title: now.doc.firstChild?.textContent }).toEqual({ seq: 2, title: 'A bus that runs' });
  });

  it('is forgotten where the next entry does not fit it, and nobody is refused for that', async () => {
    const id = await makeArticle(editor, deskId, doc());
    const state = await stateOf(editor, id);
    const { doc: before } = state;
    const steps = new Transform(before)
      .insert(before.content.size - 1, before.type.schema.text(' Or not.'))
      .steps.map((step) => step.toJSON());
    await send(editor, id, { type: 'text', payload: { steps } });
    // As no way is known to come by: what memory has under the right seq and hash is another text.
    forgetState(id);
    cacheState({ ...state, doc: docOf('A bus', '') });
    const tagId = uuidv7();
    await send(editor, id, tagging(tagId));
    const now = await stateOf(editor, id);
    expect({ seq: now.seq, text: now.doc.textContent }).toEqual({ seq: 3, text: expect.stringMatching(/^A bus that runs.*Or not\.$/) });
  });
});

describe('values that no text has', () => {
  it.each([
    ['of the article', { stepType: 'docAttr', attr: 'x', value: 'Jane Doe was convicted' }],
    ['of its headline', { stepType: 'attr', pos: 0, attr: 'x', value: 'Jane Doe was convicted' }],
    ['nested by thousands', { stepType: 'docAttr', attr: 'x', value: JSON.parse('['.repeat(3_000) + ']'.repeat(3_000)) }],
    ['nested deeper than is stored', { stepType: 'docAttr', attr: 'x', value: JSON.parse('['.repeat(60_000) + ']'.repeat(60_000)) }],
  ])('are refused by name of the entry, and nothing is stored: one %s', async (_, step) => {
    const articleId = await makeArticle(editor, deskId, doc());
    const id = uuidv7();
    const refused = { code: 'invalid', details: { entryId: id } };
    await expect(send(editor, articleId, { id, type: 'text', payload: { steps: [step] } })).rejects.toMatchObject(refused);
    expect(await prisma.journalEntry.count({ where: { articleId } })).toBe(1);
  });
});
