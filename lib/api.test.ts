import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ApiError, addressOf, call } from './api';
import { endpoint } from './domain/contract/endpoint';

const rename = endpoint({
  method: 'PATCH',
  path: '/api/v1/desks/{deskId}',
  params: z.object({ deskId: z.string() }),
  query: z.object({ kind: z.array(z.string()).optional() }),
  body: z.object({ name: z.string() }),
  answer: z.object({ name: z.string() }),
});

/** The network's part: answers with `response` and keeps what was asked. */
function answerWith(response: () => Response | Promise<Response>) {
  const asked: { address: string; init: RequestInit }[] = [];
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    asked.push({ address, init });
    return response();
  });
  return asked;
}

const parts = { params: { deskId: 'a/b' }, query: { kind: ['claim', 'opinion'] }, body: { name: 'City' } };

async function refusalOf(work: Promise<unknown>): Promise<ApiError> {
  const error = await work.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`It was not refused: ${String(error)}`);
}

afterEach(() => vi.unstubAllGlobals());

describe('call', () => {
  it('sends the parts to their places and gives the parsed answer', async () => {
    const asked = answerWith(() => Response.json({ name: 'City', more: 1 }));
    expect(await call(rename, parts)).toEqual({ name: 'City' });
    expect(asked[0]?.address).toBe('/api/v1/desks/a%2Fb?kind=claim&kind=opinion');
    expect(asked[0]?.init).toMatchObject({ method: 'PATCH', body: '{"name":"City"}', credentials: 'same-origin' });
  });

  it('gives nothing for a 204', async () => {
    answerWith(() => new Response(null, { status: 204 }));
    expect(await call(endpoint({ method: 'DELETE', path: '/api/v1/me/sessions' }), {})).toBeUndefined();
  });

  it('turns a problem into its code, sentence and details', async () => {
    const problem = { type: 'urn:galley:busy', title: 'Busy', status: 503, detail: 'Wait.', code: 'busy', details: { seq: 3 } };
    answerWith(() => new Response(JSON.stringify(problem), { status: 503, headers: { 'Retry-After': '2' } }));
    expect(await refusalOf(call(rename, parts))).toMatchObject({
      code: 'busy',
      status: 503,
      message: 'Wait.',
      details: { seq: 3 },
      retryAfterSeconds: 2,
    });
  });

  it.each([
    ['a proxy’s page', () => new Response('<h1>Bad gateway</h1>', { status: 502 }), 502],
    ['an answer of another shape', () => Response.json({ nome: 'City' }), 200],
  ])('says that %s cannot be read', async (_, response, status) => {
    answerWith(response);
    expect(await refusalOf(call(rename, parts))).toMatchObject({ code: 'unreadable', status });
  });

  it('says when nobody answered', async () => {
    answerWith(() => Promise.reject(new TypeError('fetch failed')));
    expect(await refusalOf(call(rename, parts))).toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('passes an abort on as what it is', async () => {
    answerWith(() => Promise.reject(new DOMException('stopped', 'AbortError')));
    await expect(call(rename, { ...parts, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('addressOf', () => {
  it('leaves out what is undefined', () => {
    expect(addressOf('/api/v1/people', undefined, { q: undefined })).toBe('/api/v1/people');
  });
});
