import type { Person } from '@/lib/domain/contract/people';
import { byName } from '@/lib/domain/people/by-name';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import type { Prisma } from '../generated/prisma/client';

/** What a query must include for `personView`. */
export const withDesks = { memberships: { include: { desk: true } } } satisfies Prisma.PersonInclude;

type PersonRow = Prisma.PersonGetPayload<{ include: typeof withDesks }>;

/** A person as `viewer` may see them: roles in desks that do not exist for the viewer are left out. */
export function personView(viewer: Actor, row: PersonRow): Person {
  const memberships = row.memberships
    .filter(({ deskId }) => viewer.isAdmin || viewer.id === row.id || viewer.memberships[deskId] !== undefined)
    .map(({ deskId, role, desk }) => ({ deskId, deskName: desk.name, role }))
    .sort((a, b) => byName({ id: a.deskId, name: a.deskName }, { id: b.deskId, name: b.deskName }));
  return { id: row.id, name: row.name, email: row.email, isAdmin: row.isAdmin, isDisabled: row.disabledAt !== null, memberships };
}

/** The actor that a person's row stands for. Whether they may come in at all is the caller's to look at. */
export function actorOfRow(row: Prisma.PersonGetPayload<{ include: { memberships: true } }>): Actor {
  const memberships: Record<string, Role> = Object.fromEntries(row.memberships.map(({ deskId, role }) => [deskId, role]));
  return { id: row.id, name: row.name, isAdmin: row.isAdmin, memberships };
}
