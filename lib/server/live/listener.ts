import pg from 'pg';
import { z } from 'zod';
import { log } from '../log';

/** The channel on which every process hears of new entries: article id and seq, nothing else. */
export const JOURNAL_CHANNEL = 'galley_journal';
const RECONNECT_MS = 500;

const Notice = z.object({ articleId: z.uuid(), seq: z.number().int() });
type Hear = (articleId: string) => void;

interface Listener {
  hearers: Map<string, Set<Hear>>;
  client: pg.Client | null;
  connecting: Promise<void> | null;
}

const shared: typeof globalThis & { galleyListener?: Listener } = globalThis;
// Next loads this module once for each bundle; the LISTEN connection must be one for the process.
shared.galleyListener ??= { hearers: new Map(), client: null, connecting: null };
const listener = shared.galleyListener;

/**
 * Calls `hear` whenever the article has new entries, and after the connection was lost and found again (entries may have been missed).
 * Gives the way to stop. One LISTEN connection serves the whole process.
 */
export async function hearOfArticle(articleId: string, hear: Hear): Promise<() => void> {
  const hearers = listener.hearers.get(articleId) ?? new Set();
  hearers.add(hear);
  listener.hearers.set(articleId, hearers);
  await connect();
  return () => {
    hearers.delete(hear);
    if (hearers.size === 0) listener.hearers.delete(articleId);
  };
}

function connect(): Promise<void> {
  if (listener.client) return Promise.resolve();
  listener.connecting ??= open().finally(() => {
    listener.connecting = null;
  });
  return listener.connecting;
}

async function open(): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, keepAlive: true, application_name: 'galley live' });
  const lost = () => {
    if (listener.client === client) listener.client = null;
    reconnectSoon();
  };
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', ({ payload }) => {
    const notice = Notice.safeParse(JSON.parse(payload ?? '{}'));
    if (notice.success) tell(notice.data.articleId);
  });
  try {
    await client.connect();
    await client.query(`LISTEN ${JOURNAL_CHANNEL}`);
  } catch (error) {
    log.warn({ err: error }, 'The live connection to the database failed');
    reconnectSoon();
    return;
  }
  listener.client = client;
  for (const articleId of listener.hearers.keys()) tell(articleId);
}

function reconnectSoon(): void {
  if (listener.hearers.size === 0) return;
  setTimeout(() => void connect(), RECONNECT_MS).unref();
}

function tell(articleId: string): void {
  for (const hear of listener.hearers.get(articleId) ?? []) hear(articleId);
}
