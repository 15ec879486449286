import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { pipeToNodeResponse } from 'next/dist/server/pipe-readable';
import { signalFromNodeResponse } from 'next/dist/server/web/spec-extension/adapters/next-request';
import { requestAs } from '@/lib/server/people.fixture';
import type { ShortWay } from '@/lib/server/request/short-way';
import { makeServer } from '@/scripts/http-server.mjs';
import { GET } from './route';

/** Answers as a person who is signed in. */
type Answer = (person: { id: string }, request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Next's own way to pass an answer on. */
export const byNext: Answer = async (person, request, response) => {
  const asked = await requestAs(person, request.url ?? '', { signal: signalFromNodeResponse(response) });
  const { status, body } = await GET(asked, { params: Promise.resolve({}) });
  response.statusCode = status;
  if (body) await pipeToNodeResponse(body, response);
};

export const byShortWay: Answer = async (person, request, response) => {
  const shared: typeof globalThis & { galleyShortWay?: ShortWay } = globalThis;
  const asked = await requestAs(person, request.url ?? '');
  request.headers.cookie = asked.headers.get('cookie') ?? '';
  await shared.galleyShortWay?.(request, response, []);
};

/** The route on a port, with the server around Next; `end` ends it with all its connections. */
export async function serve(person: { id: string }, answer: Answer) {
  const { server } = makeServer({ stuckMs: 300, endingMs: 0 });
  const answers: { response: ServerResponse; socket: Socket; isOver: Promise<void> }[] = [];
  server.on('request', (request, response) => {
    answers.push({ response, socket: request.socket, isOver: answer(person, request, response) });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
  return { answers, port: bound.port, end: () => server.close().closeAllConnections() };
}
