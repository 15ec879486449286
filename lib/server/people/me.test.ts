import { hash } from '@node-rs/argon2';
import { describe, expect, it, vi } from 'vitest';
import { PATCH } from '@/app/api/v1/me/preferences/route';
import { usualPreferences } from '@/lib/domain/people/usual-preferences';
import { prisma } from '../database';
import { makeDesk, makePerson, requestAs } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { readPasswordReset, resetPassword } from '../sign-in/one-time-link-use';
import { createPasswordReset } from '../sign-in/one-time-links';
import { actorOfToken } from '../sign-in/session';
import { signIn } from '../sign-in/sign-in';
import { changeOwnPassword, changePreferences, endOwnSessions, readMe } from './me';
import { listPeople, setDisabled } from './people';

// It does what it does, and a test may do something meanwhile.
vi.mock('@node-rs/argon2', { spy: true });

type Made = Awaited<ReturnType<typeof makePerson>>;

describe('readMe', () => {
  it('says whether the person has a password', async () => {
    expect((await readMe(await makePerson())).hasPassword).toBe(false);
    expect((await readMe(await makePerson({ password: 'a long enough phrase' }))).hasPassword).toBe(true);
  });

  it('gives the usual preferences to someone who chose none', async () => {
    expect((await readMe(await makePerson())).preferences).toEqual(usualPreferences);
  });

  it('reads what is broken in the tables as the usual', async () => {
    const person = await makePerson();
    await prisma.person.update({ where: { id: person.id }, data: { preferences: { colour: 'red', singleKeys: false } } });
    expect((await readMe(person)).preferences).toEqual({ ...usualPreferences, singleKeys: false });
  });
});

describe('readMe after a password link', () => {
  const tokenOf = (path: string | null) => path?.split('/').at(-1) ?? '';

  it('says who made the link by which the password was reset, and when, newest first', async () => {
    const [first, second, person] = [
      await makePerson({ name: 'Marc Delisle', isAdmin: true }),
      await makePerson({ name: 'Hanne Voss', isAdmin: true }),
      await makePerson(),
    ];
    const before = Date.now();
    for (const admin of [first, second]) {
      const { path } = await createPasswordReset(admin, person.id);
      await resetPassword(tokenOf(path), { password: 'galley proof rack' });
    }
    const after = Date.now();
    const { passwordResets } = await readMe(person);
    expect(passwordResets.map(({ by }) => by)).toEqual(['Hanne Voss', 'Marc Delisle']);
    for (const { at } of passwordResets) {
      expect(Date.parse(at)).toBeGreaterThanOrEqual(before);
      expect(Date.parse(at)).toBeLessThanOrEqual(after);
    }
    expect((await readMe(first)).passwordResets).toEqual([]);
  });

  it('keeps it when links are withdrawn', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    await resetPassword(tokenOf((await createPasswordReset(admin, person.id)).path), { password: 'galley proof rack' });
    await createPasswordReset(admin, person.id);
    await endOwnSessions(person);
    expect((await readMe(person)).passwordResets).toHaveLength(1);
  });

  it('says nothing of a link that nobody used, nor of one that the person made for themselves', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    await createPasswordReset(admin, person.id);
    await resetPassword(tokenOf((await createPasswordReset(admin, admin.id)).path), { password: 'galley proof rack' });
    expect([(await readMe(person)).passwordResets, (await readMe(admin)).passwordResets]).toEqual([[], []]);
  });
});

describe('changePreferences', () => {
  it('changes what is given, and keeps the rest', async () => {
    const person = await makePerson();
    await changePreferences(person, { colour: 4, keys: { tagClaim: 'q' } });
    const after = await changePreferences(person, { singleKeys: false });
    expect(after).toEqual({ ...usualPreferences, colour: 4, keys: { tagClaim: 'q' }, singleKeys: false });
    expect((await readMe(person)).preferences).toEqual(after);
  });

  it('loses neither of two changes at once', async () => {
    const person = await makePerson();
    await Promise.all([changePreferences(person, { colour: 2 }), changePreferences(person, { spokenMarks: 'none' })]);
    expect((await readMe(person)).preferences).toMatchObject({ colour: 2, spokenMarks: 'none' });
  });

  it('loses none of the keys that two tabs choose at once', async () => {
    const person = await makePerson();
    await changePreferences(person, { keys: { tagClaim: 'q' } });
    const other = changePreferences(person, { keys: { previousTag: 'g', tagClaim: null } });
    await Promise.all([other, changePreferences(person, { keys: { nextTag: 'h' } })]);
    expect((await readMe(person)).preferences.keys).toEqual({ nextTag: 'h', previousTag: 'g' });
  });

  it('starts keys anew over what are none, and keeps no more than a person may have', async () => {
    const person = await makePerson();
    await prisma.person.update({ where: { id: person.id }, data: { preferences: { keys: 'q' } } });
    const named = (name: string) =>
      Object.fromEntries(Array.from({ length: 99 }, (_, n) => [`${name}${'x'.repeat(n % 33)}${'y'.repeat(n / 33)}`, 'q']));
    const { keys } = await changePreferences(person, { keys: named('a') });
    expect(Object.keys(keys)).toHaveLength(99);
    expect(await codeOf(changePreferences(person, { keys: named('b') }))).toBe('invalid');
    expect((await readMe(person)).preferences.keys).toEqual(keys);
  });

  it('keeps what a newer Galley stored, and starts anew over what is no object', async () => {
    const person = await makePerson();
    const store = (preferences: object | number) => prisma.person.update({ where: { id: person.id }, data: { preferences } });
    const stored = async () => (await prisma.person.findUniqueOrThrow({ where: { id: person.id } })).preferences;
    await store({ later: 1 });
    await changePreferences(person, { colour: 2 });
    expect(await stored()).toEqual({ later: 1, colour: 2 });
    await store(5);
    await changePreferences(person, { colour: 3 });
    expect(await stored()).toEqual({ colour: 3 });
  });

  it('is about oneself only, and is nobody else’s to see', async () => {
    const deskId = await makeDesk();
    const [one, other] = [await makePerson({ roles: { [deskId]: 'lead' } }), await makePerson({ roles: { [deskId]: 'reader' } })];
    await changePreferences(one, { colour: 2 });
    expect((await readMe(other)).preferences).toEqual(usualPreferences);
    expect(Object.keys((await listPeople(other))[0] ?? {})).not.toContain('preferences');
  });
});

describe('PATCH /api/v1/me/preferences', () => {
  const patch = async (person: { id: string } | null, body: unknown) => {
    const init = { method: 'PATCH', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    return PATCH(await requestAs(person, '/api/v1/me/preferences', init), { params: Promise.resolve({}) });
  };

  it('refuses the signed-out', async () => {
    expect((await patch(null, { colour: 2 })).status).toBe(401);
  });

  it('answers with all preferences', async () => {
    const answer = await patch(await makePerson(), { dateLanguage: 'sv-SE' });
    expect([answer.status, await answer.json()]).toEqual([200, { ...usualPreferences, dateLanguage: 'sv-SE' }]);
  });

  it.each([[{ colour: 9 }], [{ unknown: 1 }], [{ keys: { tagClaim: 'Mod-x' } }]])('refuses %j and stores nothing of it', async (body) => {
    const person = await makePerson();
    expect((await patch(person, { coachSeen: true, ...body })).status).toBe(422);
    expect((await readMe(person)).preferences).toEqual(usualPreferences);
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
    'the person is disabled': (person: Made, admin: Made) =>
      setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() }),
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
      await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
      await setDisabled(admin, person.id, { isDisabled: false, changeId: crypto.randomUUID() });
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
