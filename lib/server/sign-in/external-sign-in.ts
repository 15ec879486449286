import { z } from 'zod';
import { Email, PersonName } from '@/lib/domain/contract/people';
import type { SignInRefusal } from '@/lib/domain/people/provider-sign-in';
import { inputText } from '@/lib/domain/text/text-input';
import { takeLock } from '../advisory-locks';
import { inTransaction, type Transaction } from '../database';
import { newcomer } from '../people/given-colour';
import { announceRights } from '../rights/rights-notice';
import { withdrawPasswordResets } from './new-link';
import { takeOpenInvitations } from './open-invitations';
import type { SessionToken } from './session-cookie';

/** What an identity provider says of a person: https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims */
const Claims = z.object({
  iss: inputText(500).min(1),
  sub: inputText(255).min(1),
  email: Email.optional().catch(undefined),
  // Some providers write the word. Anything else, and nothing, is no.
  email_verified: z
    .unknown()
    .optional()
    .transform((value) => value === true || value === 'true'),
  name: PersonName.optional().catch(undefined),
});
type Claims = z.infer<typeof Claims>;

/** A session, or why there is none. */
export type IdentityOutcome = { session: SessionToken } | { refusal: SignInRefusal };

/**
 * Who these claims of the house's provider belong to: the person bound to this issuer and subject. The first time it is the one with their
 * verified email address, who is bound to them from then on, while the ways in that they had before end; or someone new, if that address was
 * invited. Open invitations of the person's address are used up by it. Nobody else comes in: a refusal says why. The claims must have been
 * checked: this trusts them.
 */
export async function signInByIdentity(given: unknown): Promise<IdentityOutcome> {
  const claims = Claims.parse(given);
  return inTransaction(async (tx) => {
    const found = (await boundPerson(tx, claims)) ?? (await bindPerson(tx, claims));
    if ('refusal' in found) return found;
    if (found.disabledAt !== null) return { refusal: 'disabled' };
    // An address that was changed at the provider opens no other person's invitation.
    if (claims.email_verified && claims.email === found.email) await acceptOpenInvitations(tx, found);
    return { session: { personId: found.id, sessionVersion: found.sessionVersion } };
  });
}

async function boundPerson(tx: Transaction, { iss, sub }: Claims) {
  const identity = await tx.externalIdentity.findUnique({
    where: { issuer_subject: { issuer: iss, subject: sub } },
    include: { person: true },
  });
  return identity?.person ?? null;
}

async function bindPerson(tx: Transaction, claims: Claims) {
  // First sign-ins are rare, so they go one at a time: of two at once, the second finds what the first has bound.
  await takeLock(tx, 'firstSignIns', 'first sign-in by a provider');
  const meanwhile = await boundPerson(tx, claims);
  if (meanwhile !== null) return meanwhile;
  const { iss, sub, email } = claims;
  if (email === undefined) return { refusal: 'no-email' as const };
  if (!claims.email_verified) return { refusal: 'unverified-email' as const };
  const person = await tx.person.findUnique({ where: { email }, include: { identities: true } });
  if (person?.disabledAt != null) return { refusal: 'disabled' as const };
  // Addresses are given to others in time, and an account that was made anew may be somebody else's.
  if (person?.identities.some(({ issuer }) => issuer === iss)) return { refusal: 'other-subject' as const };
  const isUnproved = person !== null && person.identities.length === 0;
  const bound = isUnproved ? await endEarlierWaysIn(tx, person.id) : (person ?? (await makeInvitedPerson(tx, email, claims.name)));
  if (bound === null) return { refusal: 'not-invited' as const };
  await tx.externalIdentity.create({ data: { issuer: iss, subject: sub, personId: bound.id } });
  return bound;
}

/**
 * The person without password, sessions and password links. An invitation shows nobody's address to be theirs, so until now the account may have
 * been in the hands of whoever made it: they would have stayed in beside its owner.
 */
async function endEarlierWaysIn(tx: Transaction, personId: string) {
  await withdrawPasswordResets(tx, personId);
  const person = await tx.person.update({ where: { id: personId }, data: { passwordHash: null, sessionVersion: { increment: 1 } } });
  await announceRights(tx, personId);
  return person;
}

/** The person whom open invitations of this address make, without a password; null if there are none. */
async function makeInvitedPerson(tx: Transaction, email: string, name: string | undefined) {
  const invitations = await takeOpenInvitations(tx, email);
  const [first] = invitations;
  if (first === undefined) return null;
  const row = await newcomer(
    tx,
    invitations.map(({ deskId }) => deskId),
  );
  const person = await tx.person.create({ data: { ...row, email, name: first.name || name || email } });
  // Two of one desk, made at the same moment: the older counts.
  await tx.membership.createMany({
    data: invitations.map(({ deskId, role }) => ({ personId: person.id, deskId, role })),
    skipDuplicates: true,
  });
  return person;
}

async function acceptOpenInvitations(tx: Transaction, person: { id: string; email: string }): Promise<void> {
  const invitations = await takeOpenInvitations(tx, person.email);
  if (invitations.length === 0) return;
  // A role that was given meanwhile is newer than the invitation, so it stays.
  await tx.membership.createMany({
    data: invitations.map(({ deskId, role }) => ({ personId: person.id, deskId, role })),
    skipDuplicates: true,
  });
  await announceRights(tx, person.id);
}
