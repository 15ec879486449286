import type http from 'node:http';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { callWatched } from './call-watched';
import { endpoint } from './domain/contract/endpoint';
import { holdAnswer } from './held-answer.fixture';
import { closeServers, serve } from './real-server.fixture';

const read = endpoint({ method: 'GET', path: '/api/v1/me', answer: z.object({ name: z.string() }) });

/** A server that answers with a head and then as `write` does. */
const serveBody = (write: (response: http.ServerResponse) => void) =>
  serve((_, response) => {
    response.writeHead(200, { 'Content-Type': 'application/json' });
    write(response);
  });

afterEach(() => {
  vi.useRealTimers();
  closeServers();
});

describe('callWatched', () => {
  it('ends the waiting for an answer that stops in the middle', async () => {
    await serveBody((response) => response.write('{"name":'));
    await expect(callWatched(read, {}, 20)).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('says of an answer that breaks off that there was none', async () => {
    await serveBody((response) => response.write('{"name":', () => response.destroy()));
    await expect(callWatched(read, {})).rejects.toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('says that an answer which is not ours cannot be read', async () => {
    await serveBody((response) => response.end('<h1>Welcome</h1>'));
    await expect(callWatched(read, {})).rejects.toMatchObject({ code: 'unreadable', status: 200 });
  });

  it('says so of an empty answer of a proxy, too', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 204 }));
    await expect(callWatched(read, {})).rejects.toMatchObject({ code: 'unreadable', status: 204 });
  });

  it('reads an answer that comes slowly for as long as something comes', async () => {
    vi.useFakeTimers();
    const limitMs = 1_000;
    const { write, end } = holdAnswer();
    const called = callWatched(read, {}, limitMs);
    for (const piece of ['{"na', 'me":', '"Bö', 'rse"}']) {
      await write(piece);
      await vi.advanceTimersByTimeAsync(0.4 * limitMs);
    }
    await end();
    expect(await called).toEqual({ name: 'Börse' });
  });

  it('does not hide that the person stopped it in the middle of the answer', async () => {
    const stop = new AbortController();
    await serveBody((response) => response.write('{"name":'));
    // The head is there, and the body is read on.
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
      const response = await fetch(address, init);
      setTimeout(() => stop.abort());
      return response;
    });
    await expect(callWatched(read, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });
});
