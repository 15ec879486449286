import { z } from 'zod';
import { roles } from '@/lib/domain/people/permissions';

/** A person with their roles by desk, as SQL puts an actor together. */
export const ActorRow = z.object({
  id: z.string(),
  name: z.string(),
  isAdmin: z.boolean(),
  memberships: z.record(z.string(), z.enum(roles)),
});
