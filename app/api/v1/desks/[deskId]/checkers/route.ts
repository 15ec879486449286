import * as contract from '@/lib/domain/contract/article-desk-work';
import { listDeskCheckers } from '@/lib/server/articles/article-desk-work';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listDeskCheckers, ({ actor, params }) => listDeskCheckers(actor, params.deskId));
