import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Problem, readProblem } from '@/lib/domain/contract/problem';
import { DomainError } from '@/lib/domain/errors';
import { prisma } from '../database';
import { makeDesk, makePerson, requestAs } from '../people.fixture';
import { authorize } from '../rights/authorize';
import { bytesOf, route } from './route';

const noParams = { params: Promise.resolve({}) };
const open = { public: true } as const;

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = readProblem(await response.json());
  if (problem === null) throw new Error('It is not a problem.');
  return problem;
}

const post = (body: string, headers: Record<string, string> = {}) =>
  new Request('http://localhost:3000/x', { method: 'POST', body, headers: { host: 'localhost:3000', ...headers } });

describe('route', () => {
  it('refuses the signed-out', async () => {
    const response = await route({}, () => 'secret')(await requestAs(null, '/x'), noParams);
    expect(response.status).toBe(401);
    expect((await problemOf(response)).code).toBe('signed-out');
  });

  it('refuses what comes from another person’s page, and knows the person’s own', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const from = async (page: { id: string }) =>
      route({}, () => 'done')(await requestAs(person, '/x', { headers: { 'galley-person': page.id } }), noParams);
    expect((await from(person)).status).toBe(200);
    expect(await problemOf(await from(other))).toMatchObject({
      code: 'signed-out',
      detail: expect.stringContaining('Someone else is signed in here'),
    });
  });

  it('refuses a forged cookie', async () => {
    const request = await requestAs(null, '/x', { headers: { cookie: 'galley-session-3000=eyJhbGciOiJkaXIifQ..a.b.c' } });
    expect((await route({}, () => 'secret')(request, noParams)).status).toBe(401);
  });

  it.each([
    ['short', 'x'.repeat(100), 'no-store, no-transform'],
    ['long', 'x'.repeat(10_000), 'no-store'],
  ])('has a %s answer kept by nobody, and a short one not packed', async (_, words, cacheControl) => {
    const response = await route(open, () => ({ words }))(new Request('http://localhost:3000/x'), noParams);
    expect(response.headers.get('cache-control')).toBe(cacheControl);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ words });
  });

  it('gives the handler the actor of the session', async () => {
    const deskId = await makeDesk();
    const person = await makePerson({ roles: { [deskId]: 'checker' } });
    const response = await route({}, ({ actor }) => actor)(await requestAs(person, '/x'), noParams);
    const { id, name } = person;
    expect(await response.json()).toEqual({ id, name, isAdmin: false, memberships: { [deskId]: 'checker' }, sessionVersion: 0 });
  });

  it.each([
    ['a raised session version', { sessionVersion: 1 }],
    ['a disabled person', { disabledAt: new Date() }],
  ])('ends the session at the next request after %s', async (_, change) => {
    const person = await makePerson();
    const request = await requestAs(person, '/x');
    await prisma.person.update({ where: { id: person.id }, data: change });
    expect((await route({}, () => 'secret')(request, noParams)).status).toBe(401);
  });

  it.each([
    ['another origin', { origin: 'https://elsewhere.example' }, 403],
    ['the same host on another port', { origin: 'http://localhost:4000' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['its own origin', { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, 204],
    ['no browser', {}, 204],
  ])('answers a write from %s rightly', async (_, headers, status) => {
    const response = await route(open, () => undefined)(post('', headers), noParams);
    expect(response.status).toBe(status);
  });

  it('lets another origin read, since reading changes nothing and the answer is not theirs to see', async () => {
    const request = new Request('http://localhost:3000/x', { headers: { origin: 'https://elsewhere.example' } });
    expect((await route(open, () => 1)(request, noParams)).status).toBe(200);
  });

  it('names each wrong field', async () => {
    const handler = route({ ...open, body: z.object({ name: z.string(), tags: z.array(z.string()) }) }, () => undefined);
    const response = await handler(post('{"tags":["a",2]}'), noParams);
    expect(response.status).toBe(422);
    expect((await problemOf(response)).details.issues).toMatchObject([{ path: ['name'] }, { path: ['tags', 1] }]);
  });

  it.each(['', '{', '\u0000', '{"a":1}}'])('refuses the body %j as not JSON', async (body) => {
    const response = await route({ ...open, body: z.unknown() }, () => undefined)(post(body), noParams);
    expect(response.status).toBe(422);
  });

  it('refuses a body over its limit, whatever length it announces', async () => {
    const stream = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(new TextEncoder().encode(' '.repeat(600)));
      },
    });
    const request = new Request('http://localhost:3000/x', { method: 'POST', body: stream, duplex: 'half' } as RequestInit);
    const response = await route({ ...open, body: z.unknown(), maxBytes: 1_000 }, () => undefined)(request, noParams);
    expect(response.status).toBe(413);
    expect((await problemOf(response)).detail).toBe('This is too big to send at once; the limit is 1 kB.');
  });

  it('takes an id that cannot be one for an address that does not exist', async () => {
    const handler = route({ ...open, params: z.object({ id: z.uuid() }) }, () => undefined);
    expect((await handler(post(''), { params: Promise.resolve({ id: "1' or 1=1" }) })).status).toBe(404);
  });

  it('gives a repeated query key as a list', async () => {
    const handler = route({ ...open, query: z.object({ kind: z.array(z.string()), q: z.string() }) }, ({ query }) => query);
    const response = await handler(new Request('http://localhost:3000/x?kind=claim&kind=opinion&q=bus'), noParams);
    expect(await response.json()).toEqual({ kind: ['claim', 'opinion'], q: 'bus' });
  });

  it('passes a Response through', async () => {
    const response = await route(open, () => new Response('text', { status: 202 }))(post(''), noParams);
    expect([response.status, await response.text()]).toEqual([202, 'text']);
  });

  it.each<[string, () => unknown]>([
    ['JSON', () => ({ words: 'Ålesund 🚌' })],
    ['a Response', () => Response.json({ words: 'Ålesund 🚌' })],
    ['nothing', () => undefined],
  ])('gives the bytes of an answer of %s as they go over the line', async (_, make) => {
    const handler = route(open, make);
    const bytes = await bytesOf(await handler(post(''), noParams));
    expect(bytes).toEqual(Buffer.from(await (await handler(post(''), noParams)).arrayBuffer()));
  });

  it('ends the stream of an answer of which only the head was asked for, since nobody will read it', async () => {
    let isCancelled = false;
    const stream = () =>
      new ReadableStream({
        cancel: () => {
          isCancelled = true;
        },
      });
    const head = new Request('http://localhost:3000/x', { method: 'HEAD' });
    const response = await route(open, () => new Response(stream(), { headers: { 'X-Kept': 'yes' } }))(head, noParams);
    expect([response.body, response.headers.get('x-kept'), isCancelled]).toEqual([null, 'yes', true]);
  });

  it('answers a bug with a 500 that tells nothing', async () => {
    const handler = route(open, () => {
      throw new Error('secret detail');
    });
    const response = await handler(post(''), noParams);
    expect(response.status).toBe(500);
    const problem = await problemOf(response);
    expect(JSON.stringify(problem)).not.toContain('secret detail');
    // What broke may be the answer of a COMMIT.
    expect(problem.detail).toBe('Something broke on the server. It may not have been saved; what you wrote is kept here.');
  });

  it('says when to come back if the server is busy', async () => {
    const handler = route(open, () => {
      throw new DomainError('busy', 'Wait.');
    });
    const response = await handler(post(''), noParams);
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  });

  it('names whom to ask for a right that one does not have', async () => {
    const deskId = await makeDesk();
    await makePerson({ name: 'Marc Delisle', roles: { [deskId]: 'lead' } });
    const checker = await makePerson({ roles: { [deskId]: 'checker' } });
    const handler = route({}, ({ actor }) => authorize(actor, 'sign as standards', { deskId }));
    const problem = await problemOf(await handler(await requestAs(checker, '/x'), noParams));
    expect(problem.status).toBe(403);
    expect(problem.detail).toMatch(/^Checkers cannot sign as standards\. Ask Marc/);
  });

  describe('of a body that comes late', () => {
    afterEach(() => void vi.restoreAllMocks());

    /** Begins a request of the person, does `meanwhile`, and sends the last byte when `waitedMs` have gone by since the request was begun. */
    async function sendHeldBack(person: { id: string }, waitedMs: number, meanwhile: () => Promise<unknown>, handle: Handle) {
      const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
      const body = writable.getWriter();
      const begunMs = performance.now();
      const request = await requestAs(person, '/x', { method: 'PUT', body: readable, duplex: 'half' } as RequestInit);
      const answer = handle(request, noParams);
      await body.write(new TextEncoder().encode('{"a":'));
      await meanwhile();
      vi.spyOn(performance, 'now').mockReturnValue(begunMs + waitedMs);
      await body.write(new TextEncoder().encode('1}'));
      await body.close();
      return answer;
    }
    type Handle = (request: Request, context: typeof noParams) => Promise<Response>;
    const spec = { body: z.object({ a: z.number() }) };
    const minutes = 4 * 60_000;

    it.each([
      ['are disabled', { disabledAt: new Date() }],
      ['have ended their sessions', { sessionVersion: 1 }],
    ])('refuses who %s before all of it has come', async (_, data) => {
      const person = await makePerson({ isAdmin: true });
      const service = vi.fn();
      const change = () => prisma.person.update({ where: { id: person.id }, data });
      const response = await sendHeldBack(person, minutes, change, route(spec, service));
      expect((await problemOf(response)).code).toBe('signed-out');
      expect(service).not.toHaveBeenCalled();
    });

    it.each([
      ['who its sender is by then', minutes, {}],
      // What comes at once costs no second question: the change may as well have come a moment later.
      ['who they were, where it came at once', 900, 'as they were'],
    ])('gives %s', async (_, waitedMs, memberships) => {
      const deskId = await makeDesk();
      const lead = await makePerson({ roles: { [deskId]: 'lead' } });
      const takeRole = () => prisma.membership.deleteMany({ where: { personId: lead.id } });
      const response = await sendHeldBack(
        lead,
        waitedMs,
        takeRole,
        route(spec, ({ actor }) => actor.memberships),
      );
      expect(await response.json()).toEqual(memberships === 'as they were' ? { [deskId]: 'lead' } : memberships);
    });
  });

  describe('of a service that compares its actor', () => {
    const renamed = async () => {
      const person = await makePerson({ name: 'As before' });
      const asked = () => requestAs(person, '/x', { method: 'POST', body: '{"a":1}' });
      await route({}, () => 'seen')(await asked(), noParams);
      await prisma.person.update({ where: { id: person.id }, data: { name: 'As now' } });
      return { person, asked };
    };
    const way = { comparesActor: true };

    it('gives who they were a moment ago', async () => {
      const { asked } = await renamed();
      const response = await route({}, ({ actor }) => actor.name, way)(await asked(), noParams);
      expect(await response.json()).toBe('As before');
    });

    it('asks it once more with who they are, if it refuses that, with the body that came', async () => {
      const { asked } = await renamed();
      const calls: unknown[] = [];
      const handler = route(
        { body: z.object({ a: z.number() }) },
        ({ actor, body }) => {
          calls.push([actor.name, body]);
          if (calls.length === 1) throw new DomainError('forbidden', 'Not as they were.');
          return 'done';
        },
        way,
      );
      expect((await handler(await asked(), noParams)).status).toBe(200);
      expect(calls).toEqual([
        ['As before', { a: 1 }],
        ['As now', { a: 1 }],
      ]);
    });

    it.each([
      ['are disabled', { disabledAt: new Date() }],
      ['have ended their sessions', { sessionVersion: 1 }],
    ])('refuses who %s meanwhile, once it refuses them', async (_, change) => {
      const { person, asked } = await renamed();
      await prisma.person.update({ where: { id: person.id }, data: change });
      const handler = route(
        {},
        () => {
          throw new DomainError('forbidden', 'Not as they were.');
        },
        way,
      );
      expect((await handler(await asked(), noParams)).status).toBe(401);
    });

    it.each(['busy', 'storage-full', 'stale-version', 'conflict', 'invalid'] as const)(
      'says at once what is said to anybody: %s',
      async (code) => {
        const { asked } = await renamed();
        let calls = 0;
        const handler = route(
          {},
          () => {
            calls += 1;
            throw new DomainError(code, 'Not for anybody.');
          },
          way,
        );
        expect((await problemOf(await handler(await asked(), noParams))).code).toBe(code);
        expect(calls).toBe(1);
      },
    );

    it.each<[string, (person: { id: string }) => Promise<Request>]>([
      ['in another session', (person) => requestAs(person, '/x', { sessionVersion: 1 })],
      ['from another person’s page', (person) => requestAs(person, '/x', { headers: { 'galley-person': 'another' } })],
      ['without a cookie', () => requestAs(null, '/x')],
    ])('knows nobody %s', async (_, request) => {
      const { person } = await renamed();
      expect((await route({}, () => 'secret', way)(await request(person), noParams)).status).toBe(401);
    });

    afterEach(() => void vi.useRealTimers());

    it('knows nobody as they were long ago', async () => {
      const { asked } = await renamed();
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
      const response = await route({}, ({ actor }) => actor.name, way)(await asked(), noParams);
      expect(await response.json()).toBe('As now');
    });
  });
});
