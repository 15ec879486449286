import * as contract from '@/lib/domain/contract/article-desk-work';
import { listCheckers, nameOwner } from '@/lib/server/articles/article-desk-work';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listCheckers, ({ actor, params }) => listCheckers(actor, params.articleId));

export const PUT = route(contract.nameOwner, ({ actor, params, body }) => nameOwner(actor, params.articleId, body));
