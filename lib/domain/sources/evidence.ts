import { z } from 'zod';
import { Day } from '../moment';

/** How evidence bears on a claim. Stance is shown as text, `sign` is its shorthand. */
export const stances = {
  supports: { name: 'Supports', sign: '+' },
  refutes: { name: 'Refutes', sign: '−' },
  context: { name: 'Context', sign: '=' },
} as const;

/** The name of a stance. */
export const Stance = z.enum(['supports', 'refutes', 'context']);
export type Stance = z.infer<typeof Stance>;

/** How near evidence is to one fact, one table. The same annual report is primary for its own figures and secondary for another's. */
export const evidenceTiers = {
  primary: { name: 'Primary', definition: 'Knows this fact at first hand' },
  secondary: { name: 'Secondary', definition: 'Passes on what another said' },
} as const;

/** The name of a tier. */
export const EvidenceTier = z.enum(['primary', 'secondary']);
export type EvidenceTier = z.infer<typeof EvidenceTier>;

/** Longest origin, UTF-16 units. */
export const MAX_ORIGIN_CHARS = 120;

/** An origin that is copied from a page or a program that marks the direction of words, and typed by hand, the same words: it is one. */
export const asSeen = (origin: string): string => origin.replaceAll(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '').trim();

/** Longest quote from a source. UTF-16 units. */
export const MAX_QUOTE_CHARS = 20_000;

/** Longest locator: where in a source the quote stands. UTF-16 units. */
export const MAX_LOCATOR_CHARS = 300;

/** The link from a tag to a source: what of it was read, where in it, when, and how it bears on the words. */
export const Evidence = z.object({
  id: z.uuid(),
  sourceId: z.uuid(),
  stance: Stance,
  quote: z.string(),
  locator: z.string(),
  lookedAt: Day.nullable(),
  /** What it is for this fact. Left out where nobody has said. */
  tier: EvidenceTier.optional(),
  /** Whose word it is: "Agency wire, 3 October". Left out where nobody has said. */
  origin: z.string().optional(),
  byId: z.string(),
  at: z.string(),
  /** Who changed last what it says, and when. Left out while it is as it was linked, and where entries from before changed it. */
  changed: z.object({ byId: z.string(), at: z.string() }).optional(),
  /** The entry that last changed it: what the next change is based on. */
  entryId: z.uuid(),
});
export type Evidence = z.infer<typeof Evidence>;
