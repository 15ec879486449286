import * as contract from '@/lib/domain/contract/sign-off';
import { signArticle } from '@/lib/server/articles/sign-off';
import { route } from '@/lib/server/request/route';

export const POST = route(contract.signArticle, ({ actor, params, body }) => signArticle(actor, params.articleId, body));
