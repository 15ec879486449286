import { EventEmitter } from 'node:events';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type ClientBase } from 'pg';
import { databaseSocket } from './database-socket';
import type { Prisma } from './generated/prisma/client';
import { PrismaClient } from './generated/prisma/client';
import { log } from './log';
import { ofProcess } from './of-process';
import { poolSize } from './settings';
import { READ_ONLY, storageFailure } from './storage-failure';

/** What services get inside `inTransaction`. */
export type Transaction = Prisma.TransactionClient;

/** The client, or a transaction: what a query can be asked of. */
export type Db = Prisma.TransactionClient;

// UTC: adapter-pg reads timestamptz as if it were UTC, and in the ISO style. The timeouts: PostgreSQL has none by default, and one stuck writer would hold all others.
const sessionLimits = `set TimeZone = 'UTC'; set DateStyle = 'ISO'; set lock_timeout = '5s'; set idle_in_transaction_session_timeout = '10s'; set statement_timeout = '30s'`;

function connect(): PrismaClient {
  const adapter = new PrismaPg(
    {
      connectionString: process.env.DATABASE_URL,
      // Said on the connection before anything else is, not while it is opened: a pooler refuses limits there, or is told to leave them out.
      onConnect: (client) => {
        leaveOnceReadOnly(client);
        return client.query(sessionLimits);
      },
      max: poolSize(),
      connectionTimeoutMillis: 5_000,
      // The timeouts above run on the server. These are for one that is gone: probes while an answer is awaited, and a limit for what was sent in vain.
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      stream: databaseSocket,
    },
    {
      // An idle connection that dies (the database restarted) is replaced at the next query; without a listener it would end the process.
      onPoolError: (error) => log.warn({ err: error }, 'A database connection was lost'),
      onConnectionError: (error) => log.warn({ err: error }, 'A database connection was lost'),
      // What every keystroke asks begins with `/* prepared NAME */`: it is parsed and planned once for each connection. Not all, since a plan that
      // does not look at the values can be a bad one.
      statementNameGenerator: ({ sql }) => /^\/\* prepared (\w+) \*\//.exec(sql)?.[1] ?? '',
    },
  );
  return new PrismaClient({ adapter });
}

// After a fail-over, or where writing was forbidden for a time, a connection may stay at a server or in a session that takes no writes when others take
// them again. One on which a write was refused for that is not used again.
function leaveOnceReadOnly(client: ClientBase): void {
  const messages: unknown = Reflect.get(client, 'connection');
  if (!(messages instanceof EventEmitter)) return;
  messages.on('errorMessage', ({ code }: { code?: string }) => {
    // Once it is told to who asked. A client that has ended is replaced by its pool.
    if (code === READ_ONLY && client instanceof Client) setImmediate(() => void client.end().catch(() => undefined));
  });
}

/** The one database client of the process. It connects at the first query. */
export const prisma: PrismaClient = ofProcess('database client', connect);

/**
 * Runs `work` in one transaction and gives its result once COMMIT was answered. A lock that was not got in time, a conflict of
 * transactions, a lost connection: DomainError `busy` (nothing is known to be written; the caller sends it again). A full disk: `storage-full`.
 */
export async function inTransaction<T>(
  work: (tx: Transaction) => Promise<T>,
  options: { isolationLevel?: Prisma.TransactionIsolationLevel; timeoutMs?: number } = {},
): Promise<T> {
  try {
    return await prisma.$transaction(work, {
      maxWait: 5_000,
      timeout: options.timeoutMs ?? 15_000,
      ...(options.isolationLevel === undefined ? {} : { isolationLevel: options.isolationLevel }),
    });
  } catch (error) {
    throw storageFailure(error) ?? error;
  }
}
