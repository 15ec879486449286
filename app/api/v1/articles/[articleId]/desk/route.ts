import * as contract from '@/lib/domain/contract/articles';
import { moveArticle } from '@/lib/server/articles';
import { route } from '@/lib/server/route';

export const PUT = route(contract.moveArticle, ({ actor, params, body }) => moveArticle(actor, params.articleId, body));
