import { beforeAll, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { exportArticle } from '../export/exports';
import { makeDesk, makePerson } from '../people.fixture';
import { makeArticle } from './article.fixture';
import { readHead } from './article-row';
import { headState, readState } from './read';
import { cacheState } from './state-cache';

vi.mock('./article-row', { spy: true });

let deskId: string;
let checker: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  checker = await makePerson({ roles: { [deskId]: 'checker' } });
});

/** An article that got one entry more just after a reader has read its row. */
async function articleAhead(details: object): Promise<string> {
  const id = await makeArticle(checker, deskId, docOf('A bus', 'It left.'));
  const head = await readHead(prisma, id);
  const state = await headState(head);
  const hash = 'f'.repeat(64);
  await prisma.article.update({ where: { id }, data: { headSeq: 2, headHash: hash } });
  cacheState({ ...state, seq: 2, hash, details: { ...state.details, ...details } });
  vi.mocked(readHead).mockResolvedValueOnce(head);
  return id;
}

describe('the state as it is now', () => {
  it('says how far it has come, also where memory is ahead of the row', async () => {
    const id = await articleAhead({});
    expect(await readState(checker, id)).toMatchObject({ headSeq: 2, state: { seq: 2 } });
  });

  it.each([
    ['went to another desk', { deskId: '0198c0de-0000-7000-8000-000000000000' }],
    ['was deleted', { isDeleted: true }],
  ])('is not given to who read the row just before the article %s', async (_, details) => {
    const id = await articleAhead(details);
    await expect(readState(checker, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(exportArticle(checker, id, 'html')).rejects.toMatchObject({ code: 'not-found' });
  });
});
