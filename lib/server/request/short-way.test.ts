import { once } from 'node:events';
import http from 'node:http';
import net from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnswerOutlet, outletOf } from '../live/answer-outlet';
import { packedAnswer } from './packed-answer';
import { readBytes } from './request-body';
import { openEntriesWay, openStateWay, openStreamWay, type ShortWay } from './short-way';

const shared: typeof globalThis & { galleyShortWay?: ShortWay } = globalThis;

/** What the handler was asked. */
let asked: { articleId: string | undefined; said: (string | null)[]; body: string }[] = [];
let give: () => Response = () => Response.json({ isStored: true }, { headers: { 'Cache-Control': 'no-store' } });

openEntriesWay(async (request, { params }) => {
  const { articleId } = await params;
  // What tells who it is, and from which site.
  const said = ['cookie', 'host', 'origin', 'sec-fetch-site'].map((name) => request.headers.get(name));
  asked.push({ articleId, said, body: new TextDecoder().decode(await readBytes(request)) });
  return give();
});

// As the server around Next: what does not take the short way is answered by another.
const server = http.createServer((request, response) => {
  if (shared.galleyShortWay?.(request, response, [{ key: 'X-Frame-Options', value: 'DENY' }])) return;
  request.resume().once('end', () => response.writeHead(200, { 'Content-Type': 'text/plain' }).end('the long way'));
});
server.listen(0, '127.0.0.1');
await once(server, 'listening');
const place = server.address();
const port = typeof place === 'object' ? place?.port : undefined;
if (port === undefined) throw new Error('The server has no port.');
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
afterAll(() => {
  agent.destroy();
  server.close().closeAllConnections();
});

const articleId = uuidv7();
const address = `/api/v1/articles/${articleId}/entries`;

interface Sent {
  method?: string;
  path?: string;
  body?: string;
  headers?: Record<string, string>;
}

async function send({ method = 'POST', path = address, body = '{"a":1}', headers = {} }: Sent = {}) {
  const length: Record<string, string> = headers['transfer-encoding'] ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = http.request({ port, host: '127.0.0.1', agent, method, path, headers: { ...length, cookie: 'a=b', ...headers } });
  request.end(body);
  const [response]: http.IncomingMessage[] = await once(request, 'response');
  if (!response) throw new Error('No answer came.');
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, bytes: Buffer.concat(chunks) };
}

beforeEach(() => {
  asked = [];
  give = () => Response.json({ isStored: true }, { headers: { 'Cache-Control': 'no-store' } });
});

describe('openEntriesWay', () => {
  it('brings what is typed to its route with all that was sent, and its answer back with what every answer says', async () => {
    for (let nth = 1; nth <= 2; nth++) {
      const { status, headers, bytes } = await send({ headers: { origin: 'http://x.test', 'sec-fetch-site': 'cross-site' } });
      expect([status, JSON.parse(bytes.toString())]).toEqual([200, { isStored: true }]);
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'cache-control': 'no-store', 'x-frame-options': 'DENY' });
      expect(asked).toHaveLength(nth);
    }
    expect(asked[0]).toEqual({ articleId, said: ['a=b', `127.0.0.1:${port}`, 'http://x.test', 'cross-site'], body: '{"a":1}' });
  });

  it('says a refusal as it was said', async () => {
    give = () =>
      new Response('{"code":"busy"}', { status: 503, headers: { 'Content-Type': 'application/problem+json', 'Retry-After': '1' } });
    const { status, headers, bytes } = await send();
    expect([status, headers['retry-after'], headers['content-type']]).toEqual([503, '1', 'application/problem+json']);
    expect(bytes.toString()).toBe('{"code":"busy"}');
  });

  it.each<[string, Sent]>([
    ['another method', { method: 'PUT' }],
    ['a query', { path: `${address}?after=1` }],
    ['another address below it', { path: `${address}/more` }],
    ['no id', { path: '/api/v1/articles/none/entries' }],
    ['an id with an encoded letter', { path: address.replace('articles', '%61rticles') }],
    ['a body larger than what is typed', { body: 'x'.repeat(64_001) }],
    ['a body that does not say how large it is', { headers: { 'transfer-encoding': 'chunked' } }],
  ])('leaves a request with %s to Next', async (_, sent) => {
    expect((await send(sent)).bytes.toString()).toBe('the long way');
    expect(asked).toEqual([]);
  });

  it.each([
    ['a long answer for who takes that', 'gzip, br', 'no-store', true],
    ['no answer for who does not', 'br', 'no-store', false],
    ['no answer that says that it is not to be', 'gzip', 'no-store, no-transform', false],
  ])('packs %s', async (_, takes, cache, isPacked) => {
    const long = 'x'.repeat(20_000);
    give = () => new Response(long, { headers: { 'Cache-Control': cache } });
    const { headers, bytes } = await send({ headers: { 'accept-encoding': takes } });
    expect(headers['content-encoding']).toBe(isPacked ? 'gzip' : undefined);
    expect((isPacked ? gunzipSync(bytes) : bytes).toString()).toBe(long);
  });

  it('asks nobody where the sender goes before all has arrived', async () => {
    const socket = net.connect(port, '127.0.0.1');
    socket.write(`POST ${address} HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{"a"`);
    const [request]: http.IncomingMessage[] = await once(server, 'request');
    socket.destroy();
    await new Promise((resolve) => request?.once('close', resolve));
    expect((await send()).status).toBe(200);
    expect(asked).toHaveLength(1);
  });
});

/** What the handler of streams was asked, and what it gives. */
let followed: Request[] = [];
let stream: () => ReadableStream<Uint8Array> | Response;

openStreamWay(async (request) => {
  followed.push(request);
  const given = stream();
  return given instanceof Response ? given : new Response(given, { headers: { 'Content-Type': 'text/event-stream' } });
});

/** Asks for a stream on a connection of its own. */
async function follow(path = '/api/v1/live?article=x:1') {
  const request = http.get({ port, host: '127.0.0.1', agent: false, path, headers: { cookie: 'a=b' } });
  const [response]: http.IncomingMessage[] = await once(request, 'response');
  if (!response) throw new Error('No answer came.');
  return { request, response };
}

describe('openStreamWay', () => {
  beforeEach(() => {
    followed = [];
  });

  it('passes on each piece as it comes, with what every answer says, and ends with the stream', async () => {
    let give: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        give = controller;
      },
    });
    stream = () => body;
    const { response } = await follow();
    expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-frame-options': 'DENY' });
    expect([followed[0]?.url, followed[0]?.headers.get('cookie')]).toEqual(['http://localhost/api/v1/live?article=x:1', 'a=b']);
    for (const word of ['one', 'two']) {
      give?.enqueue(new TextEncoder().encode(word));
      expect(String((await once(response, 'data'))[0])).toBe(word);
    }
    give?.close();
    await once(response, 'end');
  });

  it('lets a handler write to the answer itself, which has its head by then', async () => {
    let line: AnswerOutlet | undefined;
    stream = () => {
      const asked = followed.at(-1);
      line = asked && outletOf(asked);
      line?.use(() => undefined);
      line?.send(new TextEncoder().encode('one'));
      return new Response(null, { headers: { 'Content-Type': 'text/event-stream' } });
    };
    const { response } = await follow();
    expect(response.headers).toMatchObject({ 'content-type': 'text/event-stream', 'x-frame-options': 'DENY' });
    expect(String((await once(response, 'data'))[0])).toBe('one');
    line?.send(new TextEncoder().encode('two'));
    expect(String((await once(response, 'data'))[0])).toBe('two');
    line?.end();
    await once(response, 'end');
  });

  it('asks for no more than is taken', async () => {
    let asked = 0;
    const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
      asked += 1;
      controller.enqueue(new Uint8Array(1_000_000));
    };
    const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
    stream = () => body;
    const { request, response } = await follow();
    response.pause();
    // More than the machine's own buffers take, and then nothing more.
    const seen: number[] = [];
    const isAtRest = () => seen.push(asked) > 1 && seen.at(-1) === seen.at(-2) && asked > 0;
    await expect.poll(isAtRest, { interval: 300 }).toBe(true);
    expect(asked).toBeLessThan(30);
    request.destroy();
  });

  it.each([
    ['a piece', 1],
    ['room', 50_000_000],
  ])('tells the handler and the stream that their reader is gone, while it waits for %s', async (_, size) => {
    const told: string[] = [];
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(size)),
      cancel: () => void told.push('stream'),
    });
    stream = () => body;
    const { request } = await follow();
    followed[0]?.signal.addEventListener('abort', () => told.push('handler'));
    request.destroy();
    await expect.poll(() => told.toSorted()).toEqual(['handler', 'stream']);
  });

  it('tells them of both streams that one connection has asked for, of which the second was never begun', async () => {
    let cancelled = 0;
    stream = () =>
      new ReadableStream<Uint8Array>({
        cancel: () => {
          cancelled += 1;
        },
      });
    const socket = net.connect(port, '127.0.0.1');
    socket.write('GET /api/v1/live?article=x:1 HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(2));
    await expect.poll(() => followed.length).toBe(2);
    socket.destroy();
    await expect.poll(() => cancelled).toBe(2);
  });

  it('cuts the connection where the stream fails, so that nobody takes it for whole', async () => {
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new Uint8Array(1)),
      pull: (controller) => controller.error(new DOMException('The reader takes nothing.', 'AbortError')),
    });
    stream = () => body;
    const { response } = await follow();
    const [error] = await once(response.resume(), 'error').catch((caught) => [caught]);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  });

  it('says a refusal as it was said', async () => {
    const headers = { 'Content-Type': 'application/problem+json', 'Retry-After': '1' };
    stream = () => new Response('{"code":"busy"}', { status: 503, headers });
    const { response } = await follow();
    expect([response.statusCode, response.headers['retry-after'], response.headers['content-type']]).toEqual([
      503,
      '1',
      'application/problem+json',
    ]);
    expect(String((await once(response, 'data'))[0])).toBe('{"code":"busy"}');
  });

  it('leaves other addresses and questions to Next', async () => {
    expect((await send({ method: 'GET', path: '/api/v1/live', body: '' })).bytes.toString()).toBe('the long way');
    expect((await send({ method: 'HEAD', path: '/api/v1/live?article=x:1', body: '' })).status).toBe(200);
    expect(followed).toEqual([]);
  });
});

describe('openStateWay', () => {
  const statePath = `/api/v1/articles/${articleId}/state`;
  let read: [string | undefined, string][] = [];

  openStateWay(async (request, { params }) => {
    read.push([(await params).articleId, request.url]);
    return packedAnswer(request, new Uint8Array(gzipSync('{"state":1}')));
  });

  beforeEach(() => {
    read = [];
  });

  it('sends the article that is opened packed once, as it was packed', async () => {
    const { headers, bytes } = await send({
      method: 'GET',
      path: `${statePath}?seq=3`,
      body: '',
      headers: { 'accept-encoding': 'gzip, deflate' },
    });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'content-type': 'application/json', 'x-frame-options': 'DENY' });
    expect(gunzipSync(bytes).toString()).toBe('{"state":1}');
    expect(read).toEqual([[articleId, `http://localhost${statePath}?seq=3`]]);
  });

  it('leaves other addresses and methods to Next', async () => {
    for (const [method, path] of [
      ['POST', statePath],
      ['GET', `${statePath}/more`],
      ['GET', `${statePath}s`],
    ]) {
      expect((await send({ method, path, body: '' })).bytes.toString()).toBe('the long way');
    }
    expect(read).toEqual([]);
  });
});
