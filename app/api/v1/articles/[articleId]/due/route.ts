import * as contract from '@/lib/domain/contract/article-desk-work';
import { setArticleDue } from '@/lib/server/article-desk-work';
import { route } from '@/lib/server/route';

export const PUT = route(contract.setArticleDue, ({ actor, params, body }) => setArticleDue(actor, params.articleId, body));
