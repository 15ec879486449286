import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { personColour, personColours } from '@/lib/domain/people/person-colour';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { acceptInvitation } from '../sign-in/one-time-link-use';
import { createInvitation } from '../sign-in/one-time-links';
import { coloursOfColleagues } from './colours';
import { changePreferences } from './me';

describe('the colours of people', () => {
  it('are all different on a desk of six that were invited one after the other', async () => {
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const ids = [lead.id];
    for (let n = 1; n < personColours.length; n++) {
      const { path } = await createInvitation(lead, { email: `${uuidv7()}@ledger.example`, deskId, role: 'checker' });
      const session = await acceptInvitation(path?.split('/').at(-1) ?? '', { name: `Checker ${n}`, password: 'galley proof rack' });
      ids.push(session?.personId ?? '');
    }
    const known = await coloursOfColleagues(lead);
    expect(ids.map((id) => known[id] ?? personColour(id)).toSorted()).toEqual([...personColours]);
  });

  it('are told of those who share a desk, and of admins', async () => {
    const [deskId, elsewhere] = [await makeDesk(), await makeDesk()];
    const reader = await makePerson({ roles: { [deskId]: 'reader' } });
    const [colleague, plain, stranger, admin] = [
      await makePerson({ roles: { [deskId]: 'checker' } }),
      await makePerson({ roles: { [deskId]: 'checker' } }),
      await makePerson({ roles: { [elsewhere]: 'checker' } }),
      await makePerson({ isAdmin: true }),
    ];
    for (const one of [colleague, stranger, admin]) await changePreferences(one, { colour: 4 });
    const seen = await coloursOfColleagues(reader);
    expect(seen).toMatchObject({ [colleague.id]: 4, [admin.id]: 4 });
    expect(Object.keys(seen)).not.toContain(stranger.id);
    expect(Object.keys(seen)).not.toContain(plain.id);
    expect(await coloursOfColleagues(admin)).toMatchObject({ [colleague.id]: 4, [stranger.id]: 4 });
  });

  it('are usual where what is stored is none', async () => {
    const deskId = await makeDesk();
    const [one, other] = [await makePerson({ roles: { [deskId]: 'reader' } }), await makePerson({ roles: { [deskId]: 'reader' } })];
    await prisma.person.update({ where: { id: one.id }, data: { preferences: { colour: 'red' } } });
    expect((await coloursOfColleagues(other))[one.id] ?? personColour(one.id)).toBe(personColour(one.id));
  });
});
