import { z } from 'zod';
import { isMembers } from '@/lib/domain/json-members';
import type { Prisma } from '../generated/prisma/client';

/** A value as a jsonb column takes it. Members that are undefined are left out on the way. Throws on what is no JSON object. */
export const storedJson = z.custom<Prisma.InputJsonObject>(isMembers);
