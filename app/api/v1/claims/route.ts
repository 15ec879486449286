import * as contract from '@/lib/domain/contract/claims';
import { searchClaims } from '@/lib/server/memory/claims';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.searchClaims, ({ actor, query }) => searchClaims(actor, query));
