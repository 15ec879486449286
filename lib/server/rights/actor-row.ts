import { z } from 'zod';
import { roles } from '@/lib/domain/people/permissions';
import { Prisma } from '../generated/prisma/client';

/** A person with their roles by desk, as SQL puts an actor together. */
export const ActorRow = z.object({
  id: z.string(),
  name: z.string(),
  isAdmin: z.boolean(),
  memberships: z.record(z.string(), z.enum(roles)),
  /** Raised when all their sessions end. */
  sessionVersion: z.number().int().optional(),
});

/** The same in SQL, of a row of "Person": what is read of an actor, and what is compared with it, is put together in one way. */
export const actorJson = Prisma.sql`jsonb_build_object('id', id, 'name', name, 'isAdmin', "isAdmin", 'sessionVersion', "sessionVersion", 'memberships', (
  select coalesce(jsonb_object_agg("deskId", role), '{}') from "Membership" where "personId" = "Person".id
))`;
