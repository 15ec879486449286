import * as contract from '@/lib/domain/contract/people';
import { forgetIdentities } from '@/lib/server/people';
import { route } from '@/lib/server/route';

export const DELETE = route(contract.forgetIdentities, ({ actor, params }) => forgetIdentities(actor, params.personId));
