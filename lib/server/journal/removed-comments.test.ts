import { v7 as uuidv7 } from 'uuid';
import { beforeEach, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { readArchive } from '@/lib/domain/import/archive';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle, sendEntries } from '../article.fixture';
import { createFromArchive } from '../articles/archive-import';
import { exported } from '../export/exported.fixture';
import { readReport } from '../export/report';
import { compareMoments } from '../history/history';
import { verifyHistory } from '../history/history-chain';
import { listHistory } from '../history/history-entries';
import { makeDesk, makePeopleOfAllRoles, type PeopleByRole } from '../people.fixture';
import { appendBatch } from './append';
import { readEntriesAfter } from './read';
import { readState } from './read-state';
import { forgetState } from './state-cache';
import { verifyArticle } from './verify';

/** Stands in what was removed and nowhere else. */
const SECRET = 'Quarkfort';

let deskId: string;
let people: PeopleByRole;
let articleId: string;

beforeEach(async () => {
  deskId = await makeDesk();
  people = await makePeopleOfAllRoles(deskId);
  ({ id: articleId } = await makeArticle(people.author, deskId, 'A quiet street\n\nNothing happened on it, said the mayor.'));
});

const ids = () => ({ threadId: uuidv7(), commentId: uuidv7() });
const send = (actor: Actor, type: string, payload: object) => sendEntries(actor, articleId, { type, payload });

/** A thread of which the first comment stays, changed once, and the answer is changed and removed. Gives the seq before the removal. */
async function removeAnswer(): Promise<number> {
  const { threadId, commentId } = ids();
  await send(people.editor, 'comment', { threadId, commentId, about: 'article', text: 'Who says so at first?' });
  await send(people.editor, 'comment-edited', { threadId, commentId, text: 'Who says so?' });
  const answer = { threadId, commentId: uuidv7() };
  await send(people.reader, 'comment', { ...answer, about: 'thread', text: `${SECRET} did`, mentions: [people.checker.id] });
  await send(people.reader, 'comment-edited', { ...answer, text: `${SECRET}, I think` });
  const { headSeq } = await readState(people.reader, articleId);
  await send(people.reader, 'comment-removed', answer);
  return headSeq;
}

const text = async (answer: Promise<unknown>) => JSON.stringify(await answer);
const batchOf = (seq: number, version: number, entries: { type: string; payload: unknown }[]) => ({
  base: { seq, version },
  clientId: 'a-test-tab',
  schemaVersion: SCHEMA_VERSION,
  entries: entries.map((one) => ({ id: uuidv7(), ...one })),
});
const newThread = () => ({ type: 'comment', payload: { ...ids(), about: 'article', text: 'And now?' } });

/** Every door by which entries or states go out, by what it answers to somebody. */
const doors: Record<string, (actor: Actor, before: number) => Promise<string>> = {
  'the entries': (actor) => text(readEntriesAfter(actor, articleId, 0)),
  'the state at a seq': (actor, before) => text(readState(actor, articleId, before)),
  'the state now': (actor) => text(readState(actor, articleId)),
  'the answer to a batch': (actor) => text(appendBatch(actor, articleId, batchOf(0, 0, [newThread()]))),
  'the refusal of a batch that is behind': (actor) =>
    text(appendBatch(actor, articleId, batchOf(0, 0, [newThread()])).then(() => appendStale(actor))),
  'the archive': async (actor) => String((await exported(actor, articleId, 'archive')).content),
  'the history': (actor) => text(listHistory(actor, articleId, {})),
  'two moments compared': (actor, before) => text(compareMoments(actor, articleId, { from: 1, to: before })),
  'the report': (actor) => text(readReport(actor, articleId)),
};

/** What somebody is told whose page made steps on a text that others have changed since. */
async function appendStale(actor: Actor): Promise<unknown> {
  const step = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'So ' }] } };
  await sendEntries(people.editor, articleId, { type: 'text', payload: { steps: [step], origin: 'edit' } });
  const late = { stepType: 'replace', from: 1, to: 5 };
  const refusal: unknown = await appendBatch(
    actor,
    articleId,
    batchOf(1, 0, [{ type: 'text', payload: { steps: [late], origin: 'edit' } }]),
  ).catch((error: unknown) => error);
  expect(refusal).toMatchObject({ code: expect.stringMatching(/stale-version|forbidden/) });
  return [refusal, refusal instanceof Error && 'details' in refusal && refusal.details];
}

describe('the words of a removed comment', () => {
  it.each(Object.entries(doors))('are not in %s, for anybody', async (_door, open) => {
    const before = await removeAnswer();
    for (const actor of [people.editor, people.lead, people.admin]) {
      // What is in memory, and what the tables have.
      expect(await open(actor, before)).not.toContain(SECRET);
      forgetState(articleId);
      expect(await open(actor, before)).not.toContain(SECRET);
    }
  });

  it('go, and whom they named; that there was a comment stays, and earlier words of one that was changed', async () => {
    const before = await removeAnswer();
    const { state } = await readState(people.lead, articleId, before);
    const [thread] = state.threads ?? [];
    expect(thread?.comments).toMatchObject([
      { text: 'Who says so?', edits: [{ text: 'Who says so at first?' }] },
      { text: '', mentions: [], edits: [{ text: '' }], byId: people.reader.id },
    ]);
    expect(await text(readEntriesAfter(people.lead, articleId, 0))).toContain('Who says so at first?');
  });

  it('are there until it is removed, and for the one who keeps the house in the journal itself', async () => {
    const { threadId, commentId } = ids();
    await send(people.reader, 'comment', { threadId, commentId, about: 'article', text: SECRET });
    expect(await text(readEntriesAfter(people.lead, articleId, 0))).toContain(SECRET);
    await send(people.lead, 'comment-removed', { threadId, commentId });
    expect(await text(readEntriesAfter(people.lead, articleId, 0))).not.toContain(SECRET);
    expect(await verifyArticle(articleId)).toEqual([]);
    expect(await verifyHistory(people.lead, articleId)).toMatchObject({ faultSeq: null });
  });

  it('are missing from an archive that can be brought in again, its history with it', async () => {
    await removeAnswer();
    const { content, loss } = await exported(people.lead, articleId, 'archive');
    const { archive, state } = readArchive(String(content));
    expect(loss).toEqual([]);
    expect(archive.journal).toHaveLength(state.seq);
    const input = { id: uuidv7(), deskId, name: 'street.galley.json' };
    await createFromArchive(people.editor, input, async () => new TextEncoder().encode(String(content)));
  });

  it('are not in what came in an archive either, once it is removed here', async () => {
    const { threadId, commentId } = ids();
    await send(people.reader, 'comment', { threadId, commentId, about: 'article', text: SECRET });
    const { content } = await exported(people.lead, articleId, 'archive');
    const input = { id: uuidv7(), deskId, name: 'street.galley.json' };
    ({ id: articleId } = await createFromArchive(people.editor, input, async () => new TextEncoder().encode(String(content))));
    const thread = [...stateFromJson((await readState(people.lead, articleId)).state).threads.values()][0];
    await send(people.lead, 'comment-removed', { threadId: thread?.id, commentId: thread?.comments[0]?.id });
    for (const [door, open] of Object.entries(doors)) expect(await open(people.lead, 1), door).not.toContain(SECRET);
    const again = readArchive(String((await exported(people.lead, articleId, 'archive')).content));
    expect(again.archive.journal.length).toBeGreaterThan(0);
  });
});
