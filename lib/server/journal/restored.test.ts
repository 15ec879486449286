import { beforeAll, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { headlineOf } from '@/lib/domain/text/article-text';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { appendBatch } from './append';
import { makeArticle } from './article.fixture';
import { readHead } from './article-row';
import { headState, readEntriesAfter } from './read';
import { readState } from './read-state';
import { baseOf, restoreAndType, typeOn, typing } from './rewind.fixture';
import { cacheState, forgetState } from './state-cache';

let deskId: string;
let editor: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  editor = await makePerson({ roles: { [deskId]: 'editor' } });
});

/** An article that stands at seq 3, and what a page goes on from that was opened then. */
async function article() {
  const id = await makeArticle(editor, deskId, docOf('A bus', 'It left.'));
  await typeOn(editor, id, 'one ', 'two ');
  return { id, base: await baseOf(id) };
}
const titleOf = async (id: string) => (await prisma.article.findUniqueOrThrow({ where: { id } })).title;

const others: [string, string[]][] = [
  ['shorter', ['x ']],
  ['as long', ['x ', 'y ']],
  ['longer', ['x ', 'y ', 'z ', 'w ']],
];

describe('a journal that was put back and written on', () => {
  it.each(others)('refuses a page of the one before, where it is %s', async (_, texts) => {
    const { id, base } = await article();
    await restoreAndType(editor, id, 1, ...texts);
    const before = await titleOf(id);
    await expect(readEntriesAfter(editor, id, base.seq, base.hash)).rejects.toMatchObject({ code: 'too-old', status: 410 });
    await expect(appendBatch(editor, id, typing(base, 'mine '))).rejects.toMatchObject({ code: 'too-old', status: 410 });
    expect(await titleOf(id)).toBe(before);
  });

  it('takes a page from before the moment that it was put back to', async () => {
    const id = await makeArticle(editor, deskId, docOf('A bus', 'It left.'));
    const base = await baseOf(id);
    await typeOn(editor, id, 'one ');
    await restoreAndType(editor, id, 1, 'x ');
    expect(await readEntriesAfter(editor, id, base.seq, base.hash)).toMatchObject({ entries: [{ seq: 2 }] });
    expect((await appendBatch(editor, id, typing({ ...base, version: 0 }, 'mine ')).catch((error) => error)).code).toBe('stale-version');
  });

  it('takes a page that does not say what it goes on from by more than its number', async () => {
    const { id, base } = await article();
    await restoreAndType(editor, id, 1, 'x ', 'y ');
    const { hash: _, ...old } = base;
    expect((await readEntriesAfter(editor, id, old.seq)).entries).toEqual([]);
    expect((await appendBatch(editor, id, typing(old, 'mine '))).headSeq).toBe(4);
  });

  it('is named by the hash of its last entry, with the state and with each entry', async () => {
    const { id, base } = await article();
    expect((await readState(editor, id)).hash).toBe(base.hash);
    expect((await readState(editor, id, 3)).hash).toBe(base.hash);
    const { entries } = await readEntriesAfter(editor, id, 1);
    expect(entries.map(({ hash }) => hash)).toEqual([entries[1]?.prevHash, base.hash]);
  });
});

describe('what this process has in memory of the journal before', () => {
  it.each(others)('is not shown, read on from or written on, where that is %s', async (_, texts) => {
    const { id } = await article();
    const held = await headState(await readHead(prisma, id));
    await restoreAndType(editor, id, 1, ...texts);
    const title = await titleOf(id);
    forgetState(id);
    cacheState(held);
    expect(headlineOf((await headState(await readHead(prisma, id))).doc)).toBe(title);
    forgetState(id);
    cacheState(held);
    await typeOn(editor, id, 'now ');
    expect(await titleOf(id)).toBe(`now ${title}`);
  });
});
