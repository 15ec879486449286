import { z } from 'zod';
import type { errorCodes } from '../errors';

/** Every refusal of the API, as application/problem+json. `detail` is a sentence for the person. https://www.rfc-editor.org/rfc/rfc9457 */
export const Problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  code: z.string(),
  details: z.record(z.string(), z.unknown()).default({}),
});
export type Problem = z.infer<typeof Problem>;

/** Short fixed titles by code: the same for every occurrence, as the RFC asks. */
export const problemTitles: Record<keyof typeof errorCodes | 'broken', string> = {
  'signed-out': 'Signed out',
  forbidden: 'Not allowed',
  'not-found': 'Not found',
  'stale-version': 'Newer version exists',
  conflict: 'Conflict',
  'too-old': 'Too old',
  'too-large': 'Too large',
  invalid: 'Not valid',
  'unreadable-file': 'Unreadable file',
  'too-many-tries': 'Too many tries',
  busy: 'Busy',
  'storage-full': 'Storage full',
  broken: 'Something broke',
};

/** Where a value was refused, and why, in words for the person. */
export const Issue = z.object({ path: z.array(z.union([z.string(), z.number()])), message: z.string() });
export type Issue = z.infer<typeof Issue>;
