import { z } from 'zod';
import { isUnseen } from '../text/is-unseen';
import { inputText } from '../text/text-input';

/** Longest name of a revision. UTF-16 units. */
export const MAX_REVISION_NAME_CHARS = 120;

/** A moment of an article that somebody wanted to keep: numbered from 1, with a name or none. `seq` is the entry that made it. */
export const Revision = z.object({
  number: z.number().int().positive(),
  name: z.string(),
  seq: z.number().int().positive(),
  byId: z.string(),
  at: z.string(),
});
export type Revision = z.infer<typeof Revision>;

/** What a revision is called: one line, or nothing. */
export const RevisionName = inputText(MAX_REVISION_NAME_CHARS)
  .trim()
  .refine((name) => !/[\n\r\u2028\u2029]/.test(name), 'A name is one line.')
  .transform((name) => (isUnseen(name) ? '' : name));
