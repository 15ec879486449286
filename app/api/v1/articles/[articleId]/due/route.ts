import * as contract from '@/lib/domain/contract/article-desk-work';
import { setArticleDue } from '@/lib/server/articles/article-desk-work';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.setArticleDue, ({ actor, params, body }) => setArticleDue(actor, params.articleId, body));
