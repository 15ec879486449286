import { v7 as uuidv7 } from 'uuid';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import type { Actor } from '@/lib/domain/people/permissions';
import { sendEntries, tagWords } from '../article.fixture';
import { prisma } from '../database';
import { exportArticle } from '../export/exports';
import { readReport } from '../export/report';
import { listHistory } from '../history/history-entries';
import { readHistoryOutline } from '../history/history-outline';
import { readClaim } from '../memory/claim-page';
import { makeDesk, makePerson } from '../people.fixture';
import { makeArticle } from './article.fixture';
import { readHead } from './article-row';
import { headState } from './read';
import { readState } from './read-state';
import { cachedState, cacheState, forgetState } from './state-cache';

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

describe('memory', () => {
  const make = async () => {
    const id = await makeArticle(checker, deskId, docOf('A bus', 'It left.'));
    forgetState(id);
    return id;
  };

  const readForgotten = (id: string, claimId: string) => {
    forgetState(id);
    return readClaim(checker, claimId);
  };

  it.each<[string, (id: string) => Promise<unknown>]>([
    ['a claim of it', (id) => tagWords(checker, id, 'It').then((claimId) => readForgotten(id, claimId))],
    ['a report', (id) => readReport(checker, id)],
    ['an export', (id) => exportArticle(checker, id, 'html')],
    ['the history', (id) => listHistory(checker, id, {})],
    ['its outline', (id) => readHistoryOutline(checker, id, {})],
    ['an earlier moment', (id) => readState(checker, id, 1)],
  ])('takes in no article for who only looks at %s', async (_, look) => {
    const id = await make();
    await look(id);
    expect(cachedState(id)).toBeUndefined();
  });

  it('takes in an article that is opened, and is brought up to now by who only looks', async () => {
    const id = await make();
    await readState(checker, id);
    const state = cachedState(id) ?? expect.fail('not in memory');
    await sendEntries(checker, id, {
      type: 'annotation.created',
      payload: { annotationId: uuidv7(), kind: 'claim', ranges: [{ from: 8, to: 10, exact: 'It' }] },
    });
    forgetState(id);
    cacheState(state);
    await readReport(checker, id);
    expect(cachedState(id)?.seq).toBe(2);
  });
});

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
