import { Prisma } from './generated/prisma/client';

/** Longer than anything is held, or left until it is tried again: two hours at most. */
const MAX_HOLD_MS = 10_800_000;

/** From here on nobody holds anything `now`: a machine whose clock was wrong, as it may be when it has just started, would keep it until its own time. */
export const beyondAnyHold = (now: Date): Date => new Date(now.getTime() + MAX_HOLD_MS);

/** Whether what is held until `heldUntil`, a column, is free at `now`. */
export const isFree = (heldUntil: Prisma.Sql, now: Date): Prisma.Sql =>
  Prisma.sql`(${heldUntil} is null or ${heldUntil} <= ${now} or ${heldUntil} > ${beyondAnyHold(now)})`;
