import * as contract from '@/lib/domain/contract/claims';
import { countClaims } from '@/lib/server/memory/claims';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.countClaims, ({ actor, query }) => countClaims(actor, query));
