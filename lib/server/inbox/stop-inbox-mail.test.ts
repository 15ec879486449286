import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { GET, POST } from '@/app/api/v1/inbox-mail/[token]/route';
import { makeArticle, sendEntries } from '../article.fixture';
import { log } from '../log';
import { openMailbox } from '../mailbox.fixture';
import { changePreferences, readMe } from '../people/me';
import { makeDesk, makePerson, requestAs } from '../people.fixture';
import { mailInbox } from './inbox-mail';
import { stopToken } from './stop-inbox-mail';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const contextOf = (token: string) => ({ params: Promise.resolve({ token }) });

/** What a mail program sends, from nowhere and signed in as nobody. */
async function post(token: string): Promise<number> {
  const init = { method: 'POST', body: 'List-Unsubscribe=One-Click', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
  return (await POST(await requestAs(null, `/api/v1/inbox-mail/${token}`, init), contextOf(token))).status;
}

describe('POST /api/v1/inbox-mail/{token}', () => {
  it('ends the mail of the one whose token it is, and changes nothing else', async () => {
    const [nika, jonah] = [await makePerson(), await makePerson()];
    for (const person of [nika, jonah]) await changePreferences(person, { inboxMail: 'daily', colour: 3 });
    expect(await post(stopToken(nika.id))).toBe(204);
    expect(await post(stopToken(nika.id))).toBe(204);
    expect((await readMe(nika)).preferences).toMatchObject({ inboxMail: 'never', colour: 3 });
    expect((await readMe(jonah)).preferences.inboxMail).toBe('daily');
  });

  it('knows no token that the house did not make', async () => {
    const [nika, jonah] = [await makePerson(), await makePerson()];
    await changePreferences(nika, { inboxMail: 'daily' });
    const [own, other] = [stopToken(nika.id), stopToken(jonah.id)];
    // Nika's id under Jonah's seal; 16 bytes are 21 characters and a part of the next.
    const mixed = Buffer.concat([Buffer.from(own, 'base64url').subarray(0, 16), Buffer.from(other, 'base64url').subarray(16)]);
    for (const token of [mixed.toString('base64url'), 'A'.repeat(64), own.slice(0, 60), stopToken(uuidv7())]) {
      expect(await post(token)).toBe(404);
    }
    vi.stubEnv('NEXTAUTH_SECRET', 'another secret of another house');
    expect(await post(own)).toBe(404);
    expect((await readMe(nika)).preferences.inboxMail).toBe('daily');
  });

  it('leaves no token in the log when it fails', async () => {
    const logged = vi.spyOn(log, 'error');
    const token = stopToken(uuidv7());
    vi.stubEnv('NEXTAUTH_SECRET', '');
    expect(await post(token)).toBe(500);
    expect(logged.mock.calls).toMatchObject([[{ path: '/api/v1/inbox-mail/[cut]' }, 'A request failed']]);
    expect(JSON.stringify(logged.mock.calls)).not.toContain(token);
  });

  it('ends nothing when the address is only opened', async () => {
    const nika = await makePerson();
    await changePreferences(nika, { inboxMail: 'daily' });
    const token = stopToken(nika.id);
    const answer = await GET(await requestAs(null, `/api/v1/inbox-mail/${token}`), contextOf(token));
    expect([answer.status, answer.headers.get('location')]).toEqual([303, 'http://localhost:3000/profile#mail']);
    expect((await readMe(nika)).preferences.inboxMail).toBe('daily');
  });
});

describe('a mail about an inbox', () => {
  it('says how to end it in one step where people come by https', async () => {
    const mailbox = await openMailbox();
    vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
    vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
    vi.stubEnv('NEXTAUTH_URL', 'https://galley.example.org');
    const deskId = await makeDesk();
    const [elif, nika] = [await makePerson({ roles: { [deskId]: 'lead' } }), await makePerson({ roles: { [deskId]: 'checker' } })];
    await changePreferences(nika, { inboxMail: 'at-once' });
    const { id: articleId } = await makeArticle(elif, deskId);
    const payload = { threadId: uuidv7(), commentId: uuidv7(), about: 'article', text: 'Well?', mentions: [nika.id] };
    await sendEntries(elif, articleId, { type: 'comment', payload });
    expect(await mailInbox(nika.id, new Date(Date.now() + 120_000))).toBe('sent');
    const { content } = await mailbox.next(nika.email);
    await mailbox.stop();
    expect(content).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    const [, token = ''] = /^List-Unsubscribe:\s*<https:\/\/galley\.example\.org\/api\/v1\/inbox-mail\/([\w-]{64})>$/m.exec(content) ?? [];
    expect(await post(token)).toBe(204);
    expect((await readMe(nika)).preferences.inboxMail).toBe('never');
  });
});
