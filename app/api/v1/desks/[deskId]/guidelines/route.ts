import * as contract from '@/lib/domain/contract/guidelines';
import { readGuidelines, saveGuidelines } from '@/lib/server/house/guidelines';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readGuidelines, ({ actor, params }) => readGuidelines(actor, params.deskId));
export const PUT = route(contract.saveGuidelines, ({ actor, params, body }) => saveGuidelines(actor, params.deskId, body));
