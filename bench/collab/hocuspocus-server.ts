// Hocuspocus in a process of its own: `hocuspocus-server.ts FILE PORT`, with a text to begin with (as Yjs packs it). With DATABASE_URL it keeps it there.
import { readFileSync } from 'node:fs';
import { Server } from '@hocuspocus/server';
import pg from 'pg';
import * as Y from 'yjs';

const [file = '', port = ''] = process.argv.slice(2);
const { DATABASE_URL } = process.env;
const pool = DATABASE_URL ? new pg.Pool({ connectionString: DATABASE_URL }) : null;
await pool?.query('create table if not exists hocuspocus (name text primary key, state bytea not null)');

const server = new Server({
  address: '127.0.0.1',
  port: Number(port),
  quiet: true,
  async onLoadDocument({ documentName, document }) {
    const stored = await pool?.query<{ state: Buffer }>('select state from hocuspocus where name = $1', [documentName]);
    Y.applyUpdate(document, stored?.rows[0]?.state ?? readFileSync(file));
  },
  // Two seconds after the last change, ten after the first: as it comes.
  debounce: 2_000,
  maxDebounce: 10_000,
  async onStoreDocument({ documentName, document }) {
    await pool?.query('insert into hocuspocus (name, state) values ($1, $2) on conflict (name) do update set state = excluded.state', [
      documentName,
      Buffer.from(Y.encodeStateAsUpdate(document)),
    ]);
  },
});
await server.listen();
process.send?.('listening');
process.on('disconnect', () => process.exit(1));
