import http from 'node:http';
import type { Socket } from 'node:net';
import type { Chance } from './random';

/** How often in a hundred requests each mishap befalls one. Streams are only cut or stalled, when somebody says so. */
export interface Mishaps {
  /** The request never comes to a server. */
  lostRequests: number;
  /** The server has done what was asked; the answer never comes back. */
  lostAnswers: number;
  /** Kept back for a while, before the server or after it. */
  late: number;
  /** Sent twice, as a line does that is not sure. */
  twice: number;
}

export const calm: Mishaps = { lostRequests: 0, lostAnswers: 0, late: 0, twice: 0 };

const LONGEST_DELAY_MS = 3_000;

interface Stream {
  cut(): void;
  stall(): void;
}

/**
 * A reverse proxy before several servers, as a newsroom has one: each request goes to the next server that can be reached, nobody is kept to
 * one of them, and what comes is passed on as it comes. It can be told to lose, delay and double what goes through.
 */
export class ReverseProxy {
  mishaps: Mishaps = calm;
  /** Answers to writes, by port of the server that gave them. */
  readonly writes = new Map<number, number>();
  private readonly ports: readonly number[];
  private readonly chance: Chance;
  private readonly told: (what: string) => void;
  private readonly streams = new Set<Stream>();
  private readonly server = http.createServer((request, response) => void this.handle(request, response));
  private turn = 0;

  constructor(ports: readonly number[], chance: Chance, told: (what: string) => void) {
    this.ports = ports;
    this.chance = chance;
    this.told = told;
  }

  listen(port: number): Promise<void> {
    return new Promise((resolve) => this.server.listen(port, '127.0.0.1', resolve));
  }

  close(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** Ends some of the open streams in the middle of what they say. */
  cutStreams(share: number): void {
    for (const stream of [...this.streams]) if (this.chance.isLucky(share)) stream.cut();
  }

  /** Some streams stay open and bring nothing any more. */
  stallStreams(share: number): void {
    for (const stream of [...this.streams]) if (this.chance.isLucky(share)) stream.stall();
  }

  private async handle(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
    const body = await bodyOf(request).catch(() => null);
    if (body === null) return;
    const isStream = request.url?.startsWith('/api/v1/live') ?? false;
    const befalls = (what: keyof Mishaps) => {
      const isSo = !isStream && this.chance.isLucky(this.mishaps[what] / 100);
      if (isSo) this.told(what);
      return isSo;
    };
    if (befalls('lostRequests')) return lose(request.socket);
    if (befalls('late')) await this.delay();
    if (befalls('twice')) void this.ask(request, body).then((answer) => answer?.resume());
    const answer = await this.ask(request, body);
    if (answer === null) {
      response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
      return;
    }
    if (befalls('lostAnswers')) {
      answer.resume();
      answer.once('end', () => lose(request.socket));
      answer.once('error', () => lose(request.socket));
      return;
    }
    if (befalls('late')) await this.delay();
    // It broke off meanwhile, or who asked has gone, and nobody says so twice.
    if (answer.destroyed || response.destroyed) {
      answer.destroy();
      return lose(request.socket);
    }
    response.once('close', () => answer.destroy());
    response.writeHead(answer.statusCode ?? 502, onwardHeaders(answer));
    if (answer.headers['content-type']?.startsWith('text/event-stream')) this.keep(answer, request, response);
    answer.on('error', () => lose(request.socket));
    answer.pipe(response);
  }

  private keep(answer: http.IncomingMessage, request: http.IncomingMessage, response: http.ServerResponse): void {
    response.flushHeaders();
    const stream = {
      cut: () => {
        lose(request.socket);
        answer.destroy();
      },
      stall: () => {
        answer.unpipe(response);
        answer.resume();
      },
    };
    this.streams.add(stream);
    response.once('close', () => this.streams.delete(stream));
  }

  /** Asks the servers in turn until one takes the request. Null if none does, or if the one that took it does not answer. */
  private async ask(request: http.IncomingMessage, body: Buffer): Promise<http.IncomingMessage | null> {
    const first = this.turn++;
    for (let tried = 0; tried < this.ports.length; tried++) {
      const port = this.ports[(first + tried) % this.ports.length] ?? 0;
      const answer = await forward(port, request, body);
      if (answer === 'not there') continue;
      if (answer && request.method === 'POST' && answer.statusCode === 200) this.writes.set(port, (this.writes.get(port) ?? 0) + 1);
      return answer;
    }
    return null;
  }

  private delay(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.chance.int(50, LONGEST_DELAY_MS)));
  }
}

/** What a proxy passes on: how a message is cut into pieces is a matter of each line. https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1 */
function onwardHeaders({ headers }: http.IncomingMessage): http.IncomingHttpHeaders {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = headers;
  return rest;
}

async function bodyOf(request: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function lose(socket: Socket): void {
  socket.destroy();
}

/** One request to one server. `not there`: no connection, so nothing was asked, and another may be. Null: it broke off afterwards. */
function forward(
  port: number,
  { method, url, headers }: http.IncomingMessage,
  body: Buffer,
): Promise<http.IncomingMessage | 'not there' | null> {
  return new Promise((resolve) => {
    const options = { host: '127.0.0.1', port, method, path: url, agent: false };
    const onward = http.request({ ...options, headers: { ...headers, 'x-forwarded-for': '127.0.0.1', connection: 'close' } }, resolve);
    onward.once('error', (error) => resolve('code' in error && error.code === 'ECONNREFUSED' ? 'not there' : null));
    onward.end(body);
  });
}
