import type { z } from 'zod';
import { ApiError } from '@/lib/api';

/** The answer to a change; null where somebody else was quicker: `goOnFrom` has then been given what is there now, as the refusal brings it, and what it says. */
export async function unlessChanged<T, Schema extends z.ZodType>(
  change: Promise<T>,
  schema: Schema,
  goOnFrom: (now: z.output<Schema>, said: string) => void,
): Promise<T | null> {
  try {
    return await change;
  } catch (failure) {
    const now = failure instanceof ApiError ? schema.safeParse(failure.details.now) : null;
    if (!(failure instanceof ApiError && now?.success)) throw failure;
    goOnFrom(now.data, failure.message);
    return null;
  }
}
