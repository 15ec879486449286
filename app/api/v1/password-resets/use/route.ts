import * as contract from '@/lib/domain/contract/one-time-links';
import { route } from '@/lib/server/request/route';
import { resetPassword } from '@/lib/server/sign-in/one-time-link-use';
import { actorOfRequest } from '@/lib/server/sign-in/session';
import { signedInResponse } from '@/lib/server/sign-in/session-cookie';

export const POST = route(contract.resetPassword, async ({ body, request }) =>
  signedInResponse(await resetPassword(body.token, body, await actorOfRequest(request))),
);
