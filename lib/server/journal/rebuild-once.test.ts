import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeArticle, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { compareMoments, readMoment } from '../history/history';
import { makeDesk, makePerson } from '../people.fixture';
import { readHead } from './article-row';
import { eraseWords } from './erase-words';
import { rebuildState } from './keyframes';
import { readState } from './read-state';
import { rebuildOnce } from './rebuild-once';
import { typeOn } from './rewind.fixture';
import { forgetState } from './state-cache';

vi.mock('./keyframes', { spy: true });
vi.mock('./rebuild-once', { spy: true });
const rebuilt = vi.mocked(rebuildState);
const rebuiltOnce = vi.mocked(rebuildOnce);

beforeEach(() => {
  rebuilt.mockClear();
});

async function checkedArticle() {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const { id } = await makeArticle(editor, deskId, 'A quiet street\n\nNothing happened on it in 1954.');
  await tagWords(editor, id, 'happened');
  await typeOn(editor, id, 'So ', 'Now ');
  forgetState(id);
  rebuilt.mockClear();
  return { editor, id };
}

const times = <T>(count: number, work: () => Promise<T>) => Promise.all(Array.from({ length: count }, work));

/** Holds the next rebuild until it is let go, and says when it has begun. */
function holdNextRebuild() {
  let letGo = () => {};
  let begin = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const hasBegun = new Promise<void>((resolve) => {
    begin = resolve;
  });
  rebuilt.mockImplementationOnce(async (...asked) => {
    // What it gives was read before it is held.
    const state = await rebuildState(...asked);
    rebuilt.mockClear();
    begin();
    await held;
    return state;
  });
  return { hasBegun, letGo };
}

describe('rebuildOnce', () => {
  it('has fifty who open an article that memory lost wait for one rebuild', async () => {
    const { editor, id } = await checkedArticle();
    const opened = await times(50, () => readState(editor, id));
    expect(new Set(opened.map(({ state }) => state.seq))).toEqual(new Set([4]));
    expect(rebuilt).toHaveBeenCalledTimes(1);
  });

  it('has all who ask for one past moment wait for one rebuild', async () => {
    const { editor, id } = await checkedArticle();
    /** How often `seq` is rebuilt for five who ask before the first rebuild is done. */
    const rebuildsOf = async (seq: number, ask: () => Promise<unknown>) => {
      rebuiltOnce.mockClear();
      const { hasBegun, letGo } = holdNextRebuild();
      const all = times(5, ask);
      await hasBegun;
      await expect.poll(() => rebuiltOnce.mock.calls.filter(([, of]) => of === seq).length).toBe(5);
      letGo();
      await all;
      return 1 + rebuilt.mock.calls.filter(([, , of]) => of === seq).length;
    };
    expect(await rebuildsOf(2, () => readMoment(editor, id, 2))).toBe(1);
    expect(await rebuildsOf(3, () => compareMoments(editor, id, { from: 3, to: 4 }))).toBe(1);
  });

  it('begins anew for who asks after words were erased, and gives them none of these', async () => {
    const { editor, id } = await checkedArticle();
    await readState(editor, id);
    const { hasBegun, letGo } = holdNextRebuild();
    const before = readState(editor, id, 2);
    await hasBegun;
    await eraseWords(await makePerson({ isAdmin: true }), id, { seqs: [1], reason: 'Ruling 4/2026' });
    const after = await readState(editor, id, 2);
    letGo();
    expect([JSON.stringify((await before).state), JSON.stringify(after.state)].map((text) => text.includes('Nothing happened'))).toEqual([
      true,
      false,
    ]);
  });

  it('is joined by who asks after others have written', async () => {
    const { editor, id } = await checkedArticle();
    await readState(editor, id);
    const { hasBegun, letGo } = holdNextRebuild();
    const before = rebuildOnce(await readHead(prisma, id), 2);
    await hasBegun;
    await typeOn(editor, id, 'Then ');
    const after = rebuildOnce(await readHead(prisma, id), 2);
    letGo();
    expect(await after).toBe(await before);
  });

  it('is not joined by who asks of another journal, and shares no failure with who asks later', async () => {
    const { id } = await checkedArticle();
    const head = await readHead(prisma, id);
    rebuilt.mockRejectedValueOnce(new Error('the line broke'));
    const asked = [rebuildOnce(head, 4), rebuildOnce(head, 4), rebuildOnce({ ...head, headHash: 'another' }, 4)];
    expect((await Promise.allSettled(asked)).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect((await rebuildOnce(head, 4)).seq).toBe(4);
  });
});
