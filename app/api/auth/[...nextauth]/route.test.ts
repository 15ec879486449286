import { NextRequest } from 'next/server';
import { describe, expect, it, vi } from 'vitest';
import { GET, POST } from './route';

// It reads the request from a running server, which there is none of. What it does then the browser tests show.
vi.mock('next-auth', () => ({ default: async () => new Response('by next-auth') }));

const context = { params: Promise.resolve({ nextauth: ['callback', 'credentials'] }) };
const post = (body: string, headers: Record<string, string> = {}) =>
  POST(
    new NextRequest('http://localhost:3000/api/auth/callback/credentials', {
      method: 'POST',
      body,
      headers: { host: 'localhost:3000', 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
    }),
    context,
  );

/** What next-auth would answer besides, and Galley has no use for. */
const unserved = ['session', '_log', 'providers', 'verify-request', 'toString', ''];
const served = ['csrf', 'signin', 'callback', 'error'];

const ask = (handler: typeof GET, method: string, action: string) =>
  handler(new NextRequest(`http://localhost:3000/api/auth/${action}`, { method, headers: { host: 'localhost:3000' } }), {
    params: Promise.resolve({ nextauth: [action] }),
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
    vi.unstubAllEnvs();
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
    vi.unstubAllEnvs();
  });

  it('reads no more of a sign-in than a form can hold, whoever sends it', async () => {
    const response = await post(`password=${'x'.repeat(200_000)}`);
    expect(response.status).toBe(413);
  });

  it('refuses a sign-in that a page of another site sends', async () => {
    const response = await post('email=a%40b.example&password=x', { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });
});
