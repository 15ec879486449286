import type { Actor } from '@/lib/domain/permissions';
import { Prisma } from './generated/prisma/client';
import type { ReadableDesk } from './readable-desks';

/** Whether the person `p` wants mail about their inbox; of what, is another wish. */
export const wantsInboxMail = Prisma.sql`p.preferences->>'inboxMail' in ('daily', 'at-once')`;

/** The marks `m` of the actor's inbox with their articles `a`, as far as the actor may read these: what stands after `from`. */
export function inboxOf(actor: Pick<Actor, 'id'>, desks: readonly ReadableDesk[]): Prisma.Sql {
  const whole = desks.filter(({ ownOnly }) => !ownOnly).map(({ deskId }) => deskId);
  const own = desks.filter(({ ownOnly }) => ownOnly).map(({ deskId }) => deskId);
  return Prisma.sql`"ReadMark" m
    join "Article" a on a.id = m."articleId" and m."personId" = ${actor.id}::uuid and m."newestSeq" > 0 and a."deletedAt" is null
      and (a."deskId" = any(${whole}::uuid[]) or a."deskId" = any(${own}::uuid[]) and a."authorId" = ${actor.id}::uuid)`;
}
