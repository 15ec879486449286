import * as contract from '@/lib/domain/contract/me';
import { changeOwnPassword } from '@/lib/server/me';
import { route } from '@/lib/server/route';
import { signedInResponse } from '@/lib/server/session-cookie';
import { addressOf } from '@/lib/server/sign-in-limits';

export const PUT = route(contract.changeOwnPassword, async ({ actor, body, request }) =>
  signedInResponse(await changeOwnPassword(actor, body, addressOf(request.headers))),
);
