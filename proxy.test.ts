import { NextRequest } from 'next/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { proxy } from './proxy';

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
});
