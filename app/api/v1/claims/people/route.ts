import * as contract from '@/lib/domain/contract/claims';
import { listClaimPeople } from '@/lib/server/memory/claims';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listClaimPeople, ({ actor, query }) => listClaimPeople(actor, query));
