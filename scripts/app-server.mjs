// The process that serves a production build: `node app-server.mjs HOST PORT`, the build's folder in NEXT_DIST. It is what `next start` is, and
// before it the build's packed files, what is sent to a page, which is refused, and what is typed, live streams and articles that are opened, which go to their routes by a shorter way.
// All else is Next's.
import path from 'node:path';
import next from 'next';
import { answerHeaders } from './answer-headers.mjs';
import { makeServer } from './http-server.mjs';
import { packedFiles } from './packed-files.mjs';
import { readableAddress } from './readable-address.mjs';
import { refuseWrite } from './refuse-write.mjs';
import { root } from './surroundings.mjs';

const [host, port] = process.argv.slice(2);
const { server, end } = makeServer();
const app = next({ dir: root, hostname: host, port: Number(port), httpServer: server });
await app.prepare();
const handle = app.getRequestHandler();
const servePacked = packedFiles(path.join(root, process.env.NEXT_DIST));

server.on('request', (request, response) => {
  request.url = readableAddress(request.url);
  if (servePacked(request, response) || refuseWrite(request, response)) return;
  // Opened by the build when Next loads those routes (`lib/server/request/short-way.ts`).
  const answered = globalThis.galleyShortWay?.(request, response, answerHeaders) ?? handle(request, response);
  answered.catch((error) => {
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
  process.once(signal, async () => {
    // Requests under way are answered first; what they leave to be done afterwards is done by `close`.
    await end();
    await app.close();
    process.exit(status);
  });
}
