import * as contract from '@/lib/domain/contract/articles';
import { deleteArticle, readArticle } from '@/lib/server/articles';
import { route } from '@/lib/server/route';

export const GET = route(contract.readArticle, ({ actor, params }) => readArticle(actor, params.articleId));
export const DELETE = route(contract.deleteArticle, ({ actor, params }) => deleteArticle(actor, params.articleId));
