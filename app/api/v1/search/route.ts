import * as contract from '@/lib/domain/contract/search';
import { searchHouse } from '@/lib/server/memory/search';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.searchHouse, ({ actor, query }) => searchHouse(actor, query.q));
