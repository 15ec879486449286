import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import net, { type Socket } from 'node:net';
import { pipeToNodeResponse } from 'next/dist/server/pipe-readable';
import { signalFromNodeResponse } from 'next/dist/server/web/spec-extension/adapters/next-request';
import { afterEach, expect, it, vi } from 'vitest';
import { MAX_STREAMS_EACH } from '@/lib/domain/contract/live';
import { makeArticle, sendEntries } from '@/lib/server/article.fixture';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import type { ShortWay } from '@/lib/server/request/short-way';
import { makeServer } from '@/scripts/http-server.mjs';
import { GET } from './route';

const ends: (() => unknown)[] = [];
afterEach(() => {
  vi.useRealTimers();
  for (const end of ends.splice(0)) end();
});

/** Answers as a person who is signed in. */
type Answer = (person: { id: string }, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next's own way to pass an answer on. */
const byNext: Answer = async (person, request, response) => {
  const asked = await requestAs(person, request.url ?? '', { signal: signalFromNodeResponse(response) });
  const { status, body } = await GET(asked, { params: Promise.resolve({}) });
  response.statusCode = status;
  if (body) await pipeToNodeResponse(body, response);
};

const byShortWay: Answer = async (person, request, response) => {
  const shared: typeof globalThis & { galleyShortWay?: ShortWay } = globalThis;
  const asked = await requestAs(person, request.url ?? '');
  request.headers.cookie = asked.headers.get('cookie') ?? '';
  await shared.galleyShortWay?.(request, response, []);
};

/** The route on a port, with the server around Next. */
async function serve(person: { id: string }, answer: Answer) {
  const { server } = makeServer({ stuckMs: 300, endingMs: 0 });
  const answers: { response: ServerResponse; socket: Socket; isOver: Promise<void> }[] = [];
  server.on('request', (request, response) => {
    answers.push({ response, socket: request.socket, isOver: answer(person, request, response) });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ends.push(() => server.close().closeAllConnections());
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return { answers, port: bound.port };
}

it.each([
  ['by Next', byNext],
  ['by the short way', byShortWay],
])('ends the connection of who acknowledges all and never reads, and counts the stream no longer: %s', async (_, answer) => {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const { id } = await makeArticle(lead, deskId);
  // More than the machine's own buffers take.
  for (let n = 0; n < 30; n++) {
    const text = 'x'.repeat(400_000);
    const insertion = { stepType: 'replace', from: 1, to: 1, slice: { content: [{ type: 'text', text }] } };
    const steps = [insertion, { stepType: 'replace', from: 1, to: 1 + text.length }];
    await sendEntries(lead, id, { type: 'text', payload: { steps, origin: 'edit' } });
  }
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  const { answers, port } = await serve(lead, answer);
  const deaf = net.connect(port, '127.0.0.1').pause();
  ends.push(() => deaf.destroy());
  deaf.write(`GET /api/v1/live?article=${id}:1 HTTP/1.1\r\nHost: localhost\r\n\r\n`);
  await expect.poll(() => answers[0]?.response.writableNeedDrain).toBe(true);
  await vi.advanceTimersByTimeAsync(150_000);
  // Told of by neither Next nor the reader.
  await expect.poll(() => answers[0]?.socket.destroyed).toBe(true);
  await answers[0]?.isOver;
  const line = new AbortController();
  ends.push(() => line.abort());
  const open = async () => (await fetch(`http://127.0.0.1:${port}/api/v1/live?article=${id}:31`, { signal: line.signal })).status;
  for (let n = 0; n < MAX_STREAMS_EACH; n++) expect(await open()).toBe(200);
  expect(await open()).toBe(503);
});
