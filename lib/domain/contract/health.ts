import { z } from 'zod';
import { endpoint } from './endpoint';

/** For supervisors and load balancers: answers 503 while the database does not, or takes no writes. */
export const readHealth = endpoint({
  method: 'GET',
  path: '/api/v1/health',
  public: true,
  answer: z.object({ ok: z.literal(true) }),
});
