// The HTTP server around Next: how its connections end, and how it ends itself.
import { Server } from 'node:http';

/** A reader who has taken nothing of an answer for so long has gone. `lib/server/live/reader-line.ts` gives one of its own up a little earlier. */
const stuckMs = 150_000;
/** What is still under way so long after the server was told to stop is cut off: the launcher kills it soon after (`serve.mjs`). */
const endingMs = 5_000;

/**
 * A server that ends in order: `{ server, end() }`. `end` takes no new connections, lets what is under way be answered, and ends each connection with
 * the answer that is on it; it resolves when all are gone, after `endingMs` at the latest. A connection whose reader takes nothing of an answer
 * for `stuckMs` is cut off.
 * @returns {{ server: Server, end: () => Promise<void> }}
 */
export function makeServer(patience = { stuckMs, endingMs }) {
  const server = new PlainServer();
  // Longer than proxies and browsers keep a silent connection, so that they close it and never send on one that this end is just closing: with
  // Node's five seconds a request now and then was answered by a reset.
  server.keepAliveTimeout = 75_000;
  let isEnding = false;
  const unasked = new Set();
  server.on('connection', (socket) => {
    unasked.add(socket);
    socket.once('close', () => unasked.delete(socket));
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    unasked.delete(socket);
    response.setTimeout(patience.stuckMs, () => {
      // With nothing to be taken it is we who are slow.
      if (response.writableLength > 0) socket.destroy();
    });
    if (isEnding) response.setHeader('Connection', 'close');
    // The connection of an answer that began before would be kept, and a browser asks on it for the stream that has just been closed.
    response.once('close', () => {
      if (isEnding) socket.destroySoon();
    });
  });
  const end = async () => {
    isEnding = true;
    const cut = setTimeout(() => server.closeAllConnections(), patience.endingMs);
    const closed = new Promise((resolve) => server.close(resolve));
    // Browsers open connections ahead of need.
    for (const socket of unasked) if (socket.bytesRead === 0) socket.destroy();
    await closed;
    clearTimeout(cut);
  };
  return { server, end };
}

/**
 * A server that nobody hears upgrades from, so that Node answers a request with one as any other (https://www.rfc-editor.org/rfc/rfc9110#section-7.8).
 * Next listens for them in production too, and keeps what it has no use for open: no limit ends such a connection, and the server cannot end before it.
 * Development has a server of its own (`dev-server.mjs`), to which pages talk so.
 */
class PlainServer extends Server {
  on(name, listener) {
    return name === 'upgrade' ? this : super.on(name, listener);
  }
}
