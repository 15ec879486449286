import { describe, expect, it, vi } from 'vitest';
import { prisma } from '../database';
import { log } from '../log';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { createPasswordReset } from '../sign-in/one-time-links';
import { actorOfToken } from '../sign-in/session';
import { listPeople, renamePerson, setAdmin, setDisabled } from './people';

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
        expect(await codeOf(setAdmin(first, second.id, { isAdmin: false, changeId: crypto.randomUUID() }))).toBeNull();
      },
      { timeout: 30_000 },
    );
  });

  it('keep the last admin, even if two step down at once', async () => {
    await prisma.person.updateMany({ data: { isAdmin: false } });
    const [one, other] = [await makePerson({ isAdmin: true }), await makePerson({ isAdmin: true })];
    const codes = await Promise.all([
      codeOf(setAdmin(one, one.id, { isAdmin: false, changeId: crypto.randomUUID() })),
      codeOf(setDisabled(other, other.id, { isDisabled: true, changeId: crypto.randomUUID() })),
    ]);
    expect(new Set(codes)).toEqual(new Set([null, 'conflict']));
    expect(await prisma.person.count({ where: { isAdmin: true, disabledAt: null } })).toBe(1);
  });

  it('end the sessions of a disabled person and bring none back when they are enabled', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const token = { personId: person.id, sessionVersion: 0 };
    expect(await actorOfToken(token)).not.toBeNull();
    await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await actorOfToken(token)).toBeNull();
    await setDisabled(admin, person.id, { isDisabled: false, changeId: crypto.randomUUID() });
    expect(await actorOfToken(token)).toBeNull();
  });

  it('wait for an admin who uses a password link, and do not hold what that asks for next', async () => {
    const [admin, other] = [await makePerson({ isAdmin: true }), await makePerson({ isAdmin: true })];
    await createPasswordReset(admin, other.id);
    const disabling: Promise<string | null>[] = [];
    await prisma.$transaction(
      async (tx) => {
        // As `resetPassword` does: the link, then the person.
        const [user] = await tx.$queryRaw<{ pid: number }[]>`
          update "OneTimeLink" set "usedAt" = now() where "personId" = ${other.id}::uuid returning pg_backend_pid() as pid`;
        disabling.push(codeOf(setDisabled(admin, other.id, { isDisabled: true, changeId: crypto.randomUUID() })));
        const waiting = () => prisma.$queryRaw`select 1 from pg_stat_activity where ${user?.pid} = any(pg_blocking_pids(pid))`;
        await expect.poll(waiting).toHaveLength(1);
        await tx.person.update({ where: { id: other.id }, data: { sessionVersion: { increment: 1 } } });
      },
      { timeout: 30_000 },
    );
    expect(await Promise.all(disabling)).toEqual([null]);
    expect(await prisma.person.findUnique({ where: { id: other.id } })).toMatchObject({ disabledAt: expect.any(Date), sessionVersion: 2 });
  });

  it('leave the links of the last admin, whom they do not disable', async () => {
    await prisma.person.updateMany({ data: { isAdmin: false } });
    const admin = await makePerson({ isAdmin: true });
    await createPasswordReset(admin, admin.id);
    expect(await codeOf(setDisabled(admin, admin.id, { isDisabled: true, changeId: crypto.randomUUID() }))).toBe('conflict');
    expect(await prisma.oneTimeLink.count({ where: { personId: admin.id } })).toBe(1);
  });

  it('do not do again what a colleague has undone before it was sent again', async () => {
    const [admin, colleague] = [await makePerson({ isAdmin: true }), await makePerson({ isAdmin: true })];
    const person = await makePerson({ name: 'Jonah Falk' });
    const [made, disabled] = [crypto.randomUUID(), crypto.randomUUID()];
    for (let i = 0; i < 2; i++)
      expect(await setAdmin(admin, person.id, { isAdmin: true, changeId: made })).toMatchObject({ isAdmin: true });
    await setAdmin(colleague, person.id, { isAdmin: false, changeId: crypto.randomUUID() });
    expect(await refusalOf(setAdmin(admin, person.id, { isAdmin: true, changeId: made }))).toBe(
      'Somebody has made Jonah Falk no admin since. That stands.',
    );
    const versionNow = async () => (await prisma.person.findUniqueOrThrow({ where: { id: person.id } })).sessionVersion;
    await setDisabled(admin, person.id, { isDisabled: true, changeId: disabled });
    const version = await versionNow();
    expect(await setDisabled(admin, person.id, { isDisabled: true, changeId: disabled })).toMatchObject({ isDisabled: true });
    expect(await versionNow()).toBe(version);
    await setDisabled(colleague, person.id, { isDisabled: false, changeId: crypto.randomUUID() });
    expect(await refusalOf(setDisabled(admin, person.id, { isDisabled: true, changeId: disabled }))).toBe(
      'Somebody has let Jonah Falk sign in again since. That stands.',
    );
    expect(await prisma.person.findUnique({ where: { id: person.id } })).toMatchObject({ isAdmin: false, disabledAt: null });
  });

  it('are tried again where they were refused', async () => {
    await prisma.person.updateMany({ data: { isAdmin: false } });
    const [admin, other] = [await makePerson({ isAdmin: true }), await makePerson()];
    const changeId = crypto.randomUUID();
    expect(await codeOf(setAdmin(admin, admin.id, { isAdmin: false, changeId }))).toBe('conflict');
    await setAdmin(admin, other.id, { isAdmin: true, changeId: crypto.randomUUID() });
    expect(await setAdmin(admin, admin.id, { isAdmin: false, changeId })).toMatchObject({ isAdmin: false });
  });

  it('are for admins, not for a desk’s lead', async () => {
    const deskId = await makeDesk();
    const [lead, member] = [await makePerson({ roles: { [deskId]: 'lead' } }), await makePerson({ roles: { [deskId]: 'reader' } })];
    expect(await codeOf(setDisabled(lead, member.id, { isDisabled: true, changeId: crypto.randomUUID() }))).toBe('forbidden');
    expect(await codeOf(setAdmin(lead, lead.id, { isAdmin: true, changeId: crypto.randomUUID() }))).toBe('forbidden');
  });
});

describe('renamePerson', () => {
  it('lets people rename themselves only', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    expect(await renamePerson(person, person.id, { name: 'Ada Lock' })).toMatchObject({ name: 'Ada Lock' });
    expect(await codeOf(renamePerson(person, other.id, { name: 'Ada Lock' }))).toBe('forbidden');
  });

  it('gives nobody the name of a colleague on one of their desks, however it is written, but by an admin', async () => {
    const [city, abroad] = [await makeDesk(), await makeDesk()];
    const ruth = await makePerson({ name: 'Ruth Lead', roles: { [city]: 'lead' } });
    const anna = await makePerson({ name: 'Anna Ek', roles: { [city]: 'editor', [abroad]: 'reader' } });
    const far = await makePerson({ name: 'Far Away', roles: { [abroad]: 'reader' } });
    const admin = await makePerson({ isAdmin: true });
    for (const name of ['Ruth Lead', 'RÚTH LEAD', 'Ru\u200Bth Lead', 'far away']) {
      expect(await codeOf(renamePerson(anna, anna.id, { name })), name).toBe('conflict');
    }
    await setDisabled(admin, ruth.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await codeOf(renamePerson(anna, anna.id, { name: 'Ruth Lead' }))).toBe('conflict');
    expect(await codeOf(renamePerson(far, far.id, { name: 'Ruth Lead' }))).toBeNull();
    expect(await renamePerson(anna, anna.id, { name: 'Anna EK' })).toMatchObject({ name: 'Anna EK' });
    expect(await renamePerson(admin, anna.id, { name: 'Ruth Lead' })).toMatchObject({ name: 'Ruth Lead' });
    expect(await renamePerson(anna, anna.id, { name: 'Ruth LEAD' })).toMatchObject({ name: 'Ruth LEAD' });
  });

  it('says in the log who was renamed by whom, and not to what', async () => {
    const info = vi.spyOn(log, 'info');
    const person = await makePerson({ name: 'Ada Quill' });
    await renamePerson(person, person.id, { name: 'Ada Lock' });
    expect(info.mock.calls).toEqual([[{ personId: person.id, byId: person.id }, 'a person was given another name']]);
    info.mockRestore();
  });
});
