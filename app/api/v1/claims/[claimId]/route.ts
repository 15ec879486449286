import * as contract from '@/lib/domain/contract/claims';
import { readClaim } from '@/lib/server/claim-page';
import { route } from '@/lib/server/route';

export const GET = route(contract.readClaim, ({ actor, params, query }) => readClaim(actor, params.claimId, query.deskId));
