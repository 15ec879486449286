import { v7 as uuidv7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as getHealth } from '@/app/api/v1/health/route';
import { DomainError } from '@/lib/domain/errors';
import { SCHEMA_VERSION } from '@/lib/domain/text/article-schema';
import { makeArticle } from './article.fixture';
import { inTransaction, prisma } from './database';
import { appendBatch } from './journal/append';
import { readState } from './journal/read-state';
import { cachedHead } from './journal/state-cache';
import { hearOfArticle } from './live/listener';
import { makeDesk, makePerson } from './people.fixture';
import { readHealth } from './request/health';
import { storageFailure } from './storage-failure';

const proxy = await vi.hoisted(async () => {
  const { startProxy } = await import('./database-proxy.fixture');
  const proxy = await startProxy(process.env.DATABASE_URL ?? '');
  process.env.DATABASE_URL = proxy.url;
  process.env.GALLEY_DATABASE_SILENCE_MS = '4000';
  process.env.GALLEY_POOL_SIZE = '2';
  return proxy;
});

const codeOf = async (work: Promise<unknown>) => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return failure instanceof DomainError ? failure.code : (storageFailure(failure)?.code ?? failure);
};
const ask = () => prisma.$queryRaw`select 1`;

/** An article in which somebody has typed, and what types on in it without a look at the tables. */
async function typedArticle() {
  const deskId = await makeDesk();
  const editor = await makePerson({ roles: { [deskId]: 'editor' } });
  const { id } = await makeArticle(editor, deskId);
  const { state } = await readState(editor, id);
  const base = { version: state.version, seq: state.seq };
  const insertion = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text: 'x' }] } };
  const type = async () => {
    const entries = [{ id: uuidv7(), type: 'text', payload: { steps: [insertion] } }];
    await appendBatch(editor, id, { base: { ...base }, clientId: 'a-test-tab', schemaVersion: SCHEMA_VERSION, entries });
    base.version += 1;
    base.seq += 1;
  };
  await type();
  // What is typed next is one statement, outside of any transaction.
  expect(cachedHead(id)).toBeDefined();
  return { id, type };
}

// What the test before left in the pool may be lost as well.
beforeEach(() => vi.waitFor(ask, { timeout: 30_000 }));
afterEach(() => proxy.comeBack());

describe('a database that vanishes without a word', () => {
  it('makes a write busy, and those that wait behind it; later ones are stored', async () => {
    const { id, type } = await typedArticle();
    proxy.vanish();
    const writes = [type(), type(), type()];
    const ends = await Promise.allSettled(writes);
    expect(ends).toEqual(ends.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'busy' }) })));
    proxy.comeBack();
    await type();
    expect(await prisma.journalEntry.count({ where: { articleId: id } })).toBe(3);
  });

  it('gives every connection of the pool back', async () => {
    await Promise.all([ask(), ask()]);
    proxy.vanish();
    const asked = await Promise.all([codeOf(ask()), codeOf(inTransaction((tx) => tx.$queryRaw`select 1`))]);
    expect(asked).toEqual(['busy', 'busy']);
    proxy.comeBack();
    await inTransaction((tx) => Promise.all([tx.$queryRaw`select 1`, ask()]));
  });

  it('has nobody wait for it who opens a stream, and is listened to when it is back', async () => {
    proxy.vanish();
    const hear = vi.fn();
    const stop = await hearOfArticle(uuidv7(), hear);
    proxy.comeBack();
    await vi.waitFor(() => expect(hear).toHaveBeenCalledWith(null), { timeout: 30_000 });
    stop();
  });
});

describe('GET /api/v1/health', () => {
  it('answers 503 when the database does not answer, and says when to ask again', async () => {
    proxy.vanish();
    const response = await getHealth(new Request('http://localhost:3000/api/v1/health'), { params: Promise.resolve({}) });
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('answers 503 where the database takes no writes, and 200 once it does', async () => {
    const readStatus = async () =>
      (await getHealth(new Request('http://localhost:3000/api/v1/health'), { params: Promise.resolve({}) })).status;
    await prisma.$executeRaw`set session characteristics as transaction read only`;
    expect(await readStatus()).toBe(503);
    expect(await readStatus()).toBe(200);
  });

  it('has a limit of its own, and takes one connection however often it is asked', async () => {
    proxy.vanish();
    const before = proxy.opened();
    const answers = await Promise.allSettled(Array.from({ length: 20 }, () => readHealth(50)));
    expect(answers).toEqual(answers.map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'busy' }) })));
    expect(proxy.opened() - before).toBeLessThanOrEqual(1);
    proxy.comeBack();
    await vi.waitFor(async () => expect(await readHealth()).toEqual({ ok: true }), { timeout: 30_000 });
  });
});
