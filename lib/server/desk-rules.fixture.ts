import type { Actor } from '@/lib/domain/people/permissions';
import type { DeskRules } from '@/lib/domain/sign-off/desk-rules';
import { prisma } from './database';
import { StoredRules } from './house/stored-rules';
import { setDeskRules } from './people/desks';

/** For tests: the desk's rules, set by who has just seen what they are. */
export async function setRules(actor: Actor, deskId: string, rules: DeskRules): ReturnType<typeof setDeskRules> {
  const { rules: basedOn } = await prisma.desk.findUniqueOrThrow({ where: { id: deskId } });
  return setDeskRules(actor, deskId, { ...rules, basedOn: StoredRules.parse(basedOn) });
}
