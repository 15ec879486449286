import { describe, expect, it } from 'vitest';
import { readProblem } from '@/lib/domain/contract/problem';
import { DELETE, GET, PATCH, POST, PUT } from './route';

describe('/api', () => {
  it.each(Object.entries({ GET, POST, PUT, PATCH, DELETE }))(
    'says of what it does not know that it is not there, and is no page: %s',
    async (method, handle) => {
      const response = await handle(new Request('http://localhost:3000/api/x', { method }));
      expect(response.headers.get('content-type')).toBe('application/problem+json');
      expect(readProblem(await response.json())).toMatchObject({ status: 404, code: 'not-found' });
    },
  );
});
