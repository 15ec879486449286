import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GET, POST } from './route';

// It reads the request from a running server, which there is none of. What it does then the browser tests show.
const given: NextRequest[] = [];
vi.mock('next-auth', () => ({
  default: async (request: NextRequest) => {
    given.push(request);
    return new Response('by next-auth');
  },
}));

// So does Next. These are what next-auth finds in the request.
const cookies = new Map<string, string>();
vi.mock('next/headers', () => ({
  cookies: async () => ({
    get: (name: string) => (cookies.has(name) ? { value: cookies.get(name) } : undefined),
    delete: (name: string) => cookies.delete(name),
  }),
}));

afterEach(() => {
  vi.unstubAllEnvs();
  given.length = 0;
  cookies.clear();
});

const context = { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) };
const post = (body: string, headers: Record<string, string> = {}, search = '') =>
  POST(
    new NextRequest(`http://localhost:3000/api/auth/callback/credentials${search}`, {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000', 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    }),
    context,
  );

/** What next-auth would answer besides, and Galley has no use for. */
const unserved = ['session', '_log', 'providers', 'verify-request', 'toString', '', 'callback', 'callback/nobody', 'callback/house'];
const served = ['csrf', 'signin', 'error'];

const ask = (handler: typeof GET, method: string, action: string) =>
  handler(new NextRequest(`http://localhost:3000/api/auth/${action}`, { method, headers: { host: 'localhost:3000' } }), {
    params: Promise.resolve({ nextauth: action.replace(/\?.*/, '').split('/') }),
  });

describe('/api/auth', () => {
  it.each(unserved)('has nothing at “%s”, so no cookie is renewed and no stranger writes into the log', async (action) => {
    for (const [handler, method] of [[GET, 'GET'] as const, [POST, 'POST'] as const]) {
      const response = await ask(handler, method, action);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  it.each(served)('leaves “%s” to next-auth', async (action) => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
    expect(await (await ask(GET, 'GET', action)).text()).toBe('by next-auth');
    expect(await (await ask(POST, 'POST', action)).text()).toBe('by next-auth');
  });

  it.each([
    ['no address', 'foo'],
    ['an address of another site', 'https://evil.example/'],
    ['a path', '/articles'],
  ])('lets %s in the cookie of the way back shut nobody out: it is dropped', async (_, value) => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3497');
    cookies.set('galley-callback-3497', value).set('galley-csrf-3497', 'kept');
    for (const [handler, method] of [[GET, 'GET'] as const, [POST, 'POST'] as const]) {
      await ask(handler, method, 'csrf');
      expect([...cookies.keys()]).toEqual(['galley-csrf-3497']);
    }
  });

  it.each(['http://localhost:3497', 'http://localhost:3497/articles'])('keeps the way back to %s', async (value) => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3497');
    cookies.set('galley-callback-3497', value);
    await ask(GET, 'GET', 'csrf');
    expect(cookies.get('galley-callback-3497')).toBe(value);
  });

  it('takes no way back from an address, of which next-auth would write into the log that it is none', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
    await ask(GET, 'GET', 'csrf?callbackUrl=foo&code=1');
    await post('callbackUrl=%2Farticles', {}, '?callbackUrl=foo&code=1');
    expect(given.map(({ nextUrl }) => nextUrl.search)).toEqual(['?code=1', '?code=1']);
    expect(await given[1]?.text()).toBe('callbackUrl=%2Farticles');
  });
});

describe('/api/auth/callback', () => {
  it('has nothing to see where passwords are posted: next-auth would answer a broken server, in plain text', async () => {
    const response = await ask(GET, 'GET', 'callback/credentials');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(response.headers.getSetCookie()).toEqual([]);
    expect(given).toEqual([]);
  });

  it('is the way back from the identity provider, where the house has one', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
    vi.stubEnv('GALLEY_OIDC_ISSUER', 'https://id.example');
    vi.stubEnv('GALLEY_OIDC_CLIENT_ID', 'galley');
    vi.stubEnv('GALLEY_OIDC_CLIENT_SECRET', 'secret');
    vi.stubEnv('GALLEY_OIDC_NAME', 'House');
    expect(await (await ask(GET, 'GET', 'callback/house')).text()).toBe('by next-auth');
    expect((await ask(GET, 'GET', 'callback/nobody')).status).toBe(404);
  });
});

describe('GET /api/auth/signout', () => {
  it('is no page: next-auth’s own has no content policy, and its button would sign out past the question about what is unsent', async () => {
    const response = await ask(GET, 'GET', 'signout');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
  });
});

describe('POST /api/auth', () => {
  it('leaves signing out to next-auth', async () => {
    vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
    expect(await (await ask(POST, 'POST', 'signout')).text()).toBe('by next-auth');
  });

  it('reads no more of a sign-in than a form can hold, whoever sends it', async () => {
    const response = await post(`password=${'x'.repeat(200_000)}`);
    expect(response.status).toBe(413);
  });

  it('refuses a sign-in that a page of another site sends', async () => {
    const response = await post('email=a%40b.example&password=x', { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });

  it.each(['application/json', 'application/json; charset=utf-8', 'text/plain', 'application/x-www-form-urlencoded, application/json'])(
    'refuses %s, and whoever sends it broken does not wake who watches the log',
    async (type) => {
      const response = await post('{', { 'Content-Type': type });
      expect(response.status).toBe(422);
      expect((await response.json()).code).toBe('invalid');
      expect(given).toEqual([]);
    },
  );

  it.each(['', ';charset=UTF-8', '; of=application/json'])(
    'has next-auth read a form as one, whatever is said beside it: “%s”',
    async (beside) => {
      vi.stubEnv('NEXTAUTH_SECRET', 'a secret of these tests');
      await post('email=a%40b.example', { 'Content-Type': `application/x-www-form-urlencoded${beside}` });
      expect(given.map(({ headers }) => headers.get('content-type'))).toEqual(['application/x-www-form-urlencoded']);
      expect(await given[0]?.text()).toBe('email=a%40b.example');
    },
  );
});
