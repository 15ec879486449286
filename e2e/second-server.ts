import { freePort } from '../scripts/pg.mjs';
import { workerFile } from '../scripts/prepare.mjs';
import { serve, waitUntilHealthy } from '../scripts/serve.mjs';
import { testDist } from '../scripts/surroundings.mjs';
import { house, serverAddresses } from './house';

/** A port of this machine, and how it is reached. */
export async function freeAddress() {
  const port = await freePort(0);
  return { host: '127.0.0.1', port, url: `http://localhost:${port}`, probe: `http://127.0.0.1:${port}` };
}

type Address = Awaited<ReturnType<typeof freeAddress>>;

/** What starts another server on the database of this worker's house, with `more` in its environment. */
export function secondServer(address: Address, more: Record<string, string> = {}) {
  const dist = process.env.NEXT_DIST ?? testDist;
  const env = {
    NEXT_DIST: dist,
    GALLEY_IMPORT_WORKER: workerFile(dist),
    DATABASE_URL: house.databaseUrl,
    GALLEY_URL: address.url,
    NEXTAUTH_URL: address.url,
    NEXTAUTH_SECRET: house.sessionSecret,
    ...more,
  };
  serverAddresses.add(address.url);
  return async () => {
    const app = serve('start', address, env);
    await waitUntilHealthy(app, address);
    return app;
  };
}
