import * as contract from '@/lib/domain/contract/article-desk-work';
import { readLoad } from '@/lib/server/articles/article-desk-work';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readLoad, ({ actor, query }) => readLoad(actor, query));
