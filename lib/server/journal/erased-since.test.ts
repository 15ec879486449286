import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { eraseWords } from './erase-words';
import { readState } from './read-state';
import { baseOf, typeOn, typing } from './rewind.fixture';
import { forgetState } from './state-cache';

let deskId: string;
let admin: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  admin = await makePerson({ isAdmin: true });
});

/** An article whose words were erased, what pages go on from that were opened before and after, and a batch of the one before. */
async function erased() {
  const id = await makeArticle(admin, deskId, docOf('A bus', 'It left.'));
  const before = await baseOf(id);
  await eraseWords(admin, id, { seqs: 'all', reason: 'A court has said so.' });
  return { id, before, after: await baseOf(id) };
}

const docNow = async (id: string) => JSON.stringify((await readState(admin, id)).state.doc);

describe('a batch on an article in which words were erased', () => {
  it.each([true, false])('is refused with what is missing if its page is of before, in memory or not (%s)', async (isHeld) => {
    const { id, before } = await erased();
    await typeOn(admin, id, 'one ', 'two ');
    const doc = await docNow(id);
    if (!isHeld) forgetState(id);
    const refusal = {
      code: 'stale-version',
      message: expect.stringContaining('erased'),
      details: { entries: [{ type: 'erased' }, { type: 'text' }, { type: 'text' }] },
    };
    await expect(appendBatch(admin, id, typing(before, 'Quarkfort '))).rejects.toMatchObject(refusal);
    // By others' text a batch without steps is never stale.
    const entries = [{ id: uuidv7(), type: 'article.details-changed', payload: { byline: 'Quarkfort' } }];
    await expect(appendBatch(admin, id, { ...typing(before, ''), entries })).rejects.toMatchObject(refusal);
    expect(await docNow(id)).toBe(doc);
  });

  it('is taken if its page was loaded afterwards, also once others have written', async () => {
    const { id, after } = await erased();
    const entries = [{ id: uuidv7(), type: 'article.details-changed', payload: { byline: 'Mara' } }];
    await typeOn(admin, id, 'one ');
    await appendBatch(admin, id, { ...typing(after, ''), entries });
    await typeOn(admin, id, 'two ');
    expect((await readState(admin, id)).state.details.byline).toBe('Mara');
    expect(await docNow(id)).toContain('two one ');
  });
});
