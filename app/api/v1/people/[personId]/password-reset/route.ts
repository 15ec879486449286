import * as contract from '@/lib/domain/contract/one-time-links';
import { createPasswordReset } from '@/lib/server/one-time-links';
import { route } from '@/lib/server/route';

export const POST = route(contract.createPasswordReset, ({ actor, params }) => createPasswordReset(actor, params.personId));
