import { describe, expect, it } from 'vitest';
import type { Role } from '@/lib/domain/people/permissions';
import { prisma } from '../database';
import { forgetIdentities, setDisabled } from '../people/people';
import { makeDesk, makePerson } from '../people.fixture';
import { signInByIdentity } from './external-sign-in';
import { acceptInvitation, readInvitation, readPasswordReset, resetPassword } from './one-time-link-use';
import { createInvitation, createPasswordReset } from './one-time-links';
import { actorOfToken } from './session';
import { signIn } from './sign-in';

const iss = 'https://id.ledger.example';
const sub = () => crypto.randomUUID();
const post = () => `${crypto.randomUUID()}@post.example`;
const claimsOf = (email: string, more = {}) => ({ iss, sub: sub(), email, email_verified: true, name: 'Tove Ekman', ...more });

async function invite(email: string, role: Role = 'checker', name?: string) {
  const deskId = await makeDesk();
  const lead = await makePerson({ roles: { [deskId]: 'lead' } });
  const link = await createInvitation(lead, { email, name, deskId, role });
  return { deskId, lead, token: link.path?.split('/').at(-1) ?? '' };
}

/** The actor that the claims sign in, or why they do not. */
async function actorOf(claims: unknown) {
  const outcome = await signInByIdentity(claims);
  return 'refusal' in outcome ? outcome.refusal : actorOfToken(outcome.session);
}

const identitiesOf = (personId: string) =>
  prisma.externalIdentity.findMany({ where: { personId }, select: { issuer: true, subject: true } });

describe('signInByIdentity', () => {
  it('makes someone who was invited: name, desk and role of the invitation, whose link is used up', async () => {
    const email = post();
    const { deskId, token } = await invite(email, 'editor', 'Tove E.');
    const claims = claimsOf(email.toUpperCase());
    const actor = await actorOf(claims);
    expect(actor).toMatchObject({ name: 'Tove E.', isAdmin: false, memberships: { [deskId]: 'editor' } });
    expect(await readInvitation(token, null)).toBeNull();
    expect(await actorOf(claims)).toEqual(actor);
  });

  it('takes the provider’s word for a name that the invitation does not give', async () => {
    const [named, nameless] = [post(), post()];
    await invite(named);
    await invite(nameless);
    expect(await actorOf(claimsOf(named))).toMatchObject({ name: 'Tove Ekman' });
    expect(await actorOf(claimsOf(nameless, { name: undefined }))).toMatchObject({ name: nameless });
  });

  it('uses up every open invitation of the address', async () => {
    const email = post();
    const [first, second] = [await invite(email, 'author'), await invite(email, 'lead')];
    expect(await actorOf(claimsOf(email))).toMatchObject({ memberships: { [first.deskId]: 'author', [second.deskId]: 'lead' } });
  });

  it('makes someone whom two open invitations ask to the same desk', async () => {
    const email = post();
    const { deskId, lead } = await invite(email, 'editor');
    const twin = {
      id: crypto.randomUUID(),
      tokenHash: crypto.randomUUID(),
      purpose: 'invitation' as const,
      email,
      deskId,
      role: 'editor' as const,
    };
    await prisma.oneTimeLink.create({ data: { ...twin, name: '', createdById: lead.id, expiresAt: new Date(Date.now() + 3_600_000) } });
    expect(await actorOf(claimsOf(email))).toMatchObject({ memberships: { [deskId]: 'editor' } });
  });

  it('sets no password: nobody signs in with one', async () => {
    const email = post();
    await invite(email);
    await actorOf(claimsOf(email));
    await expect(signIn({ email, password: 'galley proof rack' }, 'here')).rejects.toMatchObject({ code: 'invalid' });
  });

  it('ends what was there before the first sign-in: a password, sessions and links of whoever had the account, perhaps not its owner', async () => {
    const email = post();
    const { lead, token } = await invite(email, 'editor');
    // The lead uses the link that they made themselves, for an address that nobody has proved.
    const session = await acceptInvitation(token, { name: 'Tove Ekman', password: 'the lead knows it' });
    const admin = await makePerson({ isAdmin: true });
    const { id } = await prisma.person.findUniqueOrThrow({ where: { email } });
    const reset = (await createPasswordReset(admin, id)).path?.split('/').at(-1) ?? '';
    const claims = claimsOf(email);
    expect(await actorOf(claims)).toMatchObject({ id, name: 'Tove Ekman' });
    expect(await identitiesOf(id)).toEqual([{ issuer: iss, subject: claims.sub }]);
    expect(await actorOfToken(session)).toBeNull();
    await expect(signIn({ email, password: 'the lead knows it' }, lead.id)).rejects.toMatchObject({ code: 'invalid' });
    expect(await readPasswordReset(reset)).toBeNull();
  });

  it('leaves a password that came after the first sign-in, and the sessions, as they are', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const claims = claimsOf(person.email);
    await actorOf(claims);
    const reset = (await createPasswordReset(admin, person.id)).path?.split('/').at(-1) ?? '';
    const session = await resetPassword(reset, { password: 'their own password' });
    await actorOf(claims);
    // Also when the house changes its provider: the address was theirs before the password was.
    await actorOf({ ...claims, iss: 'https://new.ledger.example' });
    expect(await actorOfToken(session)).toMatchObject({ id: person.id });
    expect(await signIn({ email: person.email, password: 'their own password' }, 'here')).toEqual(session);
  });

  it('goes by issuer and subject from then on, whatever becomes of the address', async () => {
    const person = await makePerson();
    const claims = claimsOf(person.email);
    await actorOf(claims);
    expect(await actorOf({ ...claims, email: post() })).toMatchObject({ id: person.id });
    expect(await actorOf({ ...claims, email: person.email, email_verified: false })).toMatchObject({ id: person.id });
    expect(await actorOf({ iss, sub: claims.sub })).toMatchObject({ id: person.id });
  });

  it('gives a person who comes back the desks that they were invited to since, but never another’s', async () => {
    const person = await makePerson();
    const claims = claimsOf(person.email);
    await actorOf(claims);
    const own = await invite(person.email, 'author');
    const others = await invite(post(), 'lead');
    const other = await prisma.oneTimeLink.findFirstOrThrow({ where: { deskId: others.deskId } });
    expect(await actorOf({ ...claims, email_verified: false })).toMatchObject({ memberships: {} });
    expect(await actorOf({ ...claims, email: other.email })).toMatchObject({ memberships: {} });
    expect(await actorOf(claims)).toMatchObject({ memberships: { [own.deskId]: 'author' } });
  });

  it('keeps a role that was given after the invitation', async () => {
    const person = await makePerson();
    const { deskId } = await invite(person.email, 'reader');
    await prisma.membership.create({ data: { personId: person.id, deskId, role: 'editor' } });
    expect(await actorOf(claimsOf(person.email))).toMatchObject({ memberships: { [deskId]: 'editor' } });
  });

  it('lets nobody in who was not invited', async () => {
    const email = post();
    expect(await actorOf(claimsOf(email))).toBe('not-invited');
    expect(await prisma.person.count({ where: { email } })).toBe(0);
  });

  it('takes no invitation that its maker could no longer give', async () => {
    const email = post();
    const { lead } = await invite(email);
    await prisma.membership.updateMany({ where: { personId: lead.id }, data: { role: 'editor' } });
    expect(await actorOf(claimsOf(email))).toBe('not-invited');
  });

  it('takes no invitation that ran out', async () => {
    const email = post();
    await invite(email);
    await prisma.oneTimeLink.updateMany({ where: { email }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect(await actorOf(claimsOf(email))).toBe('not-invited');
  });

  it.each([
    ['is not verified', { email_verified: false }, 'unverified-email'],
    ['is not said to be verified', { email_verified: undefined }, 'unverified-email'],
    ['is verified in a word of the provider’s own', { email_verified: 'yes' }, 'unverified-email'],
    ['is missing', { email: undefined }, 'no-email'],
    ['is none', { email: 'tove' }, 'no-email'],
  ])('goes by no address that %s', async (_, more, refusal) => {
    const person = await makePerson({ password: 'their own password' });
    await invite(person.email);
    expect(await actorOf(claimsOf(person.email, more))).toBe(refusal);
    expect(await identitiesOf(person.id)).toEqual([]);
  });

  it('refuses a second subject for one address, of this issuer', async () => {
    const person = await makePerson();
    const first = claimsOf(person.email);
    await actorOf(first);
    expect(await actorOf(claimsOf(person.email))).toBe('other-subject');
    expect(await identitiesOf(person.id)).toEqual([{ issuer: iss, subject: first.sub }]);
    // A house that changes its provider brings its people along.
    expect(await actorOf({ ...first, iss: 'https://new.ledger.example' })).toMatchObject({ id: person.id });
  });

  it('takes a second subject once an admin has said to forget the first', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const [first, second] = [claimsOf(person.email), claimsOf(person.email)];
    await actorOf(first);
    await forgetIdentities(admin, person.id);
    expect(await actorOf(second)).toMatchObject({ id: person.id });
    expect(await actorOf(first)).toBe('other-subject');
  });

  it('refuses a second subject even when both come at once', async () => {
    const person = await makePerson();
    const both = await Promise.all([actorOf(claimsOf(person.email)), actorOf(claimsOf(person.email))]);
    expect(both.filter((outcome) => outcome === 'other-subject')).toHaveLength(1);
  });

  it('makes one person of one who signs in twice at once', async () => {
    const email = post();
    await invite(email);
    const claims = claimsOf(email);
    const [one, other] = await Promise.all([actorOf(claims), actorOf(claims)]);
    expect(one).toMatchObject({ name: 'Tove Ekman' });
    expect(one).toEqual(other);
  });

  it('refuses a disabled person, known or not, and binds nothing', async () => {
    const admin = await makePerson({ isAdmin: true });
    const [known, unknown] = [await makePerson(), await makePerson()];
    const claims = claimsOf(known.email);
    await actorOf(claims);
    const { token } = await invite(known.email);
    for (const person of [known, unknown]) await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
    expect(await actorOf(claims)).toBe('disabled');
    expect(await actorOf(claimsOf(unknown.email))).toBe('disabled');
    expect(await identitiesOf(unknown.id)).toEqual([]);
    expect(await readInvitation(token, null)).not.toBeNull();
  });

  it('gives a session that ends with the others', async () => {
    const [admin, person] = [await makePerson({ isAdmin: true }), await makePerson()];
    const claims = claimsOf(person.email);
    const outcome = await signInByIdentity(claims);
    if ('refusal' in outcome) throw new Error(outcome.refusal);
    await setDisabled(admin, person.id, { isDisabled: true, changeId: crypto.randomUUID() });
    await setDisabled(admin, person.id, { isDisabled: false, changeId: crypto.randomUUID() });
    expect(await actorOfToken(outcome.session)).toBeNull();
    expect(await actorOf(claims)).toMatchObject({ id: person.id });
  });
});
