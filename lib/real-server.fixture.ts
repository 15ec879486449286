import { once } from 'node:events';
import http from 'node:http';
import { vi } from 'vitest';

const servers: http.Server[] = [];

/** A real server, which does with what it is asked as `handle` says. Paths become addresses of it, as a browser makes them. */
export async function serve(handle: http.RequestListener): Promise<http.Server> {
  const server = http.createServer(handle);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const origin = typeof address === 'object' ? `http://127.0.0.1:${address?.port}` : '';
  const { fetch } = globalThis;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => fetch(origin + path, init));
  return server;
}

/** Ends all that were made, and whatever stands in the place of globals. */
export function closeServers(): void {
  vi.unstubAllGlobals();
  for (const server of servers.splice(0)) server.close().closeAllConnections();
}
