import { z } from 'zod';
import { Preferences } from '../people/preferences';
import { endpoint } from './endpoint';
import { GivenPassword, NewPassword, Person } from './people';

/** The person's password was set by a link that somebody else had made: `by` whom, and when it was used. */
export const PasswordReset = z.object({ id: z.uuid(), by: z.string(), at: z.iso.datetime() });
export type PasswordReset = z.infer<typeof PasswordReset>;

/** The signed-in person, with what only they see of themselves. */
export const Me = Person.extend({
  preferences: Preferences,
  /** False for who signs in through the identity provider alone. */
  hasPassword: z.boolean(),
  /** Newest first. */
  passwordResets: z.array(PasswordReset),
});
export type Me = z.infer<typeof Me>;

/** The signed-in person themselves. */
export const readMe = endpoint({ method: 'GET', path: '/api/v1/me', answer: Me });

/** Ends every other session of the person; this one goes on with a new cookie. */
export const changeOwnPassword = endpoint({
  method: 'PUT',
  path: '/api/v1/me/password',
  body: z.object({ currentPassword: GivenPassword, newPassword: NewPassword }),
});

/** Ends every session of the person, this one too. */
export const endOwnSessions = endpoint({ method: 'DELETE', path: '/api/v1/me/sessions' });
