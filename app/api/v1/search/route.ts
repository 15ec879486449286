import * as contract from '@/lib/domain/contract/search';
import { route } from '@/lib/server/route';
import { searchHouse } from '@/lib/server/search';

export const GET = route(contract.searchHouse, ({ actor, query }) => searchHouse(actor, query.q));
