import * as contract from '@/lib/domain/contract/me';
import { changeOwnPassword } from '@/lib/server/people/me';
import { route } from '@/lib/server/request/route';
import { signedInResponse } from '@/lib/server/sign-in/session-cookie';
import { addressOf } from '@/lib/server/sign-in/sign-in-limits';

export const PUT = route(contract.changeOwnPassword, async ({ actor, body, request }) =>
  signedInResponse(await changeOwnPassword(actor, body, addressOf(request.headers))),
);
