import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { prisma } from '../database';
import { openMailbox } from '../mailbox.fixture';
import { setDisabled } from '../people/people';
import { makePerson } from '../people.fixture';
import { codeOf } from '../refusal.fixture';
import { askForPasswordReset, mailPasswordReset } from './forgotten-password';
import { readPasswordReset, resetPassword } from './one-time-link-use';
import { createPasswordReset } from './one-time-links';
import { actorOfToken } from './session';
import { signIn } from './sign-in';

let mailbox: Awaited<ReturnType<typeof openMailbox>>;
const from = () => crypto.randomUUID();
const tokenIn = (content: string) => /http:\/\/localhost:3000\/reset\/([\w-]{43})$/m.exec(content)?.[1] ?? '';
beforeEach(async () => {
  mailbox = await openMailbox();
  vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
  vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await mailbox.stop();
});

describe('askForPasswordReset', () => {
  it('mails a link that works once, for an hour', async () => {
    const person = await makePerson({ password: 'the old password' });
    await askForPasswordReset({ email: person.email }, from());
    const { content } = await mailbox.next(person.email);
    const token = tokenIn(content);
    const link = await prisma.oneTimeLink.findFirstOrThrow({ where: { personId: person.id } });
    expect(link.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect(await actorOfToken(await resetPassword(token, { password: 'the new password' }))).toMatchObject({ id: person.id });
    expect(await actorOfToken({ personId: person.id, sessionVersion: 0 })).toBeNull();
    expect(await codeOf(resetPassword(token, { password: 'a third password' }))).toBe('not-found');
  });

  it('answers for nobody’s address as for anybody’s', async () => {
    const person = await makePerson();
    expect(await askForPasswordReset({ email: person.email }, from())).toBe(
      await askForPasswordReset({ email: `${crypto.randomUUID()}@post.example` }, from()),
    );
  });

  it('answers before anything is looked up', async () => {
    const person = await makePerson();
    // Whoever holds the person's row keeps the link from being made; the answer does not wait for it.
    await prisma.$transaction(async (tx) => {
      await tx.$executeRaw`lock table "OneTimeLink" in access exclusive mode`;
      await askForPasswordReset({ email: person.email }, from());
      expect(mailbox.taken).toEqual([]);
    });
    expect((await mailbox.next(person.email)).to).toEqual([person.email]);
  });

  it('pauses an account after three from one address and five from all, known or not', async () => {
    for (const email of [(await makePerson()).email, `${crypto.randomUUID()}@post.example`]) {
      const [home, office] = [from(), from()];
      for (let asked = 0; asked < 3; asked += 1) expect(await codeOf(askForPasswordReset({ email }, home))).toBeNull();
      const refusal = await askForPasswordReset({ email }, home).catch((error: unknown) => error);
      expect(refusal).toMatchObject({
        code: 'too-many-tries',
        message: 'That is enough links for now. You can try again in 15 minutes.',
      });
      for (let asked = 0; asked < 2; asked += 1) expect(await codeOf(askForPasswordReset({ email }, office))).toBeNull();
      expect(await codeOf(askForPasswordReset({ email }, office))).toBe('too-many-tries');
    }
  });

  it('keeps nobody out who signed in there, whatever others ask for', async () => {
    const [home, office] = [from(), from()];
    const person = await makePerson({ password: 'the old password' });
    const { email } = person;
    await signIn({ email, password: 'the old password' }, office);
    for (let asked = 0; asked < 5; asked += 1) await askForPasswordReset({ email }, asked < 3 ? home : from());
    expect(await codeOf(askForPasswordReset({ email }, from()))).toBe('too-many-tries');
    for (let asked = 0; asked < 20; asked += 1) await askForPasswordReset({ email: `${crypto.randomUUID()}@post.example` }, office);
    for (let asked = 0; asked < 3; asked += 1) expect(await codeOf(askForPasswordReset({ email }, office))).toBeNull();
    expect(await codeOf(askForPasswordReset({ email }, office))).toBe('too-many-tries');
  });

  it('pauses an address that asks for many accounts', async () => {
    const address = from();
    const ask = () => codeOf(askForPasswordReset({ email: `${crypto.randomUUID()}@post.example` }, address));
    for (let asked = 0; asked < 20; asked += 1) expect(await ask()).toBeNull();
    expect(await ask()).toBe('too-many-tries');
  });

  it('takes nothing from the tries to sign in', async () => {
    const { email } = await makePerson();
    const before = await prisma.signInFailure.count();
    await askForPasswordReset({ email }, 'here');
    await mailbox.next(email);
    expect(await prisma.signInFailure.count()).toBe(before + 2);
  });

  it('does not exist in a house without mail', async () => {
    vi.unstubAllEnvs();
    expect(await codeOf(askForPasswordReset({ email: 'tove@post.example' }, from()))).toBe('not-found');
  });
});

describe('mailPasswordReset', () => {
  it('sends nothing to nobody’s address, nor to a disabled person', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
    await mailPasswordReset(person.email);
    await mailPasswordReset(`${crypto.randomUUID()}@post.example`);
    expect(mailbox.taken).toEqual([]);
    expect(await prisma.oneTimeLink.count({ where: { personId: person.id } })).toBe(0);
  });

  it('leaves links that are out as they are, until one of them is used: anyone may ask for anyone', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    await createPasswordReset(admin, person.id);
    const made = tokenIn((await mailbox.next(person.email)).content);
    await mailPasswordReset(person.email);
    const first = tokenIn((await mailbox.next(person.email)).content);
    await mailPasswordReset(person.email);
    const second = tokenIn((await mailbox.next(person.email)).content);
    const stillOpen = async () => Promise.all([made, first, second].map(async (token) => (await readPasswordReset(token)) !== null));
    expect(await stillOpen()).toEqual([true, true, true]);
    await resetPassword(second, { password: 'the new password' });
    expect(await stillOpen()).toEqual([false, false, false]);
  });

  it('takes away those from before that have run out', async () => {
    const person = await makePerson();
    await mailPasswordReset(person.email);
    await prisma.oneTimeLink.updateMany({ where: { personId: person.id }, data: { expiresAt: new Date() } });
    await mailPasswordReset(person.email);
    expect(await prisma.oneTimeLink.count({ where: { personId: person.id } })).toBe(1);
  });

  it('makes a link that ends when the person is disabled', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    await mailPasswordReset(person.email);
    const token = tokenIn((await mailbox.next(person.email)).content);
    await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await readPasswordReset(token)).toBeNull();
  });
});
