import { once } from 'node:events';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { log } from '../log';
import { hearOfArticle } from './listener';

const RETRY_MS = 500;
/** What PostgreSQL says while it starts: the length, then each field as it is named, and zeros at the ends. https://www.postgresql.org/docs/current/protocol-error-fields.html */
const fields = Buffer.from('SFATAL\0C57P03\0Mthe database system is starting up\0\0');
const refusal = Buffer.concat([Buffer.from('E'), lengthOf(fields), fields]);

function lengthOf(body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return length;
}

let server: net.Server;
/** How many connections were made and are over. */
let over: number;

beforeEach(async () => {
  over = 0;
  server = net.createServer((socket) => {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      over += 1;
    });
    socket.once('data', () => socket.end(refusal));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  vi.stubEnv('DATABASE_URL', `postgresql://galley@127.0.0.1:${port}/galley`);
  vi.spyOn(log, 'warn').mockReturnValue(undefined);
});

afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  server.close();
});

describe('the live connection, while the database is away', () => {
  it('is tried again once for each try that failed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const stop = await hearOfArticle('0198c2d5-0000-7000-8000-000000000001', () => undefined);
    for (let tries = 1; tries <= 4; tries += 1) {
      await expect.poll(() => over).toBe(tries);
      await expect.poll(() => vi.mocked(log.warn).mock.calls.length).toBe(tries);
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(RETRY_MS);
    }
    stop();
  });
});
