import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it } from 'vitest';
import type { TagType } from '@/lib/domain/tags/house-types';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { prisma } from '../database';
import { makeDesk, makePerson } from '../people.fixture';
import { readTagTypes, saveTagTypes } from './tag-types';

const { version: _version, ...plain } = plainTagTypes;
const anonymous: TagType = {
  id: uuidv7(),
  kind: 'claim',
  name: 'Anonymous source',
  definition: 'Said by somebody who is not named',
  key: '8',
  fields: [],
  checklist: [{ id: uuidv7(), text: 'The editor knows who it is' }],
  isRetired: false,
};

afterEach(async () => {
  await prisma.houseSetting.deleteMany({ where: { key: 'tag-types' } });
});

describe('saveTagTypes', () => {
  it('is for admins alone; everyone who is signed in reads', async () => {
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    await expect(saveTagTypes(lead, { basedOn: 0, ...plain })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await readTagTypes(await makePerson({ roles: { [deskId]: 'reader' } }))).toEqual(plainTagTypes);
  });

  it('raises the version, and refuses what was made from an older one', async () => {
    const admin = await makePerson({ isAdmin: true });
    const edited = { guidelines: 'Call before you write.', types: [...plain.types, anonymous] };
    expect(await saveTagTypes(admin, { basedOn: 0, ...edited })).toMatchObject({ version: 1 });
    const now = { version: 1, ...edited };
    await expect(saveTagTypes(admin, { basedOn: 0, ...plain })).rejects.toMatchObject({ code: 'conflict', details: { now } });
    expect(await readTagTypes(admin)).toEqual(now);
  });

  it('is done when it is sent again, since its answer was lost', async () => {
    const admin = await makePerson({ isAdmin: true });
    const save = () => saveTagTypes(admin, { basedOn: 0, ...plain, guidelines: 'Call before you write.' });
    expect(await save()).toEqual(await save());
  });

  it('lets one of two who save at once pass', async () => {
    const admin = await makePerson({ isAdmin: true });
    const both = await Promise.allSettled(['A', 'B'].map((guidelines) => saveTagTypes(admin, { basedOn: 0, ...plain, guidelines })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('refuses keys and names that are there twice, and a type that is gone', async () => {
    const admin = await makePerson({ isAdmin: true });
    const save = (types: TagType[]) => saveTagTypes(admin, { basedOn: 0, guidelines: '', types });
    await expect(save([...plain.types, { ...anonymous, key: '7' }])).rejects.toThrow('Two types of claim have the key 7.');
    await expect(save([...plain.types, { ...anonymous, name: 'Number' }])).rejects.toThrow('Two types of claim are called number.');
    await expect(save(plain.types.slice(1))).rejects.toThrow('Number may be on tags. Retire it instead of removing it.');
    const retired = plain.types.map((one) => (one.key === '7' ? { ...one, isRetired: true } : one));
    expect(await save([...retired, { ...anonymous, key: '7' }])).toMatchObject({ version: 1 });
  });
});
