import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { makeDesk, makePerson } from '../people.fixture';
import { readGuidelines, saveGuidelines } from './guidelines';

describe('the guidelines of a desk', () => {
  it('are written by its lead and read by everyone on it, authors too', async () => {
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const saved = await saveGuidelines(lead, deskId, { basedOn: 0, desk: 'Call before you write.' });
    expect(saved).toEqual({ version: 1, desk: 'Call before you write.', house: '' });
    for (const role of ['reader', 'author', 'checker', 'editor'] as const) {
      const member = await makePerson({ roles: { [deskId]: role } });
      expect(await readGuidelines(member, deskId)).toEqual(saved);
      await expect(saveGuidelines(member, deskId, { basedOn: 1, desk: '' })).rejects.toMatchObject({ code: 'forbidden' });
    }
  });

  it('do not exist for another desk, and no desk has those of another', async () => {
    const [deskId, elsewhere] = [await makeDesk(), await makeDesk()];
    const lead = await makePerson({ roles: { [elsewhere]: 'lead' } });
    const admin = await makePerson({ isAdmin: true });
    await saveGuidelines(admin, deskId, { basedOn: 0, desk: 'Ours.' });
    await expect(readGuidelines(lead, deskId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(saveGuidelines(lead, deskId, { basedOn: 1, desk: 'Theirs.' })).rejects.toMatchObject({ code: 'not-found' });
    expect(await readGuidelines(lead, elsewhere)).toMatchObject({ version: 0, desk: '' });
    expect(await readGuidelines(admin, deskId)).toMatchObject({ desk: 'Ours.' });
    await expect(readGuidelines(admin, uuidv7())).rejects.toMatchObject({ code: 'not-found' });
    await expect(saveGuidelines(admin, uuidv7(), { basedOn: 0, desk: '' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are not written over by somebody who has not seen the newest, nor by one of two at once', async () => {
    const deskId = await makeDesk();
    const lead = await makePerson({ roles: { [deskId]: 'lead' } });
    const both = await Promise.allSettled(['A', 'B'].map((desk) => saveGuidelines(lead, deskId, { basedOn: 0, desk })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const now = await readGuidelines(lead, deskId);
    await expect(saveGuidelines(lead, deskId, { basedOn: 0, desk: 'C' })).rejects.toMatchObject({ code: 'conflict', details: { now } });
    expect(await readGuidelines(lead, deskId)).toEqual(now);
    const saved = await saveGuidelines(lead, deskId, { basedOn: now.version, desk: 'C' });
    expect(saved).toMatchObject({ version: 2, desk: 'C' });
    // Sent again, since its answer was lost.
    expect(await saveGuidelines(lead, deskId, { basedOn: now.version, desk: 'C' })).toEqual(saved);
  });
});
