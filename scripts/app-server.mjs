// The process that serves a production build: `node app-server.mjs HOST PORT`, the build's folder in NEXT_DIST. It is what `next start` is, and
// the build's packed files before it. All else is Next's, streams included.
import { createServer } from 'node:http';
import path from 'node:path';
import next from 'next';
import { packedFiles } from './packed-files.mjs';
import { root } from './surroundings.mjs';

const [host, port] = process.argv.slice(2);
const server = createServer();
// Longer than proxies and browsers keep a silent connection, so that they close it and never send on one that this end is just closing: with
// Node's five seconds a request now and then was answered by a reset.
server.keepAliveTimeout = 75_000;
const app = next({ dir: root, hostname: host, port: Number(port), httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
const servePacked = packedFiles(path.join(root, process.env.NEXT_DIST));

server.on('request', (request, response) => {
  if (servePacked(request, response)) return;
  handle(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.statusCode = 500;
    response.end();
  });
});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(Number(port), host);

for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    // Requests under way are answered first; what they leave to be done afterwards is done by `close`.
    server.close(async () => {
      await app.close();
      process.exit(status);
    });
  });
}
