import { NextRequest } from 'next/server';
import { describe, expect, it } from 'vitest';
import { POST } from './route';

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

describe('POST /api/auth', () => {
  it('reads no more of a sign-in than a form can hold, whoever sends it', async () => {
    const response = await post(`password=${'x'.repeat(200_000)}`);
    expect(response.status).toBe(413);
  });

  it('refuses a sign-in that a page of another site sends', async () => {
    const response = await post('email=a%40b.example&password=x', { origin: 'https://evil.example' });
    expect(response.status).toBe(403);
  });
});
