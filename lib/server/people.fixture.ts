import { v7 as uuidv7 } from 'uuid';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { prisma } from './database';
import { hashPassword } from './sign-in/password';
import { cookieName, sessionCookieHeader } from './sign-in/session-cookie';

/** For tests: a desk of its own for each test, so that tests do not meet. */
export async function makeDesk(name = `Desk ${uuidv7()}`): Promise<string> {
  const { id } = await prisma.desk.create({ data: { id: uuidv7(), name } });
  return id;
}

interface Wanted {
  name?: string;
  isAdmin?: boolean;
  password?: string;
  /** Role by desk id. */
  roles?: Record<string, Role>;
}

/** For tests: a person in the tables, and the same person as an actor. */
export async function makePerson({
  name = 'Ada Quill',
  isAdmin = false,
  password,
  roles = {},
}: Wanted = {}): Promise<Actor & { email: string }> {
  const id = uuidv7();
  const email = `${id}@ledger.example`;
  const passwordHash = password === undefined ? null : await hashPassword(password);
  const memberships = { create: Object.entries(roles).map(([deskId, role]) => ({ deskId, role })) };
  await prisma.person.create({ data: { id, email, name, isAdmin, passwordHash, memberships } });
  return { id, email, name, isAdmin, memberships: roles, sessionVersion: 0 };
}

/** For tests: a request as the person's browser would send it. */
export async function requestAs(
  person: { id: string } | null,
  path: string,
  init: RequestInit & { sessionVersion?: number } = {},
): Promise<Request> {
  const headers = new Headers(init.headers);
  headers.set('host', 'localhost:3000');
  if (person !== null) {
    const cookie = await sessionCookieHeader({ personId: person.id, sessionVersion: init.sessionVersion ?? 0 });
    headers.set('cookie', cookie.split(';')[0] ?? cookieName('session'));
  }
  return new Request(`http://localhost:3000${path}`, { ...init, headers });
}

/** A person of each role, as the table of rights has them. */
export type PeopleByRole = Record<Role | 'admin', Awaited<ReturnType<typeof makePerson>>>;

/** Someone of each role in the desk, and an admin who is in none. */
export async function makePeopleOfAllRoles(deskId: string): Promise<PeopleByRole> {
  const inDesk = (role: Role) => makePerson({ name: role, roles: { [deskId]: role } });
  const [reader, author, checker, editor, lead, admin] = await Promise.all([
    inDesk('reader'),
    inDesk('author'),
    inDesk('checker'),
    inDesk('editor'),
    inDesk('lead'),
    makePerson({ name: 'admin', isAdmin: true }),
  ]);
  return { reader, author, checker, editor, lead, admin };
}
