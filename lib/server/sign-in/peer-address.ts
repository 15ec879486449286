import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { IncomingMessage } from 'node:http';
import { ofProcess } from '../of-process';

const header = ofProcess<{ name: string | null }>('peer header', () => ({ name: null }));

/**
 * Has every request of this process carry the address of its connection in a header of its own, over whatever the client sent under that name:
 * Next gives routes the headers only, and its own `x-forwarded-for` is the client's where the client sends one. Called once when the server
 * starts. https://nodejs.org/api/diagnostics_channel.html#http
 */
export function notePeerAddresses(): void {
  if (header.name !== null) return;
  // Not to be guessed: should a runtime not tell of requests, nobody can send it instead.
  const name = `x-galley-peer-${randomBytes(12).toString('hex')}`;
  header.name = name;
  subscribe('http.server.request.start', (message) => {
    const request = typeof message === 'object' && message !== null && 'request' in message ? message.request : null;
    if (request instanceof IncomingMessage) request.headers[name] = request.socket.remoteAddress ?? '';
  });
}

/** The address of the connection that a request came over, or null if this process notes none. Behind a proxy it is the proxy's. */
export function peerAddressOf(headers: Headers): string | null {
  return (header.name !== null && headers.get(header.name)) || null;
}
