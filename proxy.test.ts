import { unstable_doesMiddlewareMatch as doesProxyMatch } from 'next/experimental/testing/server';
import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { config, proxy } from './proxy';

const pageOf = (path: string) => proxy(new NextRequest(`http://localhost:3000${path}`));

describe('proxy', () => {
  afterEach(() => vi.unstubAllEnvs());

  it.each(['/sign-in', '/sources'])('keeps browsers to https at %s, where people reach the house over https', async (path) => {
    vi.stubEnv('NEXTAUTH_URL', 'https://galley.example.org');
    expect((await pageOf(path)).headers.get('strict-transport-security')).toBe('max-age=31536000');
    // Asked for at each request: a build knows nothing of where it will run.
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
    expect((await pageOf(path)).headers.get('strict-transport-security')).toBeNull();
  });

  it.each([
    ...['/', '/articles', '/sign-in', '/nowhere', '/p/x', '/api', '/apix', '/icon.svgx', '/icon.svg/x', '/iconxsvg', '/_next/staticx'],
    ...['/_next/imagex', '/_next/image/x'],
  ])('gives its policy to %s', async (path) => {
    expect(doesProxyMatch({ config, url: path })).toBe(true);
  });

  it.each(['/api/v1/me', '/_next/static/chunks/a.js', '/_next/image?url=x', '/icon.svg', '/icon.svg?a'])(
    'leaves %s alone, which is no page',
    (path) => {
      expect(doesProxyMatch({ config, url: path })).toBe(false);
    },
  );

  it('answers no page without a policy', async () => {
    expect((await pageOf('/sign-in')).headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'nonce-/);
  });
});
