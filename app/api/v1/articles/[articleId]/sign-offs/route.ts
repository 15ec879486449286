import * as contract from '@/lib/domain/contract/sign-off';
import { route } from '@/lib/server/route';
import { signArticle } from '@/lib/server/sign-off';

export const POST = route(contract.signArticle, ({ actor, params, body }) => signArticle(actor, params.articleId, body));
