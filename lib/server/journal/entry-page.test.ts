import { Transform } from '@tiptap/pm/transform';
import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { stateFromJson } from '@/lib/domain/article-state';
import { BatchAnswer, MAX_ANSWER_BYTES } from '@/lib/domain/contract/journal';
import { DomainError } from '@/lib/domain/errors';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { sendEntries } from '../article.fixture';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { rebuildState } from './keyframes';
import { readEntriesAfter } from './read';
import { readState } from './read-state';
import { forgetState } from './state-cache';

let editor: Actor;
let deskId: string;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
});

/** An article into which texts of these sizes were pasted, one entry each. */
async function articleWithPastes(...megabytes: number[]): Promise<string> {
  const id = await makeArticle(editor, deskId, docOf('A long night', 'It went on.'));
  for (const size of megabytes) {
    const { doc } = stateFromJson((await readState(editor, id)).state);
    const steps = new Transform(doc).insert(1, doc.type.schema.text('Night '.repeat((size * 1_000_000) / 6))).steps;
    await sendEntries(editor, id, { type: 'text', payload: { steps: steps.map((step) => step.toJSON()) } });
  }
  return id;
}

const seqsOf = (answer: BatchAnswer) => answer.entries.map(({ seq }) => seq);

describe('an answer with entries', () => {
  it('ends with the entry that makes it too large, and says that there are more', async () => {
    const id = await articleWithPastes(1.8, 1.8, 1.8, 1.8);
    const first = await readEntriesAfter(editor, id, 1);
    expect([seqsOf(first), first.headSeq]).toEqual([[2, 3, 4], 5]);
    expect(JSON.stringify(first).length).toBeLessThan(MAX_ANSWER_BYTES + 2_000_000);
    expect(seqsOf(await readEntriesAfter(editor, id, 4))).toEqual([5]);
    expect(seqsOf(await readEntriesAfter(editor, id, 5))).toEqual([]);
  });

  it('has one entry at least, however large that is', async () => {
    const id = await articleWithPastes(6, 1, 1);
    expect(seqsOf(await readEntriesAfter(editor, id, 1))).toEqual([2]);
    expect(seqsOf(await readEntriesAfter(editor, id, 2))).toEqual([3, 4]);
  });

  it('counts bytes, not characters', async () => {
    const id = await makeArticle(editor, deskId, docOf('A long night', 'It went on.'));
    for (let i = 0; i < 3; i++) {
      const { doc } = stateFromJson((await readState(editor, id)).state);
      const steps = new Transform(doc).insert(1, doc.type.schema.text('夜'.repeat(800_000))).steps;
      await sendEntries(editor, id, { type: 'text', payload: { steps: steps.map((step) => step.toJSON()) } });
    }
    expect(seqsOf(await readEntriesAfter(editor, id, 1))).toEqual([2, 3]);
  });

  it('is as small where a batch is refused as stale, which its sender catches up page by page', async () => {
    const id = await articleWithPastes(1.8, 1.8, 1.8, 1.8);
    const entry = { id: uuidv7(), type: 'text', payload: { steps: [{ stepType: 'replace', from: 1, to: 2 }] } };
    const send = (seq: number, version: number) =>
      appendBatch(editor, id, { base: { version, seq }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries: [entry] }).catch(
        (error: unknown) => error,
      );
    const pages: number[][] = [];
    for (let [seq, version] = [1, 0]; ; ) {
      const answer = await send(seq, version);
      if (!(answer instanceof DomainError)) break;
      expect(answer.code).toBe('stale-version');
      const page = BatchAnswer.parse(answer.details);
      pages.push(seqsOf(page));
      const last = page.entries.at(-1);
      [seq, version] = [last?.seq ?? seq, last?.version ?? version];
    }
    expect(pages).toEqual([[2, 3, 4], [5]]);
  });
});

describe('rebuildState', () => {
  it('rebuilds a state from more entries than are read at once', async () => {
    const id = await articleWithPastes(1.8, 1.8, 1.8, 0.1);
    const held = await readState(editor, id);
    forgetState(id);
    const rebuilt = await rebuildState(prisma, id, 5);
    expect([rebuilt.seq, rebuilt.doc.toJSON()]).toEqual([5, held.state.doc]);
  });
});
