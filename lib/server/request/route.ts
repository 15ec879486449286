import type { z } from 'zod';
import type { Endpoint, Parsed } from '@/lib/domain/contract/endpoint';
import type { Issue } from '@/lib/domain/contract/problem';
import { DomainError, notFound } from '@/lib/domain/errors';
import type { Actor } from '@/lib/domain/people/permissions';
import { requireActorOf, seenActorOf } from '../sign-in/session';
import { answerInTurn } from './heavy-turns';
import { failureResponse } from './problem';
import { readJson } from './request-body';
import { requireSameOrigin } from './same-origin';

type Schema = z.ZodType | undefined;

/** Shorter answers than this are sent as they are: to pack what is said to each keystroke takes longer than to send it. */
export const MIN_PACKED_CHARS = 4_096;

/** The parts of an endpoint that the pipeline reads; `endpoint(…)` of the contract has them all. */
type Spec<P extends Schema, Q extends Schema, B extends Schema, Public extends boolean> = Pick<
  Endpoint<P, Q, B, Schema, Public>,
  'params' | 'query' | 'body' | 'maxBytes' | 'public'
>;

/**
 * If a body takes longer than this to come, or a turn, its sender is read from the tables once more: somebody may hold the last byte back for minutes, and
 * send it when their rights are gone. What comes at once asks no second time.
 */
const MAX_WAIT_MS = 1_000;

/** What a handler works with. `actor` is null on public endpoints: nobody's session is looked up there. */
export interface Call<P extends Schema, Q extends Schema, B extends Schema, Public extends boolean> {
  actor: Public extends true ? null : Actor;
  params: Parsed<P>;
  query: Parsed<Q>;
  body: Parsed<B>;
  request: Request;
}

/** What Next hands to a route handler beside the request. */
interface RouteContext {
  params: Promise<Record<string, string | string[] | undefined>>;
}

interface RouteOptions<Asked> {
  /** Where bodies are large: throws before one is read if the actor has no right to what the address names. The service looks at it again. */
  authorizeEarly?: (asked: Asked) => Promise<unknown>;
  /**
   * Counts what the actor has under way, before a body is read, and gives the way to count it no longer, which is called once it is answered or cut off;
   * or it throws.
   */
  countUnderWay?: (personId: string) => () => void;
  /** True for what is made of a whole article: a few at once, and the others wait (`heavy-turns.ts`). */
  isHeavy?: boolean;
  /**
   * For a service that writes only if the tables say of its actor what it was given: it is called with who they were a moment ago, and if it refuses
   * that, once more with who they are.
   */
  comparesActor?: boolean;
}

/**
 * The one pipeline of the API: signed in (401, also where that has ended before a slow body has come), same origin on writes (403), params, query and
 * body parsed (422 with `details.issues`, 413), then `handler`, which calls one service; one that is given a file to read reads its actor again
 * (`rights/actor-now.ts`). Its result is the answer as JSON; undefined is 204; a Response passes through. A DomainError becomes problem+json, anything else
 * a logged 500 without detail.
 */
export function route<
  P extends Schema = undefined,
  Q extends Schema = undefined,
  B extends Schema = undefined,
  Public extends boolean = false,
>(
  spec: Spec<P, Q, B, Public>,
  handler: (call: Call<P, Q, B, Public>) => unknown,
  { authorizeEarly, countUnderWay, isHeavy = false, comparesActor = false }: RouteOptions<Omit<Call<P, Q, B, Public>, 'body'>> = {},
) {
  return async (request: Request, context: RouteContext): Promise<Response> => {
    const begunMs = performance.now();
    let json: Promise<unknown> | null = null;
    const readBody = () => {
      json ??= readJson(request, spec.maxBytes);
      return json;
    };
    const serve = async (actor: Actor | null) => {
      requireSameOrigin(request);
      const params = parse(spec.params, await context.params, 'params');
      const query = parse(spec.query, queryOf(request), 'query');
      // The schemas gave exactly these types; TypeScript cannot follow a conditional type through the optional parts.
      const asked = { actor, params, query, request } as Omit<Call<P, Q, B, Public>, 'body'>;
      await authorizeEarly?.(asked);
      const countNoLonger = actor && countUnderWay?.(actor.id);
      const work = async () => {
        const body = spec.body === undefined ? undefined : parse(spec.body, await readBody(), 'body');
        const mayBeSlow = spec.body !== undefined || isHeavy;
        const isSlow = actor !== null && mayBeSlow && performance.now() - begunMs > MAX_WAIT_MS;
        const now = isSlow ? await requireActorOf(request) : actor;
        return answer(await handler({ ...asked, actor: now, body } as Call<P, Q, B, Public>));
      };
      try {
        return actor && isHeavy ? await answerInTurn(actor.id, request.signal, work) : await work();
      } finally {
        countNoLonger?.();
      }
    };
    const serveSeen = async () => {
      const seen = comparesActor ? await seenActorOf(request) : null;
      return seen && (await serve(seen).catch(nullIfRefused));
    };
    try {
      const response = (await serveSeen()) ?? (await serve(spec.public === true ? null : await requireActorOf(request)));
      return request.method === 'HEAD' ? await headOf(response) : response;
    } catch (error) {
      return failureResponse(error, request);
    }
  };
}

/** In these a refusal may be of who they were. All else has been decided on what the tables say of them, or is so for everybody. */
function nullIfRefused(error: unknown): null {
  if (error instanceof DomainError && ['signed-out', 'forbidden', 'not-found'].includes(error.code)) return null;
  throw error;
}

function answer(result: unknown): Response {
  if (result instanceof Response) return result;
  if (result === undefined) return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } });
  const json = JSON.stringify(result);
  const cache = json.length < MIN_PACKED_CHARS ? 'no-store, no-transform' : 'no-store';
  const response = new Response(json, { headers: { 'Content-Type': 'application/json', 'Cache-Control': cache } });
  texts.set(response, json);
  return response;
}

/** What answers say, for who passes them on without reading their streams. */
const texts = new WeakMap<Response, string>();

/** The bytes of an answer of a route, at once where it was made here from JSON. */
export async function bytesOf(response: Response): Promise<Buffer> {
  const text = texts.get(response);
  return text === undefined ? Buffer.from(await response.arrayBuffer()) : Buffer.from(text);
}

/** Next answers HEAD by the handler of GET and drops the body unread: a stream would stay open for ever. */
async function headOf({ body, status, headers }: Response): Promise<Response> {
  await body?.cancel();
  return new Response(null, { status, headers });
}

/** A key that comes twice becomes a list. */
function queryOf(request: Request): Record<string, string | string[]> {
  const search = new URL(request.url).searchParams;
  const query: Record<string, string | string[]> = {};
  for (const key of new Set(search.keys())) {
    const [first = '', ...rest] = search.getAll(key);
    query[key] = rest.length === 0 ? first : [first, ...rest];
  }
  return query;
}

function parse(schema: Schema, given: unknown, part: 'params' | 'query' | 'body'): unknown {
  if (schema === undefined) return undefined;
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  // An id that cannot be one is a wrong address, not a wrong form.
  if (part === 'params') throw notFound();
  const issues: Issue[] = parsed.error.issues.map(({ path, message }) => ({
    path: path.map((step) => (typeof step === 'number' ? step : String(step))),
    message,
  }));
  throw new DomainError('invalid', issues[0]?.message ?? 'Something in this request is not valid.', { issues });
}
