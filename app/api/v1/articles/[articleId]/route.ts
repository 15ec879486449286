import * as contract from '@/lib/domain/contract/articles';
import { deleteArticle, readArticle } from '@/lib/server/articles/articles';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readArticle, ({ actor, params }) => readArticle(actor, params.articleId));
export const DELETE = route(contract.deleteArticle, ({ actor, params }) => deleteArticle(actor, params.articleId));
