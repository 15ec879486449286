import { describe, expect, it } from 'vitest';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { createInvitation } from '@/lib/server/sign-in/one-time-links';
import { POST } from './route';

const accept = async (person: { id: string } | null, path: string | null, sessionVersion = 0) => {
  const token = path?.split('/').at(-1);
  const body = JSON.stringify({ token, name: 'Tove Ekman', password: 'galley proof rack' });
  const request = await requestAs(person, '/api/v1/invitations/accept', { method: 'POST', body, sessionVersion });
  return POST(request, { params: Promise.resolve({}) });
};

async function invite(email = `${crypto.randomUUID()}@post.example`) {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  return { lead, ...(await createInvitation(lead, { email, deskId, role: 'checker' })) };
}

describe('POST /api/v1/invitations/accept', () => {
  it('does not turn the session of one person into another’s', async () => {
    const { lead, path } = await invite();
    const response = await accept(lead, path);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([409, null]);
  });

  it('signs a newcomer in, whatever ended session their browser still has', async () => {
    const { lead, path } = await invite();
    const response = await accept(lead, path, 7);
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^galley-session-/);
  });

  it('adds the desk to the session of the one invited, which goes on', async () => {
    const person = await makePerson();
    const { path } = await invite(person.email);
    const response = await accept(person, path);
    expect([response.status, response.headers.get('set-cookie')]).toEqual([204, null]);
  });

  it('refuses who has only the link to an account, and takes it once they have signed in', async () => {
    const person = await makePerson();
    const { path } = await invite(person.email);
    for (const stranger of [null, await makePerson()]) {
      const response = await accept(stranger, path);
      expect([response.status, response.headers.get('set-cookie')]).toEqual([stranger === null ? 401 : 409, null]);
    }
    expect((await accept(person, path)).status).toBe(204);
  });
});
