import * as contract from '@/lib/domain/contract/presence';
import { listCompany } from '@/lib/server/articles/presence';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listCompany, ({ actor, query }) => listCompany(actor, query.article));
