import * as contract from '@/lib/domain/contract/one-time-links';
import { askForPasswordReset } from '@/lib/server/forgotten-password';
import { route } from '@/lib/server/route';
import { addressOf } from '@/lib/server/sign-in-limits';

export const POST = route(contract.askForPasswordReset, ({ body, request }) => askForPasswordReset(body, addressOf(request.headers)));
