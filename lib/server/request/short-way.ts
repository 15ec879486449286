import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AnswerOutlet, giveOutlet } from '../live/answer-outlet';
import { ofProcess } from '../of-process';
import { passOnEncoded, takesGzip } from './packed-answer';
import { requestWith } from './request-body';
import { bytesOf, MIN_PACKED_CHARS } from './route';

/** The handler of a route, as `route` makes it. */
type Handle = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Resolves once the request is answered, or its sender gone; null, with nothing of it touched, for one that is not answered here. */
export type ShortWay = (
  incoming: IncomingMessage,
  response: ServerResponse,
  everyAnswer: readonly { key: string; value: string }[],
) => Promise<void> | null;

/** More than is typed at once. What is larger goes by Next, which reads it piece by piece, and only of who is signed in. */
const MAX_BYTES = 64_000;

const articlePath = '^/api/v1/articles/([\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12})';
const entriesAddress = new RegExp(`${articlePath}/entries$`);
const stateAddress = new RegExp(`${articlePath}/state(?:\\?|$)`);

const pack = promisify(gzip);

/** Answers a request, if it is one of those that it is for. */
type Way = (incoming: IncomingMessage) => ((response: ServerResponse) => Promise<void>) | null;

const shared: typeof globalThis & { galleyShortWay?: ShortWay } = globalThis;
// Each route is a bundle of its own, with this module in it.
const ways = ofProcess('short ways', () => new Map<string, Way>());

/**
 * Has what is typed go to `append`, the handler of its route, without Next's router, whose work for one request was a third of what an edit cost: who it
 * is, same origin, form and rights are asked there. Called by the route when Next loads it; until then everything goes by Next.
 */
export function openEntriesWay(append: Handle): void {
  open('append', (incoming) => {
    const articleId = articleOf(incoming);
    return articleId === undefined ? null : (response) => answerBatch(append, articleId, incoming, response);
  });
}

/** The same for live streams: each piece of each stream went through three streams more on its way by Next, which two hundred readers felt. */
export function openStreamWay(follow: Handle): void {
  open('follow', (incoming) => {
    const isStream = incoming.method === 'GET' && incoming.url?.startsWith('/api/v1/live?');
    return isStream ? (response) => streamThrough(follow, {}, incoming, response) : null;
  });
}

/** The same for an article that is opened: it is packed once for all who open it, which Next would do again for each. */
export function openStateWay(read: Handle): void {
  open('read', (incoming) => {
    const articleId = incoming.method === 'GET' ? stateAddress.exec(incoming.url ?? '')?.[1] : undefined;
    return articleId === undefined ? null : (response) => streamThrough(read, { articleId }, incoming, response);
  });
}

/**
 * Has a way asked from here on, in the place of one of that name: a route may be loaded anew. The server around Next (`scripts/app-server.mjs`) asks them
 * first, since Next has no place of its own for it.
 */
function open(name: string, way: Way): void {
  ways.set(name, way);
  shared.galleyShortWay = (incoming, response, everyAnswer) => {
    for (const find of ways.values()) {
      const answerIt = find(incoming);
      if (!answerIt) continue;
      for (const { key, value } of everyAnswer) response.setHeader(key, value);
      return answerIt(response);
    }
    return null;
  };
}

/** The article that a short batch is for; undefined for any other request. */
function articleOf({ method, url, headers }: IncomingMessage): string | undefined {
  if (method !== 'POST' || headers['transfer-encoding'] !== undefined) return undefined;
  if (!(Number(headers['content-length']) <= MAX_BYTES)) return undefined;
  return entriesAddress.exec(url ?? '')?.[1];
}

async function answerBatch(append: Handle, articleId: string, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readAll(incoming);
  // Cut off: nobody is there to be answered.
  if (body === null) return;
  const request = requestWith(body, `http://localhost${incoming.url}`, { method: 'POST', headers: headersOf(incoming) });
  const answered = await append(request, { params: Promise.resolve({ articleId }) });
  const bytes = await bytesOf(answered);
  const mayPack = bytes.length >= MIN_PACKED_CHARS && !answered.headers.get('cache-control')?.includes('no-transform');
  const isPacked = mayPack && takesGzip(String(incoming.headers['accept-encoding'] ?? ''));
  const sent = isPacked ? await pack(bytes) : bytes;
  response.setHeaders(answered.headers);
  response.setHeader('Vary', 'Accept-Encoding');
  if (isPacked) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', sent.length);
  response.statusCode = answered.status;
  response.end(sent);
}

/**
 * Has a handler stream by the answer itself (`outletOf`), or passes on what it gives, no sooner than it is taken: a piece is asked for when there is room
 * for it. A sender who goes is told to the handler by the request's signal, and to the stream; a stream that fails cuts the connection, so that nobody takes
 * it for a whole one.
 */
async function streamThrough(
  handle: Handle,
  params: Record<string, string>,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = goneOf(incoming, response);
  const request = new Request(`http://localhost${incoming.url}`, { headers: headersOf(incoming), signal: gone });
  const outlet = new AnswerOutlet(response);
  giveOutlet(request, outlet);
  passOnEncoded(request);
  const answered = await handle(request, { params: Promise.resolve(params) });
  response.setHeaders(answered.headers);
  response.statusCode = answered.status;
  if (outlet.isUsed) {
    if (gone.aborted) return;
    outlet.open();
    await once(gone, 'abort');
    return;
  }
  response.flushHeaders();
  const pieces = (answered.body ?? new Blob().stream()).getReader();
  // One that failed by itself has nothing left to be told.
  const cancel = () => void pieces.cancel().catch(() => undefined);
  if (gone.aborted) cancel();
  gone.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      const { value, done } = await pieces.read();
      if (gone.aborted || response.destroyed) return;
      if (done) break;
      if (!response.write(value)) await roomIn(response, gone);
    }
    response.end();
  } catch (error) {
    response.destroy();
    if (!gone.aborted && !isCut(error)) throw error;
  }
}

/** Aborted when the sender is gone, or has been answered. An answer that waits behind another on its connection is not told when that goes. */
function goneOf({ socket }: IncomingMessage, response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const leave = () => {
    socket.off('close', leave);
    gone.abort();
  };
  socket.once('close', leave);
  response.once('close', leave);
  return gone.signal;
}

/** Until there is room for more, or nobody is there to take it. */
function roomIn(response: ServerResponse, gone: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      response.off('drain', goOn);
      gone.removeEventListener('abort', goOn);
      resolve();
    };
    if (gone.aborted) resolve();
    response.once('drain', goOn);
    gone.addEventListener('abort', goOn);
  });
}

/** A reader who takes nothing is cut off by the stream itself (`live/reader-line.ts`), and nothing is broken. */
const isCut = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** All of a short body; null if its sender went before it had arrived. */
function readAll(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer> | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.once('end', () => resolve(Buffer.concat(chunks)));
    incoming.once('close', () => resolve(null));
    incoming.once('error', () => resolve(null));
  });
}

function headersOf({ headers }: IncomingMessage): Headers {
  const given = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    for (const one of [value ?? []].flat()) given.append(name, one);
  }
  return given;
}
