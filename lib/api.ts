import type { z } from 'zod';
import type { Endpoint, Given, Parsed } from './domain/contract/endpoint';
import { readProblem } from './domain/contract/problem';
import { providerId } from './domain/people/provider-sign-in';

type Schema = z.ZodType | undefined;

/** So long may an answer take to begin. On a line that brings nothing and does not break, nobody else ends the waiting. */
const HEAD_LIMIT_MS = 60_000;
/** What goes with every call. A page adds whose it is: the cookie says only who was the last to sign in in this browser. */
export const everyHeader: Record<string, string> = { Accept: 'application/json' };
/** What even a thin line carries up. A pasted book gets the time for its way, and the server as much for its work. */
const CHARS_PER_MS = 10;

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

type Part<Name extends string, S extends Schema> = S extends z.ZodType ? { [K in Name]: Given<S> } : { [K in Name]?: undefined };
/** What a call gives to an endpoint: the parts that its contract names, and how the call goes. */
export type Parts<P extends Schema, Q extends Schema, B extends Schema> = Part<'params', P> &
  Part<'query', Q> &
  Part<'body', B> & {
    signal?: AbortSignal;
    /** The call outlives the page that makes it. */
    keepalive?: boolean;
    /** How long the answer may take to begin, if not a minute and what the body takes. */
    headLimitMs?: number;
  };

/**
 * Calls an endpoint and gives its answer, parsed by the contract's schema (void for a 204). A refusal, no answer, one that has not begun after
 * a minute (a large body has longer) and an unreadable one throw ApiError; an aborted signal throws its own AbortError, which is not a failure
 * to show. The rest of an answer that has begun may take as long as it takes: see `callWatched`.
 */
export async function call<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, B, A>,
  parts: Parts<P, Q, B>,
): Promise<Parsed<A>> {
  return answerOf(endpoint, await callRaw(endpoint, parts));
}

/** Like `call`, for answers that are not JSON (files, streams): the response itself, once it is known not to be a refusal. */
export async function callRaw<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, B, A>,
  parts: Parts<P, Q, B>,
): Promise<Response> {
  const body = endpoint.body === undefined ? null : JSON.stringify(parts.body);
  return ask(endpoint, parts, body, 'json', parts.headLimitMs ?? HEAD_LIMIT_MS + (body?.length ?? 0) / CHARS_PER_MS);
}

/** One request and its answer, once it is known not to be a refusal. It must begin within `headLimitMs`; null: whenever it does. */
export async function ask(
  { method, path }: Pick<Endpoint<Schema, Schema, Schema, Schema>, 'method' | 'path'>,
  { params, query, signal, keepalive = false }: { params?: unknown; query?: unknown; signal?: AbortSignal; keepalive?: boolean },
  body: string | Blob | null,
  type: 'json' | 'octet-stream',
  headLimitMs: number | null,
): Promise<Response> {
  const headers = { ...everyHeader, ...(body !== null && { 'Content-Type': `application/${type}` }) };
  const response = await send(addressOf(path, params, query), { method, headers, body, signal: signal ?? null, keepalive }, headLimitMs);
  if (!response.ok) throw await refusalOf(response, method);
  return response;
}

/**
 * What a response says, parsed by the contract's schema. Throws ApiError (`unreadable`) where it cannot be: the page of a firm's gateway or a train comes
 * with status 200.
 */
export async function answerOf<A extends Schema>({ answer }: { answer?: A }, response: Response): Promise<Parsed<A>> {
  const said: unknown = answer && (await response.json().catch(() => undefined));
  // What is no JSON is not for the schema: a lenient one would take it for an answer.
  const parsed = said === undefined ? undefined : answer?.safeParse(said);
  if (answer ? !parsed?.success : response.status !== 204)
    throw new ApiError('unreadable', response.status, 'The server’s answer could not be read. Reload the page.');
  // The schema of this very endpoint gave it; TypeScript cannot follow the conditional type.
  return parsed?.data as Parsed<A>;
}

/** Fills `{name}` in a path and appends the query. Undefined values are left out; a list repeats its key. */
export function addressOf(path: string, params: unknown, query: unknown): string {
  const values = new Map(entriesOf(params));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values.get(name) ?? '')));
  const search = new URLSearchParams();
  for (const [key, value] of entriesOf(query)) {
    for (const each of Array.isArray(value) ? value : [value]) if (each !== undefined) search.append(key, String(each));
  }
  return search.size === 0 ? filled : `${filled}?${search}`;
}

function entriesOf(part: unknown): [string, unknown][] {
  return typeof part === 'object' && part !== null ? Object.entries(part) : [];
}

/**
 * One request, whose answer must begin within `headLimitMs` (null: whenever it does). Its body may then take as long as it takes.
 */
async function send(address: string, init: RequestInit, headLimitMs: number | null = HEAD_LIMIT_MS): Promise<Response> {
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

/** What is safe where no answer came. Where something was only read nobody wrote anything. */
const safeWithout = (method = 'GET') => (method === 'GET' ? 'Nothing is lost.' : 'What you wrote is kept here.');

async function refusalOf(response: Response, method: string): Promise<ApiError> {
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(retryAfter) ? retryAfter : null;
  const problem = readProblem(await response.json().catch(() => null));
  if (problem === null) {
    // 502 to 504, and the numbers of services for many sites: a proxy says so of a server that it does not reach.
    const [code, what] =
      response.status > 501 ? ['unreachable', 'The server did not answer.'] : ['unreadable', 'The server’s answer could not be read.'];
    return new ApiError(code, response.status, `${what} ${safeWithout(method)} Try again.`, {}, retryAfterSeconds);
  }
  return new ApiError(problem.code, response.status, problem.detail, problem.details, retryAfterSeconds);
}

/** Signs in by password; the answer is a cookie. A refusal's sentence says how many tries are left. */
export async function signIn(credential: { email: string; password: string }): Promise<void> {
  const response = await postToAuth('/api/auth/callback/credentials', credential);
  const answer = await addressIn(response.clone());
  const refusal = answer?.searchParams.get('error');
  if (refusal) throw new ApiError('invalid', response.status, refusal);
  if (!response.ok || answer === null) throw await refusalOf(response, 'POST');
}

/**
 * Where to go to sign in with the house's identity provider. From there people come back to `to`, signed in, or to the sign-in page, which
 * says why not.
 */
export async function startProviderSignIn(to: string): Promise<string> {
  const response = await postToAuth(`/api/auth/signin/${providerId}`, { callbackUrl: to });
  const address = await addressIn(response.clone());
  if (!response.ok || address === null) throw await refusalOf(response, 'POST');
  return address.href;
}

/** next-auth's own protocol: a token against forged forms, then a form; `json` makes it answer with an address instead of redirecting. */
export async function postToAuth(address: string, fields: Record<string, string>): Promise<Response> {
  const token = await send('/api/auth/csrf', { method: 'GET' });
  const csrfToken = token.ok && textIn(await token.json().catch(() => null), 'csrfToken');
  // Without one the form would be taken for forged, and answered as if all were well.
  if (!csrfToken) throw await refusalOf(token, 'POST');
  const body = new URLSearchParams({ callbackUrl: '/', ...fields, csrfToken, json: 'true' });
  return send(address, { method: 'POST', body });
}

/** Where next-auth sends on to. Null where it says nothing of the kind, or that it did not take the token and did nothing. */
export async function addressIn(response: Response): Promise<URL | null> {
  const url = textIn(await response.json().catch(() => null), 'url');
  return url && !url.includes('csrf=') && URL.canParse(url, window.location.origin) ? new URL(url, window.location.origin) : null;
}

// By hand: sign-in, which asks nothing else, would send zod for two fields.
function textIn(answer: unknown, name: string): string | null {
  const value: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : null;
  return typeof value === 'string' ? value : null;
}
