import { z } from 'zod';

/** One unacknowledged entry, as it will be sent. Text entries carry their steps; ranges are in the coordinates after the earlier ones' steps. */
export const OutboxItem = z.object({ id: z.uuid(), type: z.string(), payload: z.record(z.string(), z.unknown()) });
export type OutboxItem = z.infer<typeof OutboxItem>;

/** One tab's unacknowledged entries in order, and what they are based on: a version and seq, and the hash of the entry there, where it was known. */
export const Outbox = z.object({
  articleId: z.uuid(),
  clientId: z.string(),
  base: z.object({ version: z.number().int(), seq: z.number().int(), hash: z.string().optional() }),
  items: z.array(OutboxItem),
  /** What could not be stored, kept until the person has seen to it. */
  refused: z.array(z.object({ item: OutboxItem, reason: z.string() })).default([]),
});
export type Outbox = z.infer<typeof Outbox>;
