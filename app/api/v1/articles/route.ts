import * as contract from '@/lib/domain/contract/articles';
import { createArticle } from '@/lib/server/article-import';
import { listArticles } from '@/lib/server/articles';
import { route } from '@/lib/server/route';

export const GET = route(contract.listArticles, ({ actor, query }) => listArticles(actor, query));
export const POST = route(contract.createArticle, ({ actor, body }) => createArticle(actor, body));
