import * as contract from '@/lib/domain/contract/sign-off';
import { route } from '@/lib/server/route';
import { reopenArticle } from '@/lib/server/sign-off';

export const POST = route(contract.reopenArticle, ({ actor, params, body }) => reopenArticle(actor, params.articleId, body));
