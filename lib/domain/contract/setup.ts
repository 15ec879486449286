import { z } from 'zod';
import { DeskName } from './desks';
import { endpoint } from './endpoint';
import { Email, NewPassword, PersonName } from './people';

/** Makes the first admin and the first desk with the code that the server printed, and signs in. Gone (404) once a person exists. */
export const completeSetup = endpoint({
  method: 'POST',
  path: '/api/v1/setup',
  public: true,
  body: z.object({
    code: z.string().min(1, 'Write the set-up code.').max(40),
    name: PersonName,
    email: Email,
    password: NewPassword,
    deskName: DeskName,
  }),
});
