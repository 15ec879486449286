import { z } from 'zod';
import { Preferences, PreferencesPatch } from '../preferences';
import { endpoint } from './endpoint';
import { GivenPassword, NewPassword, Person } from './people';

/** The signed-in person, with what only they see of themselves. */
export const Me = Person.extend({ preferences: Preferences });
export type Me = z.infer<typeof Me>;

/** The signed-in person themselves. */
export const getMe = endpoint({ method: 'GET', path: '/api/v1/me', answer: Me });

/** Changes the preferences that are given and leaves the others; the answer has all of them. */
export const changePreferences = endpoint({
  method: 'PATCH',
  path: '/api/v1/me/preferences',
  body: PreferencesPatch,
  answer: Preferences,
});

/** Ends every other session of the person; this one goes on with a new cookie. */
export const changeOwnPassword = endpoint({
  method: 'PUT',
  path: '/api/v1/me/password',
  body: z.object({ currentPassword: GivenPassword, newPassword: NewPassword }),
});

/** Ends every session of the person, this one too. */
export const endOwnSessions = endpoint({ method: 'DELETE', path: '/api/v1/me/sessions' });
