import * as contract from '@/lib/domain/contract/setup';
import { route } from '@/lib/server/route';
import { signedInResponse } from '@/lib/server/session-cookie';
import { completeSetup } from '@/lib/server/setup';
import { addressOf } from '@/lib/server/sign-in-limits';

export const POST = route(contract.completeSetup, async ({ body, request }) =>
  signedInResponse(await completeSetup(body, addressOf(request.headers))),
);
