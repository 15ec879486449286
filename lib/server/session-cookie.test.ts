import { afterEach, describe, expect, it, vi } from 'vitest';
import { cookieName } from './session-cookie';

afterEach(() => vi.unstubAllEnvs());

describe('cookieName', () => {
  it.each([
    ['http://localhost:3000', 'galley-session-3000'],
    ['http://localhost:4000', 'galley-session-4000'],
    ['http://galley.example.org', 'galley-session-80'],
    ['https://galley.example.org', '__Secure-galley-session-443'],
    ['https://galley.example.org:8443', '__Secure-galley-session-8443'],
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
