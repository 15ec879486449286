import * as contract from '@/lib/domain/contract/setup';
import { route } from '@/lib/server/request/route';
import { signedInResponse } from '@/lib/server/sign-in/session-cookie';
import { completeSetup } from '@/lib/server/sign-in/setup';
import { addressOf } from '@/lib/server/sign-in/sign-in-limits';

export const POST = route(contract.completeSetup, async ({ body, request }) =>
  signedInResponse(await completeSetup(body, addressOf(request.headers))),
);
