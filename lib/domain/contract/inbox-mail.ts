import { z } from 'zod';
import { endpoint } from './endpoint';

/** A person's id and its seal, 48 bytes as base64url. */
const Token = z.string().regex(/^[\w-]{64}$/);

/** Ends the mail about an inbox, for a mail program that was told to. https://www.rfc-editor.org/rfc/rfc8058 */
export const stopInboxMail = endpoint({
  method: 'POST',
  path: '/api/v1/inbox-mail/{token}',
  params: z.object({ token: Token }),
  public: true,
});

/** The same address, opened by a person: leads to where they change it. Reading an address must end nothing, since scanners read them all. */
export const openInboxMailSettings = endpoint({
  method: 'GET',
  path: '/api/v1/inbox-mail/{token}',
  params: z.object({ token: Token }),
  public: true,
});
