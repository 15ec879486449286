import * as contract from '@/lib/domain/contract/one-time-links';
import { acceptInvitation } from '@/lib/server/one-time-link-use';
import { route } from '@/lib/server/route';
import { signedInResponse } from '@/lib/server/session-cookie';

export const POST = route(contract.acceptInvitation, async ({ body }) => {
  const session = await acceptInvitation(body.token, body);
  return session === null ? { isSignedIn: false } : signedInResponse(session, { isSignedIn: true });
});
