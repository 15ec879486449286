import * as contract from '@/lib/domain/contract/one-time-links';
import { resetPassword } from '@/lib/server/one-time-link-use';
import { route } from '@/lib/server/route';
import { signedInResponse } from '@/lib/server/session-cookie';

export const POST = route(contract.resetPassword, async ({ body }) => signedInResponse(await resetPassword(body.token, body)));
