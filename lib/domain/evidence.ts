import { z } from 'zod';

/** How evidence bears on a claim. Stance is shown as text, `sign` is its shorthand. */
export const stances = {
  supports: { name: 'Supports', sign: '+' },
  refutes: { name: 'Refutes', sign: '−' },
  context: { name: 'Context', sign: '=' },
} as const;

export const Stance = z.enum(['supports', 'refutes', 'context']);
export type Stance = z.infer<typeof Stance>;

/** A day without a time, as `YYYY-MM-DD`. */
export const Day = z.iso.date();

/** The link from a tag to a source: what of it was read, where in it, when, and how it bears on the words. */
export const Evidence = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  stance: Stance,
  quote: z.string(),
  locator: z.string(),
  lookedAt: Day.nullable(),
  byId: z.string(),
  at: z.string(),
  /** The entry that last changed it: what the next change is based on. */
  entryId: z.uuid(),
});
export type Evidence = z.infer<typeof Evidence>;
