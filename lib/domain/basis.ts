import { z } from 'zod';

/** The entry that a value comes from, and whose it was: what the next change is based on. */
export const Basis = z.object({ entryId: z.uuid(), byId: z.string() });
export type Basis = z.infer<typeof Basis>;

/** The entry that a change is based on: the value's as it was `seen`, or the newest where that is the person's own. What they did themselves they have seen. */
export const basisSeen = (seen: Basis | null, newest: Basis | null, me: string): string | null =>
  (newest?.byId === me ? newest : seen)?.entryId ?? null;
