import * as contract from '@/lib/domain/contract/articles';
import { renameArticle } from '@/lib/server/articles';
import { route } from '@/lib/server/route';

export const PUT = route(contract.renameArticle, ({ actor, params, body }) => renameArticle(actor, params.articleId, body));
