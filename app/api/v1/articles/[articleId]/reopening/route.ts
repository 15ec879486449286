import * as contract from '@/lib/domain/contract/sign-off';
import { reopenArticle } from '@/lib/server/articles/sign-off';
import { route } from '@/lib/server/request/route';

export const POST = route(contract.reopenArticle, ({ actor, params, body }) => reopenArticle(actor, params.articleId, body));
