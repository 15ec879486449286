import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { freePort } from '../../scripts/pg.mjs';
import { createRandom } from '../corpus';
import { type BenchHouse, openHouse } from '../house';
import { inventDoc, makeTaggedArticle } from '../tagged-article';
import { packDoc } from './hocuspocus-doc';
import { familyOf, pidOf, pin, SERVER_CORE, startProgram } from './processes';
import type { Order } from './protocol';

export const wayNames = ['galley', 'hocuspocus', 'hocuspocus-stored'] as const;
export type WayName = (typeof wayNames)[number];

/** The text that is typed in. */
export interface TextSize {
  words: number;
  tags: number;
}

/** A server with a text, ready to be typed in. */
export interface Running {
  order: Omit<Order, 'task'>;
  server: ChildProcess;
  /** Processes of the database that it writes to, if it does. */
  databasePids(): number[];
  /** Starts it again after it was killed. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** The ways to be compared, over one durable PostgreSQL. */
export interface Ways {
  start(name: WayName, size: TextSize): Promise<Running>;
  close(): Promise<void>;
}

/** Makes house and people. Servers are started one at a time, so that none takes another's processor. */
export async function openWays(most: number): Promise<Ways> {
  const house = await openHouse(async () => undefined, { isDurable: true });
  await endProcess(house.server, 'SIGKILL');
  const people = await makePeople(house, most);
  const folder = mkdtempSync(path.join(tmpdir(), 'galley-bench-'));
  const databasePids = () => familyOf(house.databasePid);
  const pinDatabase = () => pin(databasePids(), SERVER_CORE);

  const startGalley = async ({ words, tags }: TextSize): Promise<Running> => {
    const articleId = await makeTaggedArticle(house.editor, house.deskId, words, tags);
    const start = async () => {
      await house.restart();
      pin([pidOf(house.server)], SERVER_CORE);
      pinDatabase();
    };
    await start();
    return {
      order: { kind: 'galley', url: house.url, people, articleId },
      get server() {
        return house.server;
      },
      databasePids,
      restart: start,
      stop: () => endProcess(house.server, 'SIGKILL'),
    };
  };

  const startHocuspocus = async ({ words, tags }: TextSize, isStored: boolean): Promise<Running> => {
    const file = path.join(folder, 'text');
    writeFileSync(file, packDoc(inventDoc(words, createRandom(words + tags))));
    const port = String(await freePort(0));
    const start = async () => {
      const child = startProgram('hocuspocus-server.ts', [file, port], SERVER_CORE, {
        env: { DATABASE_URL: isStored ? house.databaseUrl : '' },
      });
      await once(child, 'message');
      pinDatabase();
      return child;
    };
    let server = await start();
    return {
      order: { kind: 'hocuspocus', url: `http://127.0.0.1:${port}`, people: [], articleId: uuidv7() },
      get server() {
        return server;
      },
      databasePids: () => (isStored ? databasePids() : []),
      restart: async () => {
        server = await start();
      },
      stop: () => endProcess(server, 'SIGKILL'),
    };
  };

  return {
    start: (name, size) => (name === 'galley' ? startGalley(size) : startHocuspocus(size, name === 'hocuspocus-stored')),
    close: async () => {
      rmSync(folder, { recursive: true });
      await house.close();
    },
  };
}

/** Ends a process that we started, and waits until it has ended. */
export async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}

async function makePeople({ deskId, url }: BenchHouse, count: number): Promise<Order['people']> {
  // The cookie's name carries the port of the server. Only now: they read the surroundings, and connect to the database.
  process.env.PORT = new URL(url).port;
  const { makePerson } = await import('@/lib/server/people.fixture');
  const { sessionCookieHeader } = await import('@/lib/server/sign-in/session-cookie');
  const people: Order['people'] = [];
  for (let index = 0; index < count; index++) {
    const { id } = await makePerson({ name: `Person ${index + 1}`, roles: { [deskId]: 'editor' } });
    const cookie = await sessionCookieHeader({ personId: id, sessionVersion: 0 });
    people.push({ id, cookie: cookie.split(';')[0] ?? '' });
  }
  return people;
}
