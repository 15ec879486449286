import * as contract from '@/lib/domain/contract/people';
import { setDisabled } from '@/lib/server/people';
import { route } from '@/lib/server/route';

export const PUT = route(contract.setDisabled, ({ actor, params, body }) => setDisabled(actor, params.personId, body));
