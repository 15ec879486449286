import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser, Page } from './browser';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

const turn = promisify(setImmediate);
const state = JSON.stringify(Array.from({ length: 20_000 }, (_, n) => ({ n, words: `words ${n * 7919}` })));

/** A server that answers at once with a packed article, and says when it has. */
async function server() {
  const packed = gzipSync(state);
  const own = http.createServer((_, response) => {
    response.once('finish', () => own.emit('answered'));
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
  });
  own.listen(0, '127.0.0.1');
  await once(own, 'listening');
  open.push({ close: () => own.close().closeAllConnections() });
  const address: AddressInfo | string | null = own.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { answered: () => once(own, 'answered'), origin: `http://127.0.0.1:${address.port}` };
}

const nobody = { asked: () => undefined, answered: () => undefined };

describe('Page.fetch', () => {
  it('comes to an end whenever the line goes, while the answer is still to be unpacked, too', async () => {
    const { answered, origin } = await server();
    const outcomes = new Set<string>();
    for (let turns = 0; turns < 80; turns++) {
      const browser = new Browser(origin, nobody);
      const page = new Page(browser);
      const isAnswered = answered();
      const outcome = page.fetch('/state', { method: 'GET' }).then(
        async (answer) => ((await answer.text()) === state ? 'whole' : 'torn'),
        () => 'offline',
      );
      await isAnswered;
      for (let n = 0; n < turns; n++) await turn();
      browser.goOffline();
      outcomes.add(await outcome);
      expect(browser.requests.size).toBe(0);
      page.close();
    }
    expect(outcomes.has('torn')).toBe(false);
    expect(outcomes.has('offline')).toBe(true);
  });
});
