import * as contract from '@/lib/domain/contract/one-time-links';
import { acceptInvitation } from '@/lib/server/one-time-link-use';
import { route } from '@/lib/server/route';
import { actorOfRequest } from '@/lib/server/session';
import { signedInResponse } from '@/lib/server/session-cookie';

export const POST = route(contract.acceptInvitation, async ({ body, request }) => {
  const session = await acceptInvitation(body.token, body, await actorOfRequest(request));
  return session === null ? undefined : signedInResponse(session);
});
