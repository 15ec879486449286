import { z } from 'zod';

const Position = z.number().int().nonnegative();

/** Where a range went when a whole text was pasted over. Ranges that the steps themselves carry need none. */
export const FollowedRange = z.object({
  annotationId: z.uuid(),
  index: z.number().int().nonnegative(),
  /** The range before, so that what was followed for another place is not taken for this one. */
  from: Position,
  to: Position,
  /** Null if its words are gone, whatever single words of it still stand there. */
  place: z.object({ from: Position, to: Position }).nullable(),
});
export type FollowedRange = z.infer<typeof FollowedRange>;
