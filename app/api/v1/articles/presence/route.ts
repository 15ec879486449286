import * as contract from '@/lib/domain/contract/presence';
import { listCompany } from '@/lib/server/presence';
import { route } from '@/lib/server/route';

export const GET = route(contract.listCompany, ({ actor, query }) => listCompany(actor, query.article));
