import * as contract from '@/lib/domain/contract/people';
import { setAdmin } from '@/lib/server/people';
import { route } from '@/lib/server/route';

export const PUT = route(contract.setAdmin, ({ actor, params, body }) => setAdmin(actor, params.personId, body));
