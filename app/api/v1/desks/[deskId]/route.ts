import * as contract from '@/lib/domain/contract/desks';
import { renameDesk } from '@/lib/server/desks';
import { route } from '@/lib/server/route';

export const PATCH = route(contract.renameDesk, ({ actor, params, body }) => renameDesk(actor, params.deskId, body));
