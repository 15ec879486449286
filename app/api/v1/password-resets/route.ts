import * as contract from '@/lib/domain/contract/one-time-links';
import { route } from '@/lib/server/request/route';
import { askForPasswordReset } from '@/lib/server/sign-in/forgotten-password';
import { addressOf } from '@/lib/server/sign-in/sign-in-limits';

export const POST = route(contract.askForPasswordReset, ({ body, request }) => askForPasswordReset(body, addressOf(request.headers)));
