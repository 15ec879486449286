import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EntryInput } from '@/lib/domain/journal/entry';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { rebuildState } from './keyframes';
import { readEntriesAfter } from './read';

let editor: Actor;
let deskId: string;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
});

/** Counts the turns of the event loop: whatever waits for the server is served between two of them. */
let turn = 0;
let ticking: NodeJS.Immediate;
beforeEach(() => {
  const tick = () => {
    turn += 1;
    ticking = setImmediate(tick);
  };
  tick();
});
afterEach(() => clearImmediate(ticking));

const paragraphs = Array.from({ length: 1_000 }, (_, index) => `Paragraph ${index} of a very long night. `.repeat(3));
const typing = (steps: number): EntryInput['payload'] => ({
  steps: Array.from({ length: steps }, (_, index) => ({
    stepType: 'replace',
    from: 1 + index,
    to: 1 + index,
    slice: { content: [{ type: 'text', text: 'a' }] },
  })),
});

describe('a batch that is much work', () => {
  it('lets others have their turn between its entries, and is stored whole', async () => {
    const id = await makeArticle(editor, deskId, docOf('Night', ...paragraphs));
    const turns = new Set<number>();
    // The entry notes in which turn it was looked at last.
    const entries = Array.from({ length: 20 }, () => {
      const payload = typing(500);
      let last = 0;
      return {
        id: uuidv7(),
        type: 'text',
        get payload() {
          turns.delete(last);
          last = turn;
          turns.add(last);
          return payload;
        },
      };
    });
    await appendBatch(editor, id, { base: { version: 0, seq: 1 }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries });
    expect(turns.size).toBeGreaterThan(1);
    expect((await readEntriesAfter(editor, id, 1)).entries.length).toBe(20);
    expect((await rebuildState(prisma, id, 21)).version).toBe(10_000);
  });
});
