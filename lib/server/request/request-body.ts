import { DomainError } from '@/lib/domain/errors';
import { sayMegabytes } from '@/lib/domain/text/say-count';

/** The limit of a body unless its endpoint says otherwise. */
const DEFAULT_MAX_BYTES = 1_000_000;

/** Bodies that had arrived before their requests were made. */
const arrived = new WeakMap<Request, Uint8Array<ArrayBuffer>>();

/**
 * A request of which the body has arrived whole: `readBytes` and `readJson` have it at once, where a body of its own would come through streams. Nothing
 * else has it: the request itself carries none.
 */
export function requestWith(bytes: Uint8Array<ArrayBuffer>, address: string, init: Omit<RequestInit, 'body'>): Request {
  const request = new Request(address, init);
  arrived.set(request, bytes);
  return request;
}

/**
 * The body's bytes. More than `maxBytes` is `too-large`, and reading stops there: the announced length is not trusted. `busy` if its
 * sender was gone before all of it had arrived.
 */
export async function readBytes(request: Request, maxBytes: number = DEFAULT_MAX_BYTES): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const whole = arrived.get(request);
  if (whole) {
    if (whole.length > maxBytes) throw tooLarge(maxBytes);
    return whole;
  }
  if (request.body === null) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of iterate(request.body)) {
    length += chunk.byteLength;
    if (length > maxBytes) throw tooLarge(maxBytes);
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.byteLength;
  }
  return bytes;
}

/** The body as parsed JSON (still `unknown`). Empty, broken or not UTF-8: `invalid`. */
export async function readJson(request: Request, maxBytes?: number): Promise<unknown> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new DomainError('invalid', 'The request is not valid JSON.', { issues: [{ path: [], message: 'Not valid JSON.' }] });
  }
}

async function* iterate(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read().catch((error: unknown) => {
        throw new DomainError('busy', 'The request was cut off. Send it again.', { reason: String(error) });
      });
      if (done) return;
      yield value;
    }
  } finally {
    // Without cancel, a refused upload would go on filling the socket's buffer.
    await reader.cancel().catch(() => undefined);
  }
}

function tooLarge(maxBytes: number): DomainError {
  const limit = maxBytes >= 1_000_000 ? sayMegabytes(maxBytes) : `${Math.round(maxBytes / 1_000)} kB`;
  return new DomainError('too-large', `This is too big to send at once; the limit is ${limit}.`, { maxBytes });
}
