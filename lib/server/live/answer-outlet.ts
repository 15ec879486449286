import type { ServerResponse } from 'node:http';
import type { Writable } from 'node:stream';
import type { Outlet } from './outlet';

const CRLF = Buffer.from('\r\n');

/** The piece that was framed last: readers get the same bytes one after the other. */
let last: { bytes: Uint8Array; frame: Uint8Array } | null = null;

/** A piece of an answer whose length nobody knows beforehand, as it goes over the line: https://www.rfc-editor.org/rfc/rfc9112#section-7.1 */
function frameOf(bytes: Uint8Array): Uint8Array {
  if (last?.bytes !== bytes) last = { bytes, frame: Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, CRLF]) };
  return last.frame;
}

/**
 * A line that is an answer of Node's itself: what is sent is written in the same turn, framed once for all readers, to the connection. A stream of the web
 * between, and a frame for each reader, cost as much as the writing. What the connection does not take waits here until it does.
 */
export class AnswerOutlet implements Outlet {
  private readonly answer: ServerResponse;
  private taken: (() => void) | null = null;
  private waiting: Uint8Array[] = [];
  private waitingBytes = 0;
  /** Writes a piece, and says if there is room for another. */
  private write: (bytes: Uint8Array) => boolean;
  /** False before the head of the answer is sent, and while the connection has more than it can take. */
  private hasRoom = false;

  constructor(answer: ServerResponse) {
    this.answer = answer;
    this.write = (bytes) => answer.write(bytes);
  }

  /** True once somebody sends by this line. */
  get isUsed(): boolean {
    return this.taken !== null;
  }

  /** Sends by this line from here on. `taken` is called when the reader has taken something of what waited; that they are gone their request says. */
  use(taken: () => void): void {
    this.taken = taken;
  }

  /** Sends the head of the answer, and what waits for it. */
  open(): void {
    const { answer } = this;
    answer.flushHeaders();
    // One that waits behind another on its connection has none of its own yet, and one to an older client no frames.
    const connection = answer.chunkedEncoding ? answer.socket : null;
    if (connection) this.write = (bytes) => connection.write(frameOf(bytes));
    const line: Writable = connection ?? answer;
    const flow = () => this.flow();
    line.on('drain', flow);
    answer.once('close', () => line.off('drain', flow));
    this.flow();
  }

  get unread(): number {
    return this.waitingBytes;
  }

  send(bytes: Uint8Array): void {
    // The reader went a moment ago, and nobody has been told yet. An empty frame would be the last.
    if (this.answer.destroyed || bytes.length === 0) return;
    if (this.hasRoom) this.hasRoom = this.write(bytes);
    else {
      this.waiting.push(bytes);
      this.waitingBytes += bytes.length;
    }
  }

  end(): void {
    this.answer.end();
  }

  cut(): void {
    this.drop();
    this.answer.destroy();
  }

  private flow(): void {
    if (this.answer.destroyed) {
      this.drop();
      return;
    }
    this.hasRoom = true;
    let count = 0;
    for (const bytes of this.waiting) {
      if (!this.hasRoom) break;
      this.hasRoom = this.write(bytes);
      this.waitingBytes -= bytes.length;
      count += 1;
    }
    this.waiting.splice(0, count);
    this.taken?.();
  }

  private drop(): void {
    this.waiting = [];
    this.waitingBytes = 0;
  }
}

const given = new WeakMap<Request, AnswerOutlet>();

/** Whoever answers this request may do so by this line. */
export const giveOutlet = (request: Request, outlet: AnswerOutlet) => void given.set(request, outlet);

/** The line that was given with a request; undefined where its answer is passed on by somebody else. */
export const outletOf = (request: Request): AnswerOutlet | undefined => given.get(request);
