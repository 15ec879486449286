import * as contract from '@/lib/domain/contract/desks';
import { removeMember, setMember } from '@/lib/server/people/desks';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.setMember, ({ actor, params, body }) => setMember(actor, params.deskId, params.personId, body));
export const DELETE = route(contract.removeMember, ({ actor, params }) => removeMember(actor, params.deskId, params.personId));
