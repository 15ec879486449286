import * as contract from '@/lib/domain/contract/people';
import { forgetIdentities } from '@/lib/server/people/people';
import { route } from '@/lib/server/request/route';

export const DELETE = route(contract.forgetIdentities, ({ actor, params }) => forgetIdentities(actor, params.personId));
