import { hash } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { readPasswordReset } from '../sign-in/one-time-link-use';
import { createPasswordReset } from '../sign-in/one-time-links';
import { actorOfToken } from '../sign-in/session';
import { signIn } from '../sign-in/sign-in';
import { createDesk, listDesks, removeMember, renameDesk, setMember } from './desks';
import { changeOwnPassword, endOwnSessions, readMe } from './me';
import { listPeople, renamePerson, setAdmin, setDisabled } from './people';

// It does what it does, and a test may do something meanwhile.
vi.mock('@node-rs/argon2', { spy: true });

type Made = Awaited<ReturnType<typeof makePerson>>;

describe('listPeople', () => {
  it('shows colleagues, and of their desks only the shared ones', async () => {
    const [shared, foreign] = [await makeDesk(), await makeDesk()];
    const reader = await makePerson({ roles: { [shared]: 'reader' } });
    const both = await makePerson({ roles: { [shared]: 'editor', [foreign]: 'lead' } });
    await makePerson({ roles: { [foreign]: 'checker' } });
    const people = await listPeople(reader);
    expect(people.map(({ id }) => id).sort()).toEqual([reader.id, both.id].sort());
    expect(people.find(({ id }) => id === both.id)?.memberships).toMatchObject([{ deskId: shared, role: 'editor' }]);
  });

  it('never gives a password hash away', async () => {
    const admin = await makePerson({ isAdmin: true, password: 'galley proof rack' });
    expect(JSON.stringify(await listPeople(admin))).not.toContain('argon2');
  });
});

describe('setAdmin and setDisabled', () => {
  it('do not wait for whoever writes something that names an admin', async () => {
    const [first, second] = [await makePerson({ isAdmin: true }), await makePerson({ isAdmin: true })];
    const deskId = await makeDesk();
    await prisma.$transaction(
      async (tx) => {
        await tx.membership.create({ data: { personId: first.id, deskId, role: 'reader' } });
        expect(await codeOf(setAdmin(first, second.id, { isAdmin: false }))).toBeNull();
      },
      { timeout: 30_000 },
    );
  });

  it('keep the last admin, even if two step down at once', async () => {
    await prisma.person.updateMany({ data: { isAdmin: false } });
    const [one, other] = [await makePerson({ isAdmin: true }), await makePerson({ isAdmin: true })];
    const codes = await Promise.all([
      codeOf(setAdmin(one, one.id, { isAdmin: false })),
      codeOf(setDisabled(other, other.id, { isDisabled: true })),
    ]);
    expect(new Set(codes)).toEqual(new Set([null, 'conflict']));
    expect(await prisma.person.count({ where: { isAdmin: true, disabledAt: null } })).toBe(1);
  });

  it('end the sessions of a disabled person and bring none back when they are enabled', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const token = { personId: person.id, sessionVersion: 0 };
    expect(await actorOfToken(token)).not.toBeNull();
    await setDisabled(admin, person.id, { isDisabled: true });
    expect(await actorOfToken(token)).toBeNull();
    await setDisabled(admin, person.id, { isDisabled: false });
    expect(await actorOfToken(token)).toBeNull();
  });

  it('are for admins, not for a desk’s lead', async () => {
    const deskId = await makeDesk();
    const [lead, member] = [await makePerson({ roles: { [deskId]: 'lead' } }), await makePerson({ roles: { [deskId]: 'reader' } })];
    expect(await codeOf(setDisabled(lead, member.id, { isDisabled: true }))).toBe('forbidden');
    expect(await codeOf(setAdmin(lead, lead.id, { isAdmin: true }))).toBe('forbidden');
  });
});

describe('renamePerson', () => {
  it('lets people rename themselves only', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    expect(await renamePerson(person, person.id, { name: 'Ada Lock' })).toMatchObject({ name: 'Ada Lock' });
    expect(await codeOf(renamePerson(person, other.id, { name: 'Ada Lock' }))).toBe('forbidden');
  });
});

describe('desks', () => {
  it('have one name each', async () => {
    const admin = await makePerson({ isAdmin: true });
    const name = `City ${crypto.randomUUID()}`;
    const desk = await createDesk(admin, { id: crypto.randomUUID(), name });
    expect(desk).toMatchObject({ name, role: null, mayManage: true });
    expect(await codeOf(createDesk(admin, { id: crypto.randomUUID(), name }))).toBe('conflict');
    expect(await codeOf(renameDesk(admin, await makeDesk(), { name }))).toBe('conflict');
    expect(await codeOf(renameDesk(admin, admin.id, { name: `${name} 2` }))).toBe('not-found');
  });

  it('are listed for their members only', async () => {
    const deskId = await makeDesk();
    await makeDesk();
    const member = await makePerson({ roles: { [deskId]: 'editor' } });
    expect(await listDesks(member)).toMatchObject([{ id: deskId, role: 'editor', mayManage: false }]);
  });

  it('are managed by their leads, for people who are on them', async () => {
    const deskId = await makeDesk();
    const [lead, member, outsider] = [
      await makePerson({ roles: { [deskId]: 'lead' } }),
      await makePerson({ roles: { [deskId]: 'reader' } }),
      await makePerson(),
    ];
    await setMember(lead, deskId, member.id, { role: 'checker', seenRole: 'reader' });
    expect((await readMe(member)).memberships).toMatchObject([{ role: 'checker' }]);
    expect(await codeOf(setMember(lead, deskId, outsider.id, { role: 'reader', seenRole: null }))).toBe('not-found');
    const editor = { ...member, memberships: { [deskId]: 'editor' as const } };
    expect(await codeOf(setMember(editor, deskId, member.id, { role: 'lead', seenRole: 'checker' }))).toBe('forbidden');
    await removeMember(lead, deskId, member.id);
    expect((await readMe(member)).memberships).toEqual([]);
    expect(await codeOf(removeMember(lead, deskId, member.id))).toBe('not-found');
  });

  it('take anyone whom an admin adds', async () => {
    const [deskId, admin, person] = [await makeDesk(), await makePerson({ isAdmin: true }), await makePerson()];
    await setMember(admin, deskId, person.id, { role: 'author', seenRole: null });
    expect((await actorOfToken({ personId: person.id, sessionVersion: 0 }))?.memberships).toEqual({ [deskId]: 'author' });
  });
});

describe('changeOwnPassword', () => {
  it('ends the other sessions and starts one that goes on', async () => {
    const person = await makePerson({ password: 'the old password' });
    const token = await changeOwnPassword(person, { currentPassword: 'the old password', newPassword: 'the new password' }, 'here');
    expect(await actorOfToken({ personId: person.id, sessionVersion: 0 })).toBeNull();
    expect(await actorOfToken(token)).toMatchObject({ id: person.id });
    expect(await codeOf(signIn({ email: person.email, password: 'the old password' }, 'here'))).toBe('invalid');
    expect(await codeOf(signIn({ email: person.email, password: 'the new password' }, 'here'))).toBeNull();
  });

  it('says to someone who came in without a password where one comes from', async () => {
    const change = changeOwnPassword(await makePerson(), { currentPassword: 'a guess', newPassword: 'the new password' }, 'here');
    await expect(change).rejects.toMatchObject({
      code: 'conflict',
      message: 'You have no password yet. An admin can give you a link to set one.',
    });
  });

  it('cannot be used to guess the current one', async () => {
    const person = await makePerson({ password: 'the old password' });
    const guess = () => codeOf(changeOwnPassword(person, { currentPassword: 'a guess', newPassword: 'the new password' }, 'here'));
    const codes = [];
    for (let attempt = 0; attempt < 6; attempt += 1) codes.push(await guess());
    expect(codes).toEqual([...Array(5).fill('invalid'), 'too-many-tries']);
  });
});

describe('changeOwnPassword, while the new one is hashed', () => {
  const input = { currentPassword: 'the old password', newPassword: 'the new password' };
  const meanwhile = {
    'the person signs out everywhere': (person: Made) => endOwnSessions(person),
    'the person is disabled': (person: Made, admin: Made) => setDisabled(admin, person.id, { isDisabled: true }),
    'somebody else sets the password': ({ id }: Made) => prisma.person.update({ where: { id }, data: { passwordHash: 'another' } }),
  };

  it.each(Object.entries(meanwhile))('is refused where %s', async (_, end) => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson({ password: input.currentPassword })];
    vi.mocked(hash).mockImplementationOnce(async () => {
      await end(person, admin);
      return 'a hash';
    });
    expect(await codeOf(changeOwnPassword(person, input, 'here'))).toBe('signed-out');
    expect(await prisma.person.count({ where: { id: person.id, passwordHash: 'a hash' } })).toBe(0);
  });
});

describe('an open link that sets a password', () => {
  const password = 'the old password';
  const ends = {
    'the person changes their password': (person: Made) =>
      changeOwnPassword(person, { currentPassword: password, newPassword: 'a new password' }, 'here'),
    'the person signs out everywhere': (person: Made) => endOwnSessions(person),
    'the person is disabled, even if they are enabled again': async (person: Made, admin: Made) => {
      await setDisabled(admin, person.id, { isDisabled: true });
      await setDisabled(admin, person.id, { isDisabled: false });
    },
  };

  it.each(Object.entries(ends))('is withdrawn when %s', async (_, end) => {
    const [admin, person, other] = [await makePerson({ isAdmin: true }), await makePerson({ password }), await makePerson()];
    const tokenFor = async ({ id }: Made) => (await createPasswordReset(admin, id)).path?.split('/').at(-1) ?? '';
    const [token, foreign] = [await tokenFor(person), await tokenFor(other)];
    await end(person, admin);
    expect(await readPasswordReset(token)).toBeNull();
    expect(await readPasswordReset(foreign)).not.toBeNull();
  });
});

describe('endOwnSessions', () => {
  it('ends this session too', async () => {
    const person = await makePerson();
    await endOwnSessions(person);
    expect(await actorOfToken({ personId: person.id, sessionVersion: 0 })).toBeNull();
  });
});
