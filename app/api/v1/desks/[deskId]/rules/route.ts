import * as contract from '@/lib/domain/contract/desks';
import { setDeskRules } from '@/lib/server/people/desks';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.setDeskRules, ({ actor, params, body }) => setDeskRules(actor, params.deskId, body));
