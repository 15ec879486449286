import { afterEach, describe, expect, it, vi } from 'vitest';
import { cookieName, readSessionToken, SESSION_SECONDS, sessionCookieHeader } from './session-cookie';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('cookieName', () => {
  it.each([
    ['http://localhost:3000', 'galley-session-3000'],
    ['http://localhost:4000', 'galley-session-4000'],
    ['http://galley.example.org', 'galley-session-80'],
    ['https://galley.example.org', '__Host-galley-session-443'],
    ['https://galley.example.org:8443', '__Host-galley-session-8443'],
  ])('is one for all processes behind %s, whatever port each listens on', (url, name) => {
    vi.stubEnv('NEXTAUTH_URL', url);
    for (const port of ['3000', '3001']) {
      vi.stubEnv('PORT', port);
      expect(cookieName('session')).toBe(name);
    }
  });

  it('carries the own port where nobody said what people type', () => {
    vi.stubEnv('NEXTAUTH_URL', '');
    vi.stubEnv('PORT', '3001');
    expect(cookieName('session')).toBe('galley-session-3001');
  });
});

describe('readSessionToken', () => {
  const token = { personId: '0199c2a5-7c1e-7d34-9a5b-3f1d2c4b5a60', sessionVersion: 3 };
  const secret = 'a secret for tests alone';
  const makeCookie = async () => {
    vi.stubEnv('NEXTAUTH_SECRET', secret);
    const [pair = ''] = (await sessionCookieHeader(token)).split(';');
    return pair.slice(pair.indexOf('=') + 1);
  };

  it('says the same of a cookie each time', async () => {
    const cookie = await makeCookie();
    expect(await readSessionToken(cookie)).toEqual(token);
    expect(await readSessionToken(cookie)).toEqual(token);
  });

  it('lets a cookie that was read before end when it is due', async () => {
    const cookie = await makeCookie();
    expect(await readSessionToken(cookie)).toEqual(token);
    vi.useFakeTimers({ now: Date.now() + (SESSION_SECONDS + 60) * 1_000, toFake: ['Date'] });
    expect(await readSessionToken(cookie)).toBeNull();
  });

  it('knows no cookie of another secret, also one that was read before', async () => {
    const cookie = await makeCookie();
    expect(await readSessionToken(cookie)).toEqual(token);
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret for tests');
    expect(await readSessionToken(cookie)).toBeNull();
  });

  it('takes no cookie with a letter changed, before or after the true one was read', async () => {
    const cookie = await makeCookie();
    const forged = `${cookie.slice(0, -2)}${cookie.at(-2) === 'A' ? 'B' : 'A'}${cookie.slice(-1)}`;
    expect(await readSessionToken(forged)).toBeNull();
    expect(await readSessionToken(cookie)).toEqual(token);
    expect(await readSessionToken(forged)).toBeNull();
  });
});
