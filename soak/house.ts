import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { dropDatabase, ensureDatabase } from '../scripts/database.mjs';
import { deploy } from '../scripts/migrate.mjs';
import { ensurePostgres, freePort } from '../scripts/pg.mjs';
import { workerFile } from '../scripts/prepare.mjs';
import { serve, waitUntilHealthy } from '../scripts/serve.mjs';
import { dataRoot, testDist } from '../scripts/surroundings.mjs';
import type { RunLog } from './run-log';

const DATABASE = 'galley_soak';
// As on a newsroom's machine: what a killed database had said yes to must be there afterwards.
const cluster = { dataRoot: path.join(dataRoot, 'soak'), isDurable: true };

type Postgres = Awaited<ReturnType<typeof ensurePostgres>>;

/** One of the processes that serve the app. */
interface Server {
  port: number;
  app: ReturnType<typeof serve> | null;
}

/** The production build in several processes on one PostgreSQL of their own. */
export class House {
  readonly servers: readonly Server[];
  readonly publicPort: number;
  private postgres: Postgres;
  private readonly log: RunLog;
  private readonly secret = randomBytes(32).toString('hex');

  private constructor(log: RunLog, postgres: Postgres, publicPort: number, ports: readonly number[]) {
    this.log = log;
    this.postgres = postgres;
    this.publicPort = publicPort;
    this.servers = ports.map((port) => ({ port, app: null }));
  }

  /** An empty house with its tables, and nobody serving yet. */
  static async make(log: RunLog, serverCount: number): Promise<House> {
    const postgres = await ensurePostgres({ ...cluster, port: 0, say: (line: string) => log.write(line) });
    await dropDatabase(postgres.url('postgres'), DATABASE);
    await ensureDatabase(postgres.url('postgres'), DATABASE);
    await deploy(postgres.url(DATABASE));
    const ports: number[] = [];
    while (ports.length <= serverCount) {
      const port = await freePort(0);
      if (!ports.includes(port)) ports.push(port);
    }
    const [publicPort = 0, ...own] = ports;
    return new House(log, postgres, publicPort, own);
  }

  /** What people type. */
  get origin(): string {
    return `http://localhost:${this.publicPort}`;
  }

  get databaseUrl(): string {
    return this.postgres.url(DATABASE);
  }

  /** Starts a server, and waits until it is well. */
  async start(server: Server): Promise<void> {
    const address = { host: '127.0.0.1', port: server.port, url: this.origin, probe: `http://127.0.0.1:${server.port}` };
    const env = {
      NEXT_DIST: testDist,
      GALLEY_IMPORT_WORKER: workerFile(testDist),
      DATABASE_URL: this.databaseUrl,
      GALLEY_URL: this.origin,
      NEXTAUTH_URL: this.origin,
      NEXTAUTH_SECRET: this.secret,
      GALLEY_LOG_LEVEL: 'warn',
    };
    server.app = serve('start', address, env, this.log.descriptor);
    await waitUntilHealthy(server.app, address);
  }

  /** Ends a server as a power cut does. */
  async kill(server: Server): Promise<void> {
    server.app?.child.kill('SIGKILL');
    await server.app?.gone;
    server.app = null;
  }

  /** Ends a server in order, as for an update. */
  async stop(server: Server): Promise<void> {
    await server.app?.stop();
    server.app = null;
  }

  /** A server that gets no turn for a while. */
  signal(server: Server, signal: 'SIGSTOP' | 'SIGCONT'): void {
    server.app?.child.kill(signal);
  }

  /** Stops PostgreSQL in order, or kills it, and starts it again. */
  async restartPostgres(how: 'in order' | 'killed', downMs: number): Promise<void> {
    if (how === 'in order') await this.postgres.stop();
    else if (this.postgres.pid) process.kill(this.postgres.pid, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, downMs));
    this.postgres = await ensurePostgres({ ...cluster, port: this.postgres.port, isPortFixed: true });
  }

  /** One question to the tables, on a connection of its own. */
  async query<Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl, options: '-c TimeZone=UTC' });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<Row>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.servers.map((server) => this.stop(server)));
    await dropDatabase(this.postgres.url('postgres'), DATABASE);
    await this.postgres.stop();
  }
}
