import { z } from 'zod';

/** The entry that a value comes from, and whose it was: what the next change is based on. */
export const Basis = z.object({ entryId: z.uuid(), byId: z.string() });
export type Basis = z.infer<typeof Basis>;
