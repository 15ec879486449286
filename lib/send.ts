import { readProblem } from './domain/contract/problem';

/** So long may an answer take to begin, and to go on. On a line that brings nothing and does not break, nobody else ends the waiting. */
export const MAX_WAIT_MS = 60_000;

/** A refusal by the server, or no answer from it. `message` is a sentence for the person; programs read `code`. */
export class ApiError extends Error {
  /** The server's code, or `unreachable` (no answer, or a proxy's that it got none) or `unreadable` (another answer that is not ours). */
  readonly code: string;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;
  readonly details: Record<string, unknown>;
  readonly retryAfterSeconds: number | null;

  constructor(
    code: string,
    status: number,
    sentence: string,
    details: Record<string, unknown> = {},
    retryAfterSeconds: number | null = null,
  ) {
    super(sentence);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/**
 * One request, whose answer must begin within `headLimitMs` (null: whenever it does). Its body may then take as long as it takes.
 */
export async function send(address: string, init: RequestInit, headLimitMs: number | null = MAX_WAIT_MS): Promise<Response> {
  const stop = new AbortController();
  // Joined by hand: browsers that run all else have no AbortSignal.any. It stays so after the head, since a body can be given up, too.
  const giveUp = () => stop.abort(init.signal?.reason);
  if (init.signal?.aborted) giveUp();
  init.signal?.addEventListener('abort', giveUp, { once: true });
  const limit = headLimitMs === null ? undefined : setTimeout(() => stop.abort(), headLimitMs);
  try {
    return await fetch(address, { ...init, signal: stop.signal, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError('unreachable', 0, `The server did not answer. ${safeWithout(init.method)} Try again.`);
  } finally {
    clearTimeout(limit);
  }
}

/**
 * What a response says as JSON, undefined where that is none. Throws ApiError (`unreachable`) where it breaks off, or nothing more of it comes for a minute:
 * its request may have been done or not. An aborted signal throws its own AbortError.
 */
export async function jsonOf(response: Response, method: string, signal?: AbortSignal): Promise<unknown> {
  const decoder = new TextDecoder();
  let text = '';
  await readWhole(response, (piece) => (text += decoder.decode(piece, { stream: true }))).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError('unreachable', 0, `The server’s answer did not come whole. ${safeWithout(method)} Try again.`);
  });
  try {
    return JSON.parse(text + decoder.decode());
  } catch {
    return undefined;
  }
}

/** Hands on all that comes of a body. Throws if it breaks off, or nothing more comes of it for a minute: a large one on a thin line comes all the time. */
export async function readWhole({ body }: Response, take: (piece: Uint8Array<ArrayBuffer>) => void): Promise<void> {
  if (!body) return;
  const reader = body.getReader();
  let isSilent = false;
  const giveUp = () => {
    isSilent = true;
    // Ends the reading, and the request with it.
    reader.cancel().catch(() => undefined);
  };
  for (;;) {
    const limit = setTimeout(giveUp, MAX_WAIT_MS);
    const { value } = await reader.read().finally(() => clearTimeout(limit));
    if (isSilent) throw new Error('Nothing more came.');
    if (!value) return;
    take(value);
  }
}

/** What is safe where no answer came. Where something was only read nobody wrote anything. */
const safeWithout = (method = 'GET') => (method === 'GET' ? 'Nothing is lost.' : 'What you wrote is kept here.');

/** The refusal that a response is which says `said` (`jsonOf`). */
export function refusalOf({ headers, status }: Response, method: string, said: unknown): ApiError {
  const retryAfter = Number(headers.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
  const problem = readProblem(said);
  if (problem === null) {
    // 502 to 504, and the numbers of services for many sites: a proxy says so of a server that it does not reach.
    const [code, what] =
      status > 501 ? ['unreachable', 'The server did not answer.'] : ['unreadable', 'The server’s answer could not be read.'];
    return new ApiError(code, status, `${what} ${safeWithout(method)} Try again.`, {}, retryAfterSeconds);
  }
  return new ApiError(problem.code, status, problem.detail, problem.details, retryAfterSeconds);
}
