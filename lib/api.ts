import type { z } from 'zod';
import type { Endpoint, Given, Parsed } from './domain/contract/endpoint';
import { ApiError, jsonOf, MAX_WAIT_MS, refusalOf, send } from './send';

export { ApiError };

type Schema = z.ZodType | undefined;

/** What goes with every call. A page adds whose it is: the cookie says only who was the last to sign in in this browser. */
export const everyHeader: Record<string, string> = { Accept: 'application/json' };
/** What even a thin line carries up. A pasted book gets the time for its way, and the server as much for its work. */
const CHARS_PER_MS = 10;

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
 * a minute (a large body has longer), one that breaks off or of which nothing more comes for a minute, and an unreadable one throw ApiError; an aborted
 * signal throws its own AbortError, which is not a failure to show.
 */
export async function call<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, B, A>,
  parts: Parts<P, Q, B>,
): Promise<Parsed<A>> {
  return answerOf(endpoint, await callRaw(endpoint, parts), parts.signal);
}

/** Like `call`, for answers that are not JSON (files, streams): the response itself, once it is known not to be a refusal. */
export async function callRaw<P extends Schema, Q extends Schema, B extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, B, A>,
  parts: Parts<P, Q, B>,
): Promise<Response> {
  const body = endpoint.body === undefined ? null : JSON.stringify(parts.body);
  return ask(endpoint, parts, body, 'json', parts.headLimitMs ?? MAX_WAIT_MS + (body?.length ?? 0) / CHARS_PER_MS);
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
  if (!response.ok) throw refusalOf(response, method, await jsonOf(response, method, signal).catch(() => undefined));
  return response;
}

/**
 * What a response says, parsed by the contract's schema. Throws ApiError: as `jsonOf` where it does not come whole, and `unreadable` where it cannot be
 * parsed: the page of a firm's gateway or a train comes with status 200.
 */
export async function answerOf<A extends Schema>(
  { method, answer }: { method: string; answer?: A },
  response: Response,
  signal?: AbortSignal,
): Promise<Parsed<A>> {
  const said = answer && (await jsonOf(response, method, signal));
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
