import * as contract from '@/lib/domain/contract/one-time-links';
import { route } from '@/lib/server/request/route';
import { acceptInvitation } from '@/lib/server/sign-in/one-time-link-use';
import { actorOfRequest } from '@/lib/server/sign-in/session';
import { signedInResponse } from '@/lib/server/sign-in/session-cookie';

export const POST = route(contract.acceptInvitation, async ({ body, request }) => {
  const session = await acceptInvitation(body.token, body, await actorOfRequest(request));
  return session === null ? undefined : signedInResponse(session);
});
