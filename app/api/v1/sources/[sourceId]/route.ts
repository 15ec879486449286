import * as contract from '@/lib/domain/contract/sources';
import { route } from '@/lib/server/request/route';
import { changeSource, readSource } from '@/lib/server/sources/sources';

export const GET = route(contract.readSource, ({ actor, params, query }) => readSource(actor, params.sourceId, query));
export const PUT = route(contract.changeSource, ({ actor, params, body }) => changeSource(actor, params.sourceId, body));
