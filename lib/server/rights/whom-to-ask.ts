import { z } from 'zod';
import { DomainError } from '@/lib/domain/errors';
import { roles } from '@/lib/domain/people/permissions';
import { shortNames } from '@/lib/domain/people/person-name';
import { prisma } from '../database';

const Asked = z.object({ deskId: z.uuid().nullable(), ask: z.array(z.enum([...roles, 'admin'])) });

/**
 * A refusal for want of a right, with the names of up to two people who have it ("Checkers cannot edit the text. Ask Marc or Hanne.").
 * Leads are named before admins. Any other error comes back as it is, and so does a refusal if the names cannot be read.
 */
export async function whomToAsk(error: DomainError): Promise<DomainError> {
  const asked = Asked.safeParse(error.details);
  if (error.code !== 'forbidden' || !asked.success) return error;
  const names = await namesOf(asked.data).catch(() => []);
  return names.length === 0 ? error : new DomainError('forbidden', `${error.message} Ask ${names.join(' or ')}.`, error.details);
}

async function namesOf({ deskId, ask }: z.infer<typeof Asked>): Promise<string[]> {
  const isAsked = (role: string) => ask.some((asked) => asked === role);
  const inDesk =
    deskId !== null && isAsked('lead')
      ? await prisma.person.findMany({
          where: { disabledAt: null, memberships: { some: { deskId, role: 'lead' } } },
          orderBy: { name: 'asc' },
          select: { name: true },
          take: 2,
        })
      : [];
  const admins = isAsked('admin')
    ? await prisma.person.findMany({
        where: { disabledAt: null, isAdmin: true },
        orderBy: { name: 'asc' },
        select: { name: true },
        take: 2,
      })
    : [];
  // Who leads the desk may be an admin too.
  return shortNames([...new Set([...inDesk, ...admins].map(({ name }) => name))].slice(0, 2));
}
