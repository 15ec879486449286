import { once } from 'node:events';
import http from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../scripts/pg.mjs';
import { Chance } from './random';
import { calm, type Mishaps, ReverseProxy } from './reverse-proxy';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** A server that counts what it is asked, and answers with its name. Streams are held open, to be written to. */
async function server(name: string) {
  const streams: http.ServerResponse[] = [];
  const bodies: string[] = [];
  const left: (string | undefined)[] = [];
  const own = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    if (request.url === '/breaks') return request.socket.destroy();
    if (request.url === '/begins') {
      response.once('close', () => left.push(request.url));
      return response.write('a part');
    }
    if (!request.url?.startsWith('/api/v1/live')) return response.end(name);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(': open\n\n');
    streams.push(response);
  });
  const port = await freePort(0);
  own.listen(port, '127.0.0.1');
  await once(own, 'listening');
  open.push({ close: () => own.close().closeAllConnections() });
  return { port, bodies, left, streams };
}

async function proxy(ports: number[], mishaps: Partial<Mishaps> = {}) {
  const own = new ReverseProxy(ports, new Chance(1), () => undefined);
  own.mishaps = { ...calm, ...mishaps };
  const port = await freePort(0);
  await own.listen(port);
  open.push(own);
  return { own, ask: (path: string, init?: RequestInit) => fetch(`http://127.0.0.1:${port}${path}`, init) };
}

const post = { method: 'POST', body: 'words' };

describe('ReverseProxy', () => {
  it('gives each request to the next server, and to another where one is not there', async () => {
    const [one, two] = [await server('one'), await server('two')];
    const { ask } = await proxy([one.port, await freePort(0), two.port]);
    const answers = [];
    for (let n = 0; n < 3; n++) answers.push(await (await ask('/')).text());
    expect(answers).toEqual(['one', 'two', 'two']);
  });

  it('passes a stream on as it comes, and can cut it', async () => {
    const one = await server('one');
    const { own, ask } = await proxy([one.port]);
    const reader = (await ask('/api/v1/live')).body?.getReader();
    const next = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await next()).toBe(': open\n\n');
    one.streams[0]?.write('data: 1\n\n');
    expect(await next()).toBe('data: 1\n\n');
    own.cutStreams(1);
    await expect(next()).rejects.toThrow();
  });

  it('answers 502 where a server breaks off, and asks no other: it may have done what was asked', async () => {
    const [one, two] = [await server('one'), await server('two')];
    const { ask } = await proxy([one.port, two.port]);
    expect((await ask('/breaks', post)).status).toBe(502);
    expect([one.bodies, two.bodies]).toEqual([['words'], []]);
  });

  it('lets a server know that who asked has gone', async () => {
    const one = await server('one');
    const { ask } = await proxy([one.port]);
    const stop = new AbortController();
    await ask('/begins', { signal: stop.signal });
    stop.abort();
    await expect.poll(() => one.left).toEqual(['/begins']);
  });

  it.each([
    ['lostRequests', 0],
    ['lostAnswers', 1],
  ] as const)('loses as it is told: %s', async (mishap, asked) => {
    const one = await server('one');
    const { ask } = await proxy([one.port], { [mishap]: 100 });
    await expect(ask('/', post)).rejects.toThrow();
    expect(one.bodies).toHaveLength(asked);
  });

  it('asks twice when it is told to, and answers once', async () => {
    const [one, two] = [await server('one'), await server('two')];
    const { ask } = await proxy([one.port, two.port], { twice: 100 });
    expect(await (await ask('/', post)).text()).toMatch(/one|two/);
    await expect.poll(() => one.bodies.length + two.bodies.length).toBe(2);
  });
});
