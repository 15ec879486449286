import * as contract from '@/lib/domain/contract/sources';
import { route } from '@/lib/server/request/route';
import { createSource, listSources } from '@/lib/server/sources/sources';

export const GET = route(contract.listSources, ({ actor, query }) => listSources(actor, query));
export const POST = route(contract.createSource, ({ actor, body }) => createSource(actor, body));
