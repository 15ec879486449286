import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { wereErasedSince } from './entry-rows';
import { eraseWords } from './erase-words';
import { packKeyframe, rebuildState } from './keyframes';
import { readState } from './read-state';
import { baseOf, typeOn, typing } from './rewind.fixture';
import { forgetState } from './state-cache';

vi.mock('./entry-rows', { spy: true });

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
  it.each([true, false])('is refused with what is missing if its page is from before, in memory or not (%s)', async (isHeld) => {
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

describe('a keyframe of a state that has words which an erasure takes out', () => {
  /** An article, and its state from before anything was erased. */
  async function begun() {
    const id = await makeArticle(admin, deskId, docOf('A bus', 'It left.'));
    const state = await rebuildState(prisma, id, 1);
    return { id, state, erase: () => eraseWords(admin, id, { seqs: 'all', reason: 'A court has said so.' }) };
  }

  /** The article as a process reads it that was started now. */
  async function readAnew(id: string): Promise<string> {
    forgetState(id);
    return docNow(id);
  }

  it('is not kept where nobody could say any more whether something was erased', async () => {
    const { id, state, erase } = await begun();
    await erase();
    vi.mocked(wereErasedSince).mockRejectedValueOnce(new Error('The database is away.'));
    await expect(packKeyframe(state)).rejects.toThrow('away');
    expect(await readAnew(id)).not.toContain('left');
  });

  it('is never there for others while it is asked whether something was erased', async () => {
    const { id, state, erase } = await begun();
    await erase();
    vi.mocked(wereErasedSince).mockImplementationOnce(async () => {
      expect(await readAnew(id)).not.toContain('left');
      return true;
    });
    await packKeyframe(state);
    expect(await readAnew(id)).not.toContain('left');
  });

  it('is taken away by the erasure that comes while it is kept', async () => {
    const { id, state, erase } = await begun();
    const erasing: Promise<void>[] = [];
    vi.mocked(wereErasedSince).mockImplementationOnce(async (db) => {
      const [packer] = await db.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
      erasing.push(erase());
      const waiting = () => prisma.$queryRaw`select 1 from pg_stat_activity where ${packer?.pid} = any(pg_blocking_pids(pid))`;
      await expect.poll(waiting).toHaveLength(1);
      return false;
    });
    await packKeyframe(state);
    await Promise.all(erasing);
    expect(erasing).toHaveLength(1);
    expect(await readAnew(id)).not.toContain('left');
  });
});
