import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ApiError, addressOf, call, callRaw, everyHeader } from './api';
import { callWithFile } from './call-with-file';
import { endpoint } from './domain/contract/endpoint';
import { pagePerson } from './domain/contract/page-person';
import { holdAnswer } from './held-answer.fixture';
import { closeServers, serve } from './real-server.fixture';
import { signIn, startProviderSignIn } from './sign-in';
import { signOut } from './sign-out';

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

afterEach(() => {
  vi.useRealTimers();
  closeServers();
});

describe('whose page it is', () => {
  afterEach(() => void delete everyHeader[pagePerson]);

  it.each([
    ['said with each call', 'a-person'],
    ['not said by a page of nobody', null],
  ])('is %s', async (_, said) => {
    const asked = answerWith(() => Response.json({ name: 'City' }));
    if (said !== null) everyHeader[pagePerson] = said;
    await call(rename, parts);
    await callRaw(rename, parts);
    await callWithFile(endpoint({ method: 'POST', path: '/api/v1/imports/file', answer: rename.answer }), { file: new Blob(['a']) });
    const headers = asked.map(({ init }) => new Headers(init.headers));
    expect(headers.map((one) => one.get('galley-person'))).toEqual([said, said, said]);
    expect(headers[2]?.get('content-type')).toBe('application/octet-stream');
  });
});

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
    ['a proxy’s page', () => new Response('<h1>Forbidden</h1>', { status: 403 }), 403],
    ['an answer of another shape', () => Response.json({ nome: 'City' }), 200],
  ])('says that %s cannot be read', async (_, response, status) => {
    answerWith(response);
    expect(await refusalOf(call(rename, parts))).toMatchObject({ code: 'unreadable', status });
  });

  it('says when nobody answered', async () => {
    answerWith(() => Promise.reject(new TypeError('fetch failed')));
    expect(await refusalOf(call(rename, parts))).toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('says what is safe and what to do: what was written is kept where something was sent, and of a list nobody wrote anything', async () => {
    const read = endpoint({ method: 'GET', path: '/api/v1/desks', answer: z.object({ name: z.string() }) });
    answerWith(() => Promise.reject(new TypeError('fetch failed')));
    expect((await refusalOf(call(rename, parts))).message).toBe('The server did not answer. What you wrote is kept here. Try again.');
    expect((await refusalOf(call(read, {}))).message).toBe('The server did not answer. Nothing is lost. Try again.');
    answerWith(() => new Response('<h1>Forbidden</h1>', { status: 403 }));
    expect((await refusalOf(call(rename, parts))).message).toBe(
      'The server’s answer could not be read. What you wrote is kept here. Try again.',
    );
    expect((await refusalOf(call(read, {}))).message).toBe('The server’s answer could not be read. Nothing is lost. Try again.');
  });

  it.each([502, 503, 504])('takes a proxy’s %s for no answer', async (status) => {
    answerWith(() => new Response('<h1>Bad gateway</h1>', { status }));
    const message = 'The server did not answer. What you wrote is kept here. Try again.';
    expect(await refusalOf(call(rename, parts))).toMatchObject({ code: 'unreachable', status, message });
  });

  it('says of a file that a proxy refused as too large, who can change that', async () => {
    answerWith(() => new Response('<h1>Too large</h1>', { status: 413 }));
    const sent = callWithFile(endpoint({ method: 'POST', path: '/api/v1/files' }), { file: new Blob(['x']) });
    expect((await refusalOf(sent)).message).toMatch(/^A proxy before the server .* Whoever runs Galley can raise its limit/);
  });

  it.each([
    ['another page', () => new Response('<h1>Welcome</h1>')],
    ['no answer at all, of a proxy', () => new Response(null, { status: 204 })],
  ])('takes %s for nothing that a schema, however lenient, could read', async (_, response) => {
    const lenient = endpoint({ method: 'PATCH', path: '/api/v1/me/preferences', answer: z.object({}).catch({}) });
    answerWith(response);
    expect(await refusalOf(call(lenient, {}))).toMatchObject({ code: 'unreadable' });
  });

  it('does not take the page of a firm’s gateway for a thing that is done', async () => {
    answerWith(() => new Response('<h1>Accept the terms</h1>'));
    const silent = endpoint({ method: 'DELETE', path: '/api/v1/me/sessions' });
    expect(await refusalOf(call(silent, {}))).toMatchObject({ code: 'unreadable', status: 200 });
  });

  it('passes an abort on as what it is', async () => {
    answerWith(() => Promise.reject(new DOMException('stopped', 'AbortError')));
    await expect(call(rename, { ...parts, signal: AbortSignal.abort() })).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the limit for the head of an answer', () => {
  const read = endpoint({ method: 'GET', path: '/api/v1/me', answer: z.object({ name: z.string() }) });

  it('ends the waiting for a server that never answers', async () => {
    await serve(() => undefined);
    expect(await refusalOf(call(read, { headLimitMs: 20 }))).toMatchObject({ code: 'unreachable', status: 0 });
  });

  it('lets the body take longer than that', async () => {
    vi.useFakeTimers();
    const limited = { headLimitMs: 1_000 };
    const { write, end } = holdAnswer();
    const called = call(read, limited);
    await write('{"name":');
    await vi.advanceTimersByTimeAsync(1.2 * limited.headLimitMs);
    await write('"City"}');
    await end();
    expect(await called).toEqual({ name: 'City' });
  });

  it('leaves a stream open, which its signal still stops', async () => {
    await serve((_, response) => response.writeHead(200, { 'Content-Type': 'text/event-stream' }).flushHeaders());
    const stop = new AbortController();
    const { body } = await callRaw(read, { signal: stop.signal });
    const next = body?.getReader().read();
    stop.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('does not hide that the person stopped it', async () => {
    const server = await serve(() => undefined);
    const stop = new AbortController();
    const stopped = call(read, { signal: stop.signal });
    const refused = expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
    await once(server, 'request');
    stop.abort();
    await refused;
  });

  it('grows with what is sent, and is not there for files', async () => {
    answerWith(() => Response.json({ name: 'City' }));
    const set = vi.spyOn(globalThis, 'setTimeout');
    await call(rename, parts);
    await call(rename, { ...parts, body: { name: 'x'.repeat(1_000_000) } });
    // Each piece of a body has a minute.
    const [small = 0, large = 0] = set.mock.calls.map(([, ms]) => ms ?? 0).filter((ms) => ms !== 60_000);
    expect(small).toBeGreaterThan(60_000);
    expect(large).toBeGreaterThan(small + 90_000);
    set.mockRestore();
    vi.useFakeTimers();
    answerWith(() => new Promise((resolve) => setTimeout(() => resolve(Response.json({ name: 'City' })), 600_000)));
    const sent = callWithFile(endpoint({ method: 'POST', path: '/api/v1/files', answer: read.answer }), { file: new Blob(['x']) });
    await vi.advanceTimersByTimeAsync(600_000);
    expect(await sent).toEqual({ name: 'City' });
  });
});

describe('an answer that has begun', () => {
  const read = endpoint({ method: 'GET', path: '/api/v1/me', answer: z.object({ name: z.string() }) });
  const gone = { code: 'unreachable', status: 0 };
  const login = { email: 'a@b.example', password: 'x' };

  it.each<[string, number, () => Promise<unknown>]>([
    ['an answer', 200, () => call(read, {})],
    [
      'a file’s answer',
      200,
      () => callWithFile(endpoint({ method: 'POST', path: '/api/v1/files', answer: read.answer }), { file: new Blob(['x']) }),
    ],
    ['what signs in', 200, () => signIn(login)],
    ['a refusal', 503, () => call(read, {})],
  ])('is waited for no longer than a minute once nothing more comes of it: %s', async (_, status, work) => {
    vi.useFakeTimers();
    const { write } = holdAnswer(status);
    const refused = refusalOf(work());
    await write('{"name":');
    await vi.advanceTimersByTimeAsync(59_000);
    await write('"Ci');
    await vi.advanceTimersByTimeAsync(61_000);
    expect(await refused).toMatchObject(status === 200 ? gone : { code: 'unreachable', status });
  });

  it('is read for as long as something comes of it', async () => {
    vi.useFakeTimers();
    const { write, end } = holdAnswer();
    const called = call(read, {});
    for (const piece of ['{"na', 'me":', '"Bö', 'rse"}']) {
      await write(piece);
      await vi.advanceTimersByTimeAsync(40_000);
    }
    await end();
    expect(await called).toEqual({ name: 'Börse' });
  });

  it('is none where it breaks off, and nothing that was only read is said to be kept', async () => {
    await serve((_, response) => {
      response.writeHead(200, { 'Content-Type': 'application/json' });
      response.write('{"name":', () => response.destroy());
    });
    const message = 'The server’s answer did not come whole. Nothing is lost. Try again.';
    expect(await refusalOf(call(read, {}))).toMatchObject({ ...gone, message });
  });

  it('does not hide that the person stopped it in the middle', async () => {
    const stop = new AbortController();
    const { write } = holdAnswer();
    const stopped = expect(call(read, { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
    await write('{"name":');
    stop.abort();
    await stopped;
  });
});

describe('signing in and out', () => {
  const login = { email: 'a@b.example', password: 'x' };
  const ways: [string, () => Promise<unknown>][] = [
    ['signing in', () => signIn(login)],
    ['signing in with the provider', () => startProviderSignIn('/articles')],
    ['signing out', signOut],
  ];

  beforeEach(() => vi.stubGlobal('window', { location: { origin: 'https://galley.example' } }));

  it.each(ways)('does not take %s for done where there was no token for it', async (_, work) => {
    const asked = answerWith(() => new Response('<h1>Bad gateway</h1>', { status: 502 }));
    expect(await refusalOf(work())).toMatchObject({ code: 'unreachable', status: 502 });
    answerWith(() => new Response('<h1>Accept the terms</h1>'));
    expect(await refusalOf(work())).toMatchObject({ code: 'unreadable', status: 200 });
    // A form without a token would be taken for forged, and answered as if all were well.
    expect(asked).toHaveLength(1);
  });

  it.each(ways)('does not take %s for done where the token was not taken, or another page answered', async (_, work) => {
    const tell = (answer: () => Response) => {
      vi.stubGlobal('fetch', async (address: string) => (address.endsWith('/csrf') ? Response.json({ csrfToken: 'a' }) : answer()));
    };
    tell(() => Response.json({ url: 'https://galley.example/api/auth/signin?csrf=true' }));
    await refusalOf(work());
    tell(() => new Response('<h1>Accept the terms</h1>'));
    await refusalOf(work());
    tell(() => Response.json({ url: 'https://galley.example/articles' }));
    await work();
  });

  it('says why the server refused, where that was before any password was looked at', async () => {
    const problem = { type: 'urn:galley:forbidden', title: 'Not allowed', status: 403, detail: 'From elsewhere.', code: 'forbidden' };
    answerWith(() => Response.json(problem, { status: 403 }));
    expect((await refusalOf(signIn(login))).message).toBe('From elsewhere.');
  });
});

describe('addressOf', () => {
  it('leaves out what is undefined', () => {
    expect(addressOf('/api/v1/people', undefined, { q: undefined })).toBe('/api/v1/people');
  });
});
