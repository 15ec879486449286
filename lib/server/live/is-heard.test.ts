import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { isHeard } from './is-heard';

describe('isHeard', () => {
  it('is true on a connection that keeps its LISTEN', async () => {
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    expect(await isHeard(client)).toBe(true);
    expect(client.listenerCount('notification')).toBe(0);
    await client.end();
  });

  it('is false where a pooler takes the LISTEN and lets it lie', async () => {
    const client = { query: vi.fn(async () => ({ rows: [] })), on: vi.fn(), off: vi.fn() };
    expect(await isHeard(client, 300)).toBe(false);
    expect(client.query).toHaveBeenCalledWith('LISTEN galley_heard');
  });
});
