import * as contract from '@/lib/domain/contract/desks';
import { renameDesk } from '@/lib/server/people/desks';
import { route } from '@/lib/server/request/route';

export const PATCH = route(contract.renameDesk, ({ actor, params, body }) => renameDesk(actor, params.deskId, body));
