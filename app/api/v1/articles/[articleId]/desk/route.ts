import * as contract from '@/lib/domain/contract/articles';
import { moveArticle } from '@/lib/server/articles/articles';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.moveArticle, ({ actor, params, body }) => moveArticle(actor, params.articleId, body));
