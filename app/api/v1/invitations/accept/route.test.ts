import { describe, expect, it } from 'vitest';
import { createInvitation } from '@/lib/server/one-time-links';
import { makeDesk, makePerson, requestAs } from '@/lib/server/people.fixture';
import { POST } from './route';

const accept = async (person: { id: string } | null, path: string, sessionVersion = 0) => {
  const token = path.split('/').at(-1);
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
    expect([response.status, await response.json()]).toEqual([200, { isSignedIn: true }]);
    expect(response.headers.get('set-cookie')).toMatch(/^galley-session-/);
  });

  it('says to someone who is signed in as the one invited that they are', async () => {
    const person = await makePerson();
    const { path } = await invite(person.email);
    expect(await (await accept(person, path)).json()).toEqual({ isSignedIn: true });
  });

  it('sends someone with an account, who is not signed in, to sign in', async () => {
    const person = await makePerson();
    const { path } = await invite(person.email);
    const response = await accept(null, path);
    expect([await response.json(), response.headers.get('set-cookie')]).toEqual([{ isSignedIn: false }, null]);
  });
});
