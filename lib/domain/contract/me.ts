import { z } from 'zod';
import { endpoint } from './endpoint';
import { GivenPassword, NewPassword, Person } from './people';

/** The signed-in person themselves. */
export const getMe = endpoint({ method: 'GET', path: '/api/v1/me', answer: Person });

/** Ends every other session of the person; this one goes on with a new cookie. */
export const changeOwnPassword = endpoint({
  method: 'PUT',
  path: '/api/v1/me/password',
  body: z.object({ currentPassword: GivenPassword, newPassword: NewPassword }),
});

/** Ends every session of the person, this one too. */
export const endOwnSessions = endpoint({ method: 'DELETE', path: '/api/v1/me/sessions' });
