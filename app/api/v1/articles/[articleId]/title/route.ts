import * as contract from '@/lib/domain/contract/articles';
import { renameArticle } from '@/lib/server/articles/articles';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.renameArticle, ({ actor, params, body }) => renameArticle(actor, params.articleId, body));
