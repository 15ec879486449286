import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { prisma } from '../database';

const CHANNEL = 'galley_heard';
const MAX_HEARING_MS = 5_000;

type Hear = (notice: pg.Notification) => void;

/** What is asked of a connection of pg. */
interface Listening {
  query(sql: string): Promise<unknown>;
  on(event: 'notification', hear: Hear): unknown;
  off(event: 'notification', hear: Hear): unknown;
}

/**
 * Whether what a connection of the pool tells is heard on `client`, within `limitMs`. A pooler in transaction mode takes a LISTEN without a word, and gives
 * the connection that listens to others. Throws what the database throws.
 */
export async function isHeard(client: Listening, limitMs = MAX_HEARING_MS): Promise<boolean> {
  const token = randomUUID();
  let hear: Hear = () => {};
  let timer: NodeJS.Timeout | undefined;
  try {
    await client.query(`LISTEN ${CHANNEL}`);
    const heard = new Promise<true>((resolve) => {
      hear = ({ channel, payload }) => channel === CHANNEL && payload === token && resolve(true);
      client.on('notification', hear);
    });
    await prisma.$executeRaw`select pg_notify(${CHANNEL}, ${token})`;
    const tooLate = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), limitMs).unref();
    });
    return await Promise.race([heard, tooLate]);
  } finally {
    clearTimeout(timer);
    client.off('notification', hear);
  }
}
