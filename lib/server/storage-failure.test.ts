import { readFile } from 'node:fs/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { inTransaction, prisma } from './database';
import { startProxy } from './database-proxy.fixture';
import { PrismaClient } from './generated/prisma/client';
import { storageFailure } from './storage-failure';

const { direct, proxy } = await vi.hoisted(async () => {
  const { startProxy } = await import('./database-proxy.fixture');
  const direct = process.env.DATABASE_URL ?? '';
  const proxy = await startProxy(direct);
  process.env.DATABASE_URL = proxy.url;
  return { direct, proxy };
});

const failureOf = async (work: Promise<unknown>) => {
  const failure = await work.then(
    () => null,
    (error: unknown) => error,
  );
  return storageFailure(failure)?.code ?? failure;
};
const ask = () => prisma.$queryRaw`select 1`;

beforeEach(ask);

describe('storageFailure', () => {
  it('is busy where the connection is closed under a query', async () => {
    proxy.cutNext();
    expect(await failureOf(ask())).toBe('busy');
  });

  it('is busy where it is closed under a COMMIT', async () => {
    const written = inTransaction(async (tx) => {
      await tx.$queryRaw`select 1`;
      proxy.cutNext();
    });
    await expect(written).rejects.toMatchObject({ code: 'busy' });
  });

  it('is busy for what is asked in a transaction whose connection is closed', async () => {
    const asked = inTransaction(async (tx) => {
      proxy.cutNext();
      await tx.$queryRaw`select 1`.catch(() => undefined);
      await tx.$queryRaw`select 2`;
    });
    await expect(asked).rejects.toMatchObject({ code: 'busy' });
  });

  const poolOfOne = (connectionString: string) =>
    new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 1, connectionTimeoutMillis: 2_000 }) });

  it('is busy where no connection of the pool becomes free in time', async () => {
    const pool = poolOfOne(direct);
    const failure = pool.$transaction(async (tx) => {
      await tx.$queryRaw`select 1`;
      return failureOf(pool.$queryRaw`select 1`);
    });
    expect(await failure).toBe('busy');
    await pool.$disconnect();
  });

  it('is busy where a connection is not answered in time', async () => {
    const other = await startProxy(direct);
    other.vanish();
    const pool = poolOfOne(other.url);
    expect(await failureOf(pool.$queryRaw`select 1`)).toBe('busy');
    await pool.$disconnect();
  });

  it('is busy where the database’s unix socket is not there, and leaves a file that is not there a bug', async () => {
    const pool = poolOfOne('postgresql://galley@%2Fnowhere%2Fat-all:5432/galley');
    expect(await failureOf(pool.$queryRaw`select 1`)).toBe('busy');
    await pool.$disconnect();
    expect(await failureOf(readFile('/nowhere/at-all'))).toMatchObject({ code: 'ENOENT' });
  });

  it.each(['EAI_AGAIN', 'EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ECONNABORTED'])('is busy for %s', (code) => {
    expect(storageFailure(Object.assign(new Error('away'), { code }))?.code).toBe('busy');
  });

  it('is busy for a lost connection that is the cause of a cause, and leaves a bug a bug', () => {
    const lost = new Error('Asked in vain', {
      cause: new Error('Read in vain', { cause: new Error('Connection terminated unexpectedly') }),
    });
    expect(storageFailure(lost)?.code).toBe('busy');
    expect(storageFailure(new Error('Connection terminated unexpectedly, says a bug'))).toBeNull();
  });
});
