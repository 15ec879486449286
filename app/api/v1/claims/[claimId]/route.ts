import * as contract from '@/lib/domain/contract/claims';
import { readClaim } from '@/lib/server/memory/claim-page';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readClaim, ({ actor, params, query }) => readClaim(actor, params.claimId, query.deskId));
