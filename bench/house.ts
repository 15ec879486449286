import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { type Browser, type BrowserContext, chromium } from '@playwright/test';
import type { makePerson } from '@/lib/server/people.fixture';
import { ensureChromium, findChromium } from '../scripts/chromium.mjs';
import { dropDatabase, ensureDatabase } from '../scripts/database.mjs';
import { deploy } from '../scripts/migrate.mjs';
import { ensurePostgres, freePort } from '../scripts/pg.mjs';
import { prepareBuild, workerFile } from '../scripts/prepare.mjs';
import { serve, waitUntilHealthy } from '../scripts/serve.mjs';
import { root } from '../scripts/surroundings.mjs';
import { ensureTestPostgres } from '../scripts/test-database.mjs';

const DIST = '.next-test';
const DATABASE = 'galley_bench';
const PASSWORD = 'galley proof rack';

/** A production build on a database of its own, with a desk and an editor in it. */
export interface BenchHouse {
  url: string;
  deskId: string;
  editor: Awaited<ReturnType<typeof makePerson>>;
  /** The server's process now, and PostgreSQL's first one. */
  readonly server: ChildProcess;
  databasePid: number;
  databaseUrl: string;
  /** Starts the server again that was killed, at its address. */
  restart(): Promise<void>;
  /** Signs the editor in, in a context of a browser. */
  signIn(context: BrowserContext): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** True for a database that has on the disk what it has answered for, as with real work. The tests' own is quicker, and does not. */
  isDurable?: boolean;
}

/** Prepares database and build, and serves. Articles are made by `fill`, before the server is up. */
export async function openHouse(
  fill: (house: Pick<BenchHouse, 'deskId' | 'editor'>) => Promise<void>,
  { isDurable = false }: Options = {},
): Promise<BenchHouse> {
  const postgres = await (isDurable ? ensurePostgres({ dataRoot: path.join(root, '.galley/bench'), port: 0 }) : ensureTestPostgres());
  await dropDatabase(postgres.url('postgres'), DATABASE);
  await ensureDatabase(postgres.url('postgres'), DATABASE);
  const database = postgres.url(DATABASE);
  const secret = randomBytes(32).toString('hex');
  Object.assign(process.env, { DATABASE_URL: database, NEXTAUTH_SECRET: secret });
  await deploy(database);
  await ensureChromium();
  await prepareBuild(DIST);

  // Only now: it connects to the database at import.
  const people = await import('@/lib/server/people.fixture');
  const deskId = await people.makeDesk();
  const editor = await people.makePerson({ password: PASSWORD, roles: { [deskId]: 'editor' } });
  await fill({ deskId, editor });

  const port = await freePort(0);
  const url = `http://localhost:${port}`;
  const address = { host: '127.0.0.1', port, url, probe: `http://127.0.0.1:${port}` };
  const start = async () => {
    const app = serve('start', address, {
      NEXT_DIST: DIST,
      GALLEY_IMPORT_WORKER: workerFile(DIST),
      DATABASE_URL: database,
      GALLEY_URL: url,
      NEXTAUTH_URL: url,
      NEXTAUTH_SECRET: secret,
    });
    await waitUntilHealthy(app, address);
    return app;
  };
  let app = await start();
  return {
    url,
    deskId,
    editor,
    databasePid: postgres.pid,
    databaseUrl: database,
    get server() {
      return app.child;
    },
    restart: async () => {
      app = await start();
    },
    signIn: async (context) => {
      const { csrfToken } = await (await context.request.get(`${url}/api/auth/csrf`)).json();
      const form = { email: editor.email, password: PASSWORD, csrfToken, json: 'true' };
      await context.request.post(`${url}/api/auth/callback/credentials`, { form });
    },
    close: async () => {
      await app.stop();
      await dropDatabase(postgres.url('postgres'), DATABASE);
      // The tests' own goes on, for whoever is next.
      if (isDurable) await postgres.stop();
    },
  };
}

/** A browser that has never been anywhere. */
export function freshBrowser(): Promise<Browser> {
  const executablePath = findChromium() ?? undefined;
  const args = [
    '--disable-gpu',
    '--no-first-run',
    '--disable-background-networking',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
  return chromium.launch({ ...(executablePath ? { executablePath } : {}), args });
}
