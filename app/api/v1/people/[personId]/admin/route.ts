import * as contract from '@/lib/domain/contract/people';
import { setAdmin } from '@/lib/server/people/people';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.setAdmin, ({ actor, params, body }) => setAdmin(actor, params.personId, body));
