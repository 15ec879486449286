import { hash } from '@node-rs/argon2';
import { v7 as uuidv7 } from 'uuid';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Actor, Role } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { giveRole } from '../given-role.fixture';
import { openMailbox } from '../mailbox.fixture';
import { removeMember } from '../people/desks';
import { setDisabled } from '../people/people';
import { makeDesk, makePerson } from '../people.fixture';
import { codeOf, refusalOf } from '../refusal.fixture';
import { newLink } from './new-link';
import { acceptInvitation, readInvitation, readPasswordReset, resetPassword } from './one-time-link-use';
import { createInvitation, createPasswordReset, listInvitations, withdrawInvitation } from './one-time-links';
import { newToken } from './one-time-token';
import { actorOfToken } from './session';
import { signIn } from './sign-in';

// It does what it does, and is counted.
vi.mock('@node-rs/argon2', { spy: true });

const tokenOf = (path: string | null) => path?.split('/').at(-1) ?? '';
const newcomer = { name: 'Tove Ekman', password: 'galley proof rack' };

async function invite(role: Role = 'checker', email = `${crypto.randomUUID()}@post.example`) {
  const deskId = await makeDesk();
  const lead = await makePerson({ name: 'Marc Delisle', roles: { [deskId]: 'lead' } });
  const link = await createInvitation(lead, { email, name: 'Tove', deskId, role });
  return { deskId, lead, email, link, token: tokenOf(link.path) };
}

const expire = (id: string) => prisma.oneTimeLink.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } });

/** A mailbox that the house sends its mail to, until the test ends. */
async function openHouseMailbox() {
  const mailbox = await openMailbox();
  vi.stubEnv('GALLEY_SMTP_URL', mailbox.url);
  vi.stubEnv('GALLEY_MAIL_FROM', 'galley@ledger.example');
  return mailbox;
}

afterEach(() => vi.unstubAllEnvs());

describe('createInvitation', () => {
  it('makes a link that is shown once: only its hash is stored', async () => {
    const { link, token } = await invite();
    expect(link.path).toMatch(/^\/invitation\/[\w-]{43}$/);
    const rows = await prisma.$queryRaw<{ row: string }[]>`select row_to_json(l)::text as row from "OneTimeLink" l`;
    expect(rows.filter(({ row }) => row.includes(token))).toEqual([]);
    expect(Date.parse(link.expiresAt) - Date.now()).toBeGreaterThan(6.99 * 24 * 3_600_000);
  });

  it('mails the link where the house sends mail, to the one invited and to nobody else', async () => {
    expect((await invite()).link).toMatchObject({ mail: 'off', path: expect.any(String) });
    const mailbox = await openHouseMailbox();
    const { deskId, email, link } = await invite();
    expect(link).toMatchObject({ mail: 'sent', path: null });
    const { content } = await mailbox.next(email);
    expect(content).toContain(`Marc Delisle invites you to Galley`);
    const [, token = ''] = /^http:\/\/localhost:3000\/invitation\/([\w-]{43})$/m.exec(content) ?? [];
    expect(await readInvitation(token, null)).toMatchObject({ email });
    const { name } = await prisma.desk.findUniqueOrThrow({ where: { id: deskId } });
    expect(content).not.toContain(name);
    await mailbox.stop();
  });

  it('keeps the link to itself when the mail server does not take it', async () => {
    const mailbox = await openHouseMailbox();
    await mailbox.stop();
    const { lead, link } = await invite();
    expect(link).toMatchObject({ mail: 'failed', path: null });
    expect((await listInvitations(lead)).map(({ id }) => id)).toEqual([link.id]);
  });

  it('replaces an earlier one for the same address and desk', async () => {
    const { lead, deskId, email, token } = await invite();
    await createInvitation(lead, { email, deskId, role: 'editor' });
    expect(await readInvitation(token, null)).toBeNull();
    expect((await listInvitations(lead)).map(({ role, invitedBy }) => [role, invitedBy])).toEqual([['editor', 'Marc Delisle']]);
  });

  it('leaves one open link of two that are made at the same moment', async () => {
    const { lead, deskId, email } = await invite();
    const makers = [lead, await makePerson({ isAdmin: true }), lead, lead];
    await Promise.all(makers.map((maker) => createInvitation(maker, { email, deskId, role: 'editor' })));
    expect(await prisma.oneTimeLink.count({ where: { email, deskId, usedAt: null } })).toBe(1);
  });

  it('ends for the desk that its address was taken off', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const { lead, deskId, email, token } = await invite('checker', person.email);
    const elsewhere = await invite('editor', email);
    await giveRole(admin, deskId, person.id, 'reader');
    await removeMember(lead, deskId, person.id);
    expect(await readInvitation(token, person)).toBeNull();
    expect(await readInvitation(elsewhere.token, person)).toMatchObject({ email });
  });

  it('says who is on the desk already', async () => {
    const { lead, deskId } = await invite();
    expect(await codeOf(createInvitation(lead, { email: lead.email, deskId, role: 'reader' }))).toBe('conflict');
  });

  it('invites nobody whose account is disabled, and names them only to those who see them', async () => {
    const [deskId, ownDeskId, elsewhere] = [await makeDesk(), await makeDesk(), await makeDesk()];
    const lead = await makePerson({ name: 'Marc Delisle', roles: { [deskId]: 'lead', [ownDeskId]: 'reader' } });
    const admin = await makePerson({ name: 'Hanne Voss', isAdmin: true });
    const seen = await makePerson({ name: 'Tove Ekman', roles: { [ownDeskId]: 'reader' } });
    const unseen = await makePerson({ name: 'Runa Holm', roles: { [elsewhere]: 'reader' } });
    await prisma.person.updateMany({ where: { id: { in: [seen.id, unseen.id] } }, data: { disabledAt: new Date() } });
    const inviteBy = (actor: typeof lead, { email }: { email: string }) => createInvitation(actor, { email, deskId, role: 'reader' });
    const refused = (message: string) => ({ code: 'conflict', message });
    await expect(inviteBy(admin, unseen)).rejects.toMatchObject(refused('Runa Holm is disabled. Enable them first.'));
    await expect(inviteBy(lead, seen)).rejects.toMatchObject(refused('Tove Ekman is disabled. Ask an admin to enable them first.'));
    await expect(inviteBy(lead, unseen)).rejects.toMatchObject(refused('Nobody can join with this address now. Ask an admin about it.'));
    expect(await prisma.oneTimeLink.count({ where: { deskId } })).toBe(0);
  });
});

describe('acceptInvitation', () => {
  it('makes the account with the role of the invitation, and a session', async () => {
    const { deskId, token, email } = await invite('editor');
    expect(await readInvitation(token, null)).toMatchObject({ email, name: 'Tove', role: 'editor', asks: 'password' });
    const session = await acceptInvitation(token, newcomer);
    expect(await actorOfToken(session)).toMatchObject({ name: 'Tove Ekman', isAdmin: false, memberships: { [deskId]: 'editor' } });
    expect(await codeOf(signIn({ email, password: newcomer.password }, 'here'))).toBeNull();
  });

  it('works once, even for two at once', async () => {
    const { token } = await invite();
    const codes = await Promise.all([codeOf(acceptInvitation(token, newcomer)), codeOf(acceptInvitation(token, newcomer))]);
    expect(new Set(codes)).toEqual(new Set([null, 'not-found']));
    expect(await readInvitation(token, null)).toBeNull();
  });

  it('sends whoever asks again since the answer was lost to the sign-in, and says the same of any token', async () => {
    const { token } = await invite();
    await acceptInvitation(token, newcomer);
    const said = await refusalOf(acceptInvitation(token, newcomer));
    expect(said).toContain('If you have just set your password with it, sign in.');
    expect(await refusalOf(acceptInvitation(newToken(), newcomer))).toBe(said);
  });

  it('is not used up by a form that was not filled in', async () => {
    const { token } = await invite();
    expect(await codeOf(acceptInvitation(token, {}))).toBe('invalid');
    expect(await codeOf(acceptInvitation(token, newcomer))).toBeNull();
  });

  it('wants the session of an account that exists, and keeps the link good until then', async () => {
    const person = await makePerson({ password: 'their own password' });
    const { deskId, token, link } = await invite('checker', person.email);
    const refusal = await acceptInvitation(token, { name: 'Mallory', password: 'someone else’s' }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'signed-out', message: `Sign in with ${person.email} to join the desk.` });
    expect(await prisma.membership.count({ where: { personId: person.id } })).toBe(0);
    expect(await prisma.oneTimeLink.findUnique({ where: { id: link.id } })).toMatchObject({ usedAt: null });
    expect(await acceptInvitation(token, { name: 'Mallory', password: 'someone else’s' }, person)).toBeNull();
    expect(await actorOfToken({ personId: person.id, sessionVersion: 0 })).toMatchObject({
      name: person.name,
      memberships: { [deskId]: 'checker' },
    });
    expect(await codeOf(signIn({ email: person.email, password: 'their own password' }, 'here'))).toBeNull();
  });

  it('hashes no password for an account that exists', async () => {
    const person = await makePerson();
    const { token } = await invite('checker', person.email);
    vi.mocked(hash).mockClear();
    expect(await codeOf(acceptInvitation(token, newcomer))).toBe('signed-out');
    expect(hash).not.toHaveBeenCalled();
  });

  it('wants the session also of an account that was made while the password was hashed', async () => {
    const { token, email, link } = await invite();
    vi.mocked(hash).mockImplementationOnce(async () => {
      await prisma.person.create({ data: { id: crypto.randomUUID(), email, name: 'Tove Ekman' } });
      return 'a hash';
    });
    expect(await codeOf(acceptInvitation(token, newcomer))).toBe('signed-out');
    expect(await prisma.membership.count({ where: { person: { email } } })).toBe(0);
    expect(await prisma.oneTimeLink.findUnique({ where: { id: link.id } })).toMatchObject({ usedAt: null });
  });

  it('wants the session also of an account that another invitation makes at the same moment', async () => {
    const { token, email, link } = await invite();
    const waiting = () => prisma.$queryRaw<[]>`
      select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%"Person"%'`;
    const accepted = await prisma.$transaction(
      async (tx) => {
        await tx.person.create({ data: { id: crypto.randomUUID(), email, name: 'Tove Ekman' } });
        await tx.$executeRaw`set local idle_in_transaction_session_timeout = 0`;
        const code = codeOf(acceptInvitation(token, newcomer));
        await expect.poll(waiting).not.toEqual([]);
        return { code };
      },
      // A password is hashed first, which takes seconds on a busy machine.
      { timeout: 120_000 },
    );
    expect(await accepted.code).toBe('signed-out');
    expect(await prisma.oneTimeLink.findUnique({ where: { id: link.id } })).toMatchObject({ usedAt: null });
  });

  it('is refused for someone else who is signed in, who is told whose it is; the link stays good', async () => {
    const { deskId, lead, token, email } = await invite();
    const refusal = await acceptInvitation(token, newcomer, lead).catch((error: unknown) => error);
    expect(refusal).toMatchObject({
      code: 'conflict',
      message: `This invitation is for ${email}, and you are signed in with ${lead.email}. Sign out first, then open the link again.`,
    });
    expect(await prisma.membership.count({ where: { deskId, person: { email } } })).toBe(0);
    expect(await codeOf(acceptInvitation(token, newcomer))).toBeNull();
  });

  it.each([
    ['ran out', async ({ link }: Awaited<ReturnType<typeof invite>>) => expire(link.id)],
    ['was withdrawn', async ({ lead, link }: Awaited<ReturnType<typeof invite>>) => withdrawInvitation(lead, link.id)],
    [
      'was made by someone who is no longer lead',
      async ({ lead }: Awaited<ReturnType<typeof invite>>) =>
        prisma.membership.updateMany({ where: { personId: lead.id }, data: { role: 'editor' } }),
    ],
    [
      'was made by someone who is disabled',
      async ({ lead }: Awaited<ReturnType<typeof invite>>) =>
        prisma.person.update({ where: { id: lead.id }, data: { disabledAt: new Date() } }),
    ],
  ])('refuses a link that %s', async (_, spoil) => {
    const invitation = await invite();
    await spoil(invitation);
    expect(await readInvitation(invitation.token, null)).toBeNull();
    expect(await codeOf(acceptInvitation(invitation.token, newcomer))).toBe('not-found');
    expect(await prisma.person.count({ where: { email: invitation.email } })).toBe(0);
  });

  it('does not take a password reset for an invitation', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const token = tokenOf((await createPasswordReset(admin, person.id)).path);
    expect(await codeOf(acceptInvitation(token, newcomer))).toBe('not-found');
  });
});

describe('readInvitation', () => {
  it('says of an account what the link says, and nothing of what the account says', async () => {
    const person = await makePerson({ name: 'Ana Reyes' });
    const { token } = await invite('checker', person.email);
    expect(await readInvitation(token, null)).toMatchObject({ name: 'Tove', email: person.email, asks: 'sign-in' });
  });

  it('asks whose account it is for nothing but a yes, and anybody else to sign out', async () => {
    const [person, other] = [await makePerson({ name: 'Ana Reyes' }), await makePerson()];
    const [known, unknown] = [await invite('checker', person.email), await invite()];
    expect(await readInvitation(known.token, person)).toMatchObject({ asks: 'nothing' });
    expect(await readInvitation(known.token, other)).toMatchObject({ name: 'Tove', asks: 'sign-out' });
    expect(await readInvitation(unknown.token, other)).toMatchObject({ name: 'Tove', asks: 'sign-out' });
  });

  it('knows who has joined by it, and tells nobody else from a stranger', async () => {
    const [person, other] = [await makePerson(), await makePerson()];
    const { token } = await invite('checker', person.email);
    await acceptInvitation(token, {}, person);
    expect(await readInvitation(token, person)).toBe('joined');
    expect([await readInvitation(token, other), await readInvitation(token, null)]).toEqual([null, null]);
    expect(await readInvitation(newToken(), person)).toBeNull();
  });
});

describe('listInvitations', () => {
  const runOut = (id: string, daysAgo: number) => {
    const expiresAt = new Date(Date.now() - daysAgo * 24 * 3_600_000);
    return prisma.oneTimeLink.update({ where: { id }, data: { expiresAt, createdAt: new Date(expiresAt.getTime() - 7 * 24 * 3_600_000) } });
  };
  const listed = async (actor: Actor) => (await listInvitations(actor)).map(({ email }) => email);

  it('tells of one that ran out, until it is made anew, withdrawn or old', async () => {
    const { lead, deskId, email, link } = await invite();
    await runOut(link.id, 2);
    const [ranOut] = await listInvitations(lead);
    expect(ranOut).toMatchObject({ id: link.id, email, name: 'Tove', deskId, role: 'checker', invitedBy: 'Marc Delisle' });
    expect(Date.parse(ranOut?.expiresAt ?? '')).toBeLessThan(Date.now());
    const anew = await createInvitation(lead, { email, name: 'Tove', deskId, role: 'checker' });
    expect((await listInvitations(lead)).map(({ id }) => id)).toEqual([anew.id]);
    await runOut(anew.id, 1);
    await withdrawInvitation(lead, anew.id);
    expect(await listed(lead)).toEqual([]);
    const { id } = await createInvitation(lead, { email, deskId, role: 'checker' });
    await runOut(id, 90);
    expect(await listed(lead)).toEqual([]);
  });

  it('tells of none for whoever is on the desk all the same: nobody can invite them again', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const { lead, deskId, email } = await invite('checker', person.email);
    const elsewhere = await invite('editor', email);
    await giveRole(admin, deskId, person.id, 'reader');
    expect(await codeOf(createInvitation(lead, { email, deskId, role: 'checker' }))).toBe('conflict');
    expect([await listed(lead), await listed(elsewhere.lead)]).toEqual([[], [email]]);
  });

  it('tells of none that ran out for whoever is on the desk all the same', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const { lead, deskId, email, link } = await invite('checker', person.email);
    const elsewhere = await invite('editor', email);
    for (const { id } of [link, elsewhere.link]) await runOut(id, 2);
    await giveRole(admin, deskId, person.id, 'reader');
    expect(await listed(lead)).toEqual([]);
    expect(await listed(elsewhere.lead)).toEqual([email]);
  });

  it('gives the newest of an address and a desk, and older ones go with it', async () => {
    const { lead, email, link } = await invite();
    const { id: _, ...row } = await prisma.oneTimeLink.findUniqueOrThrow({ where: { id: link.id } });
    const older = await prisma.oneTimeLink.create({ data: { ...row, id: uuidv7(), tokenHash: newToken() } });
    await runOut(link.id, 2);
    await runOut(older.id, 5);
    expect((await listInvitations(lead)).map(({ id }) => id)).toEqual([link.id]);
    await withdrawInvitation(lead, link.id);
    expect(await listed(lead)).toEqual([]);
    expect(await prisma.oneTimeLink.count({ where: { email } })).toBe(0);
  });

  it('is of the desks that one leads', async () => {
    const [one, other] = [await invite(), await invite()];
    for (const { id } of [one.link, other.link]) await runOut(id, 2);
    expect(await listed(one.lead)).toEqual([one.email]);
    expect(await codeOf(listInvitations(await makePerson({ roles: { [one.deskId]: 'editor' } })))).toBe('forbidden');
    expect(await listed(await makePerson({ isAdmin: true }))).toEqual(expect.arrayContaining([one.email, other.email]));
  });
});

describe('withdrawInvitation', () => {
  it('is not for the lead of another desk', async () => {
    const [{ link }, other] = [await invite(), await invite()];
    expect(await codeOf(withdrawInvitation(other.lead, link.id))).toBe('not-found');
  });

  it('leaves one that somebody has made anew since the list was read, and says so to those who may withdraw it', async () => {
    const [{ lead, deskId, email, link }, other] = [await invite(), await invite()];
    const anew = await createInvitation(lead, { email, deskId, role: 'editor' });
    const withdraw = (actor: Actor, seen?: { email: string; deskId: string }) => withdrawInvitation(actor, link.id, seen);
    expect(await refusalOf(withdraw(lead, { email, deskId }))).toBe(`Somebody has invited ${email} again since. That invitation stays.`);
    expect((await listInvitations(lead)).map(({ id }) => id)).toEqual([anew.id]);
    expect(await codeOf(withdraw(other.lead, { email, deskId }))).toBe('not-found');
    expect(await codeOf(withdraw(lead))).toBe('not-found');
    expect(await codeOf(withdraw(lead, { email, deskId: other.deskId }))).toBe('not-found');
    await withdrawInvitation(lead, anew.id);
    expect(await codeOf(withdraw(lead, { email, deskId }))).toBe('not-found');
  });
});

describe('createPasswordReset', () => {
  it('gives the link to the admin only where it is not mailed', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    expect(await createPasswordReset(admin, person.id)).toMatchObject({ mail: 'off', path: expect.any(String) });
    const mailbox = await openHouseMailbox();
    expect(await createPasswordReset(admin, person.id)).toMatchObject({ mail: 'sent', path: null });
    expect((await mailbox.next(person.email)).content).toMatch(/^http:\/\/localhost:3000\/reset\/[\w-]{43}$/m);
    await mailbox.stop();
    expect(await createPasswordReset(admin, person.id)).toMatchObject({ mail: 'failed', path: null });
  });
});

describe('resetPassword', () => {
  it('sets the password, ends all sessions and the pause, and works once', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson({ password: 'the old password' })];
    for (let attempt = 0; attempt < 5; attempt += 1) await codeOf(signIn({ email: person.email, password: 'a guess' }, 'here'));
    const token = tokenOf((await createPasswordReset(admin, person.id)).path);
    const session = await resetPassword(token, { password: 'the new password' });
    expect(await actorOfToken({ personId: person.id, sessionVersion: 0 })).toBeNull();
    expect(await actorOfToken(session)).toMatchObject({ id: person.id });
    expect(await codeOf(signIn({ email: person.email, password: 'the new password' }, 'here'))).toBeNull();
    expect(await codeOf(resetPassword(token, { password: 'a third password' }))).toBe('not-found');
  });

  it('asks someone else who is signed in to sign out first, and stays good', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true, name: 'Hanne Voss' }), await makePerson()];
    const token = tokenOf((await createPasswordReset(admin, person.id)).path);
    const { email } = person;
    expect(await readPasswordReset(token, admin)).toEqual({ email, asks: 'sign-out' });
    await expect(resetPassword(token, { password: 'the new password' }, admin)).rejects.toMatchObject({
      code: 'conflict',
      message: `This link sets the password of ${email}, and you are signed in as Hanne Voss. Sign out first, then open the link again.`,
    });
    for (const signedIn of [null, person]) expect(await readPasswordReset(token, signedIn)).toEqual({ email, asks: 'password' });
    expect(await resetPassword(token, { password: 'the new password' }, person)).toMatchObject({ personId: person.id });
  });

  it('runs out after 24 hours', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const link = await createPasswordReset(admin, person.id);
    expect(Date.parse(link.expiresAt) - Date.now()).toBeLessThanOrEqual(24 * 3_600_000);
    await expire(link.id);
    expect(await codeOf(resetPassword(tokenOf(link.path), { password: 'the new password' }))).toBe('not-found');
  });

  it('lets no disabled person back in', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const token = tokenOf((await createPasswordReset(admin, person.id)).path);
    await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await codeOf(resetPassword(token, { password: 'the new password' }))).toBe('not-found');
    expect(await codeOf(createPasswordReset(admin, person.id))).toBe('conflict');
  });

  it('waits where another link of that person is used at the same moment, and an admin disables them', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const { id: personId, email } = person;
    const links = [newLink('passwordReset'), newLink('passwordReset'), newLink('passwordReset')];
    for (const { row } of links) {
      await prisma.oneTimeLink.create({ data: { ...row, purpose: 'passwordReset', email, name: '', personId, createdById: personId } });
    }
    const using: Promise<string | null>[] = [];
    await prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from "Person" where id = ${personId}::uuid for update`;
        for (const { shown } of links) using.push(codeOf(resetPassword(tokenOf(shown.path), { password: 'the new password' })));
        const waiting = () => prisma.$queryRaw`
          select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
        await expect.poll(waiting).toHaveLength(3);
        using.push(codeOf(setDisabled(admin, personId, { isDisabled: true, changeId: crypto.randomUUID() })));
        await expect.poll(waiting).toHaveLength(4);
      },
      { timeout: 30_000 },
    );
    const [disabled, ...used] = (await Promise.all(using)).reverse();
    expect(disabled).toBeNull();
    expect(used.sort()).toEqual(expect.arrayContaining(['not-found', 'not-found']));
    expect(used).not.toContain('busy');
    expect(await prisma.oneTimeLink.count({ where: { personId, usedAt: null } })).toBe(0);
  });

  it('lets an admin disable the person meanwhile, who has got another link from a server whose clock is behind', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const { id: personId, email } = person;
    const make = ({ row }: ReturnType<typeof newLink>) =>
      prisma.oneTimeLink.create({ data: { ...row, purpose: 'passwordReset', email, name: '', personId, createdById: personId } });
    const [behind, link] = [newLink('passwordReset'), newLink('passwordReset')];
    await make(link);
    const codes = await prisma.$transaction(
      async (tx) => {
        await tx.$queryRaw`select 1 from "Person" where id = ${personId}::uuid for no key update`;
        const waiting = () => prisma.$queryRaw`
          select 1 from pg_stat_activity where datname = current_database() and cardinality(pg_blocking_pids(pid)) > 0`;
        const used = codeOf(resetPassword(tokenOf(link.shown.path), { password: 'the new password' }));
        await expect.poll(waiting).toHaveLength(1);
        await make(behind);
        const disabled = codeOf(setDisabled(admin, personId, { isDisabled: true, changeId: crypto.randomUUID() }));
        await expect.poll(waiting).toHaveLength(2);
        return [used, disabled];
      },
      { timeout: 30_000 },
    );
    expect(await Promise.all(codes)).toEqual([null, null]);
    expect(await prisma.oneTimeLink.count({ where: { personId, usedAt: null } })).toBe(0);
  });
});

describe('a made-up token', () => {
  it('costs the server no hashing of a password', async () => {
    const password = 'correct horse battery';
    const tries = Array.from({ length: 3 }, () => newToken());
    vi.mocked(hash).mockClear();
    for (const token of tries) {
      await expect(acceptInvitation(token, { name: 'Nobody', password })).rejects.toMatchObject({ code: 'not-found' });
      await expect(resetPassword(token, { password })).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(hash).not.toHaveBeenCalled();
  });
});
