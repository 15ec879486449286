import * as contract from '@/lib/domain/contract/one-time-links';
import { route } from '@/lib/server/request/route';
import { createPasswordReset } from '@/lib/server/sign-in/one-time-links';

export const POST = route(contract.createPasswordReset, ({ actor, params }) => createPasswordReset(actor, params.personId));
