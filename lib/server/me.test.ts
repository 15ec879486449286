import { describe, expect, it } from 'vitest';
import { PATCH } from '@/app/api/v1/me/preferences/route';
import { usualPreferences } from '@/lib/domain/preferences';
import { prisma } from './database';
import { changePreferences, readMe } from './me';
import { listPeople } from './people';
import { makeDesk, makePerson, requestAs } from './people.fixture';

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
