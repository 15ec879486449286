import pg from 'pg';
import { z } from 'zod';
import { log } from '../log';
import { ofProcess } from '../of-process';
import { readersChannel, rightsChannel, settingsChannel } from '../rights/rights-notice';
import { isHeard } from './is-heard';
import { NoticeJson } from './notice-json';

/** The channel on which every process hears of new entries: article id and seq, nothing else. */
export const JOURNAL_CHANNEL = 'galley_journal';
/** The channel on which processes tell each other who is where. */
export const PRESENCE_CHANNEL = 'galley_presence';
const RECONNECT_MS = 500;

/** Hears of a notice, as it came; null where the connection is new and notices may have been missed. */
type Hear = (payload: string | null) => void;

/** What a notice of each channel is about: an article's id, a person's id, anything. Null for what is none of ours. */
const channels: Readonly<Record<string, (payload: string) => string | null>> = {
  [JOURNAL_CHANNEL]: (payload) => JournalNotice.safeParse(payload).data?.articleId ?? null,
  [rightsChannel]: (payload) => payload,
  [readersChannel]: () => '',
  [settingsChannel]: () => '',
  [PRESENCE_CHANNEL]: () => '',
};

const JournalNotice = NoticeJson.pipe(z.object({ articleId: z.uuid(), seq: z.number().int().positive() }));

interface Listener {
  /** By channel and id. */
  hearers: Map<string, Set<Hear>>;
  client: pg.Client | null;
  connecting: Promise<void> | null;
  /** Until the next try to connect. */
  retry: NodeJS.Timeout | null;
}

const listener = ofProcess<Listener>('listener', () => ({ hearers: new Map(), client: null, connecting: null, retry: null }));

/**
 * Calls `hear` whenever the article has new entries, with their last seq, in the order in which they were committed; and with null after the
 * connection was lost and found again (entries may have been missed). Gives the way to stop. One LISTEN connection serves the whole process.
 */
export function hearOfArticle(articleId: string, hear: (seq: number | null) => void): Promise<() => void> {
  return hearOf(keyOf(JOURNAL_CHANNEL, articleId), (payload) => hear(JournalNotice.safeParse(payload).data?.seq ?? null));
}

/** The same for a person's rights: they were disabled, signed out everywhere, or their role in a desk or the house changed. */
export function hearOfRights(personId: string, hear: () => void): Promise<() => void> {
  return hearOf(keyOf(rightsChannel, personId), hear);
}

/** Calls `hear` with the id of each person whose rights changed, whoever it is; with null where some may have been missed. */
export function hearOfAllRights(hear: (personId: string | null) => void): Promise<() => void> {
  return hearOf(keyOf(rightsChannel, ''), hear);
}

/** Calls `hear` with the id of each article that other people may read now, whichever it is; with null where some may have been missed. */
export function hearOfAllReaders(hear: (articleId: string | null) => void): Promise<() => void> {
  return hearOf(keyOf(readersChannel, ''), hear);
}

/** Calls `hear` when rules, verdicts or types are others, of whatever desk, and when that may have been missed. */
export function hearOfSettings(hear: () => void): Promise<() => void> {
  return hearOf(keyOf(settingsChannel, ''), hear);
}

/** Calls `hear` with all that processes tell each other of who is where, and with null when the connection is new. */
export function hearPresenceNotices(hear: Hear): Promise<() => void> {
  return hearOf(keyOf(PRESENCE_CHANNEL, ''), hear);
}

const keyOf = (channel: string, id: string) => `${channel} ${id}`;

async function hearOf(key: string, hear: Hear): Promise<() => void> {
  const hearers = listener.hearers.get(key) ?? new Set();
  hearers.add(hear);
  listener.hearers.set(key, hearers);
  await connect();
  return () => {
    hearers.delete(hear);
    if (hearers.size === 0) listener.hearers.delete(key);
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
  const client = new pg.Client({
    connectionString: process.env.DATABASE_URL,
    application_name: 'galley live',
    // Nothing is ever asked on this connection: without probes a firewall that forgot it would silence all streams.
    keepAlive: true,
    keepAliveInitialDelayMillis: 30_000,
    // Nor is a server waited for that takes connections and says nothing: all who open a stream wait with it.
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  const lost = () => {
    if (listener.client === client) listener.client = null;
    reconnectSoon();
  };
  client.on('error', lost);
  client.on('end', lost);
  client.on('notification', ({ channel, payload = '' }) => {
    const id = channels[channel]?.(payload) ?? null;
    if (id !== null) tell(keyOf(channel, id), payload);
    if (channel === rightsChannel) tell(keyOf(channel, ''), payload);
  });
  try {
    await client.connect();
    for (const channel of Object.keys(channels)) await client.query(`LISTEN ${channel}`);
  } catch (error) {
    log.warn({ err: error }, 'The live connection to the database failed');
    // A connection that answers but cannot listen would be left open beside the next one.
    void client.end().catch(() => undefined);
    reconnectSoon();
    return;
  }
  listener.client = client;
  void sayIfUnheard(client);
  for (const key of listener.hearers.keys()) tell(key, null);
}

/** Nobody waits for it: the page has what it has, and who runs the house is told. */
async function sayIfUnheard(client: pg.Client): Promise<void> {
  // What is lost meanwhile, or cannot be asked, is told of elsewhere.
  const isWell = await isHeard(client).catch(() => true);
  if (isWell || listener.client !== client) return;
  log.error(
    'Live updates do not come. Does DATABASE_URL lead through a pooler in transaction or statement mode? Connect directly, or in session mode',
  );
}

/** One try however often it is asked for: one connection that fails says so in up to three ways. */
function reconnectSoon(): void {
  if (listener.hearers.size === 0) return;
  listener.retry ??= setTimeout(() => {
    listener.retry = null;
    void connect();
  }, RECONNECT_MS).unref();
}

function tell(key: string, payload: string | null): void {
  for (const hear of listener.hearers.get(key) ?? []) hear(payload);
}
