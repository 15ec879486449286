import { describe, expect, it, vi } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { inTransaction, prisma } from './database';
import { makeDesk } from './people.fixture';
import { codeOf } from './refusal.fixture';

// An address may say something else of them, and a pooler says nothing.
vi.hoisted(() => {
  const address = new URL(process.env.DATABASE_URL ?? '');
  address.searchParams.set('options', '-c TimeZone=Asia/Tokyo -c DateStyle=SQL,DMY -c lock_timeout=0 -c statement_timeout=0');
  process.env.DATABASE_URL = address.href;
});

const raise = (state: string) => `do $$ begin raise exception 'made by a test' using errcode = '${state}'; end $$`;

describe('inTransaction', () => {
  it.each([
    ['55P03', 'busy'],
    ['40001', 'busy'],
    ['40P01', 'busy'],
    ['57014', 'busy'],
    ['53000', 'busy'],
    ['53200', 'busy'],
    ['53100', 'storage-full'],
  ])('turns PostgreSQL’s %s into %s', async (state, code) => {
    expect(await codeOf(inTransaction((tx) => tx.$executeRawUnsafe(raise(state))))).toBe(code);
  });

  it('leaves a bug a bug', async () => {
    expect(await codeOf(inTransaction((tx) => tx.$executeRawUnsafe('select nothing from nowhere')))).toMatch(/nowhere/);
  });

  it('is busy when the connection is lost, and works again afterwards', async () => {
    const lost = inTransaction(async (tx) => {
      await tx.$executeRaw`select pg_terminate_backend(pg_backend_pid())`;
    });
    expect(await codeOf(lost)).toBe('busy');
    expect(await codeOf(inTransaction((tx) => tx.$queryRaw`select 1`))).toBeNull();
  });

  it('is busy where the database takes no writes, and works again with a connection that does', async () => {
    await inTransaction((tx) => tx.$executeRaw`set session characteristics as transaction read only`);
    const write = () =>
      inTransaction((tx) => tx.desk.create({ data: { id: crypto.randomUUID(), name: `Written ${crypto.randomUUID()}` } }));
    expect(await codeOf(write())).toBe('busy');
    expect(await codeOf(write())).toBeNull();
  });

  it('is busy when it outlives its time', async () => {
    const slow = inTransaction(
      async (tx) => {
        await tx.$executeRaw`select pg_sleep(0.2)`;
        await tx.$executeRaw`select 1`;
      },
      { timeoutMs: 50 },
    );
    expect(await codeOf(slow)).toBe('busy');
  });

  it('writes nothing if the work throws', async () => {
    const name = `Undone ${crypto.randomUUID()}`;
    const work = inTransaction(async (tx) => {
      await tx.desk.create({ data: { id: crypto.randomUUID(), name } });
      throw new DomainError('conflict', 'No.');
    });
    expect(await codeOf(work)).toBe('conflict');
    expect(await prisma.desk.count({ where: { name } })).toBe(0);
  });
});

describe('prisma', () => {
  it('sets UTC and every timeout on each of its connections, whatever the address says', async () => {
    const readLimits = () =>
      inTransaction(async (tx) => {
        const limits = await tx.$queryRaw<{ name: string; setting: string }[]>`
          select name, setting from pg_settings
          where name in ('TimeZone', 'lock_timeout', 'idle_in_transaction_session_timeout', 'statement_timeout')`;
        return Object.fromEntries(limits.map(({ name, setting }) => [name, setting]));
      });
    const limits = { TimeZone: 'UTC', lock_timeout: '5000', idle_in_transaction_session_timeout: '10000', statement_timeout: '30000' };
    // At once, so that new connections are opened.
    expect(await Promise.all([readLimits(), readLimits(), readLimits()])).toEqual([limits, limits, limits]);
  });

  it('keeps times to the millisecond', async () => {
    const id = await makeDesk();
    const at = new Date('2026-07-01T23:30:00.123Z');
    await prisma.desk.update({ where: { id }, data: { createdAt: at } });
    expect((await prisma.desk.findUniqueOrThrow({ where: { id } })).createdAt).toEqual(at);
  });
});
