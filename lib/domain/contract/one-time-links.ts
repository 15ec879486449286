import { z } from 'zod';
import { endpoint } from './endpoint';
import { Email, NewPassword, PersonName, Role } from './people';

/** How long a link can be used, by purpose. A reset opens an existing account, so it is short. */
export const linkHours = { invitation: 7 * 24, passwordReset: 24 } as const;

/** How long a reset can be used that someone asked for on the sign-in page: no admin knows of it, so it is shorter still. */
export const askedResetHours = 1;

/** What became of a message: taken by the mail server, not taken, or the house sends none. */
export const MailOutcome = z.enum(['sent', 'failed', 'off']);
export type MailOutcome = z.infer<typeof MailOutcome>;

/**
 * A link just made. `path` holds the token and is shown this once: the server keeps only its hash. It is null where the house sends mail: then
 * the link is for the person's own mailbox, and `mail` says whether it is on its way there.
 */
export const NewLink = z.object({ id: z.uuid(), path: z.string().nullable(), expiresAt: z.iso.datetime(), mail: MailOutcome });
export type NewLink = z.infer<typeof NewLink>;

/** An invitation that nobody has used: it is still out, or has run out (`expiresAt`). */
export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  deskId: z.uuid(),
  deskName: z.string(),
  role: Role,
  invitedBy: z.string(),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof Invitation>;

/** What a link says to its holder before it is used. */
export interface LinkView {
  email: string;
  name: string;
  deskName: string | null;
  role: z.infer<typeof Role> | null;
}

/**
 * What an invitation says, and what it asks of the one who holds it: a name and a `password` of someone new, to `sign-in` where the address has
 * an account, `nothing` of whoever is signed in to that, to `sign-out` of anybody else.
 */
export interface InvitationView extends LinkView {
  asks: 'password' | 'sign-in' | 'nothing' | 'sign-out';
}

/** Makes a link by which the holder of the address joins the desk, instead of an earlier one. 409 `conflict` for who is on it already, or disabled. */
export const createInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations',
  body: z.object({ email: Email, name: PersonName.optional(), deskId: z.uuid(), role: Role }),
  answer: NewLink,
});

/** Invitations that nobody has used, newest first, those that ran out for 90 days: of the whole house for an admin, of their desks for a lead. */
export const listInvitations = endpoint({
  method: 'GET',
  path: '/api/v1/invitations',
  answer: z.object({ invitations: z.array(Invitation) }),
});

/**
 * Ends an invitation: its link can no longer be used. 409 `conflict` where it is gone since somebody has invited again whom it was for, as `email` and
 * `deskId` say; that one stays. 404 where it is gone and these are left out.
 */
export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/api/v1/invitations/{invitationId}',
  params: z.object({ invitationId: z.uuid() }),
  query: z.object({ email: Email.optional(), deskId: z.uuid().optional() }),
});

/** Makes a link by which the person sets a new password within 24 hours, instead of an earlier one. Admins alone; 409 `conflict` for who is disabled. */
export const createPasswordReset = endpoint({
  method: 'POST',
  path: '/api/v1/people/{personId}/password-reset',
  params: z.object({ personId: z.uuid() }),
  answer: NewLink,
});

const Token = z.string().min(20).max(100);

/**
 * Uses an invitation. Someone new signs in by it; their name and password are required. Whoever has an account must be signed in to it: 401
 * `signed-out` if nobody is, 409 `conflict` if somebody else is, and the link stays good.
 */
export const acceptInvitation = endpoint({
  method: 'POST',
  path: '/api/v1/invitations/accept',
  public: true,
  body: z.object({ token: Token, name: PersonName.optional(), password: NewPassword.optional() }),
});

/**
 * Mails a link to set a new password, if the address has an account. The answer is the same if not. 429 after a few; 404 in a house without
 * mail.
 */
export const askForPasswordReset = endpoint({
  method: 'POST',
  path: '/api/v1/password-resets',
  public: true,
  body: z.object({ email: Email }),
});

/** What a password reset says, and what it asks: the new `password`, or to `sign-out` of somebody else who is signed in. */
export interface PasswordResetView extends Pick<LinkView, 'email'> {
  asks: 'password' | 'sign-out';
}

/** Uses a password reset and signs in. Every earlier session of the person ends. 409 `conflict` if somebody else is signed in; the link stays good. */
export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/v1/password-resets/use',
  public: true,
  body: z.object({ token: Token, password: NewPassword }),
});
