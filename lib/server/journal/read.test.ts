import { beforeAll, describe, expect, it } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/permissions';
import { exportArticle } from '../exports';
import { makeDesk, makePerson } from '../people.fixture';
import { makeArticle } from './article.fixture';
import { headState, readState } from './read';
import { cacheState } from './state-cache';

let deskId: string;
let checker: Actor;

beforeAll(async () => {
  deskId = await makeDesk();
  checker = await makePerson({ roles: { [deskId]: 'checker' } });
});

/** An article of which memory holds one entry more than the row that a reader has just read. */
async function articleAhead(details: object): Promise<string> {
  const id = await makeArticle(checker, deskId, docOf('A bus', 'It left.'));
  const state = await headState(id, 1);
  cacheState({ ...state, seq: 2, details: { ...state.details, ...details } });
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
