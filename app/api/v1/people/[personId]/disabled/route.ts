import * as contract from '@/lib/domain/contract/people';
import { setDisabled } from '@/lib/server/people/people';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.setDisabled, ({ actor, params, body }) => setDisabled(actor, params.personId, body));
