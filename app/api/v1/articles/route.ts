import * as contract from '@/lib/domain/contract/articles';
import * as imports from '@/lib/domain/contract/imports';
import { createArticle } from '@/lib/server/articles/article-import';
import { listArticles } from '@/lib/server/articles/article-list';
import { authorizeNew } from '@/lib/server/articles/article-store';
import { countImport } from '@/lib/server/import/count-imports';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listArticles, ({ actor, query }) => listArticles(actor, query));
export const POST = route(imports.createArticle, ({ actor, query, body }) => createArticle(actor, { ...body, deskId: query.deskId }), {
  authorizeEarly: ({ actor, query }) => authorizeNew(actor, query.deskId),
  countUnderWay: countImport,
});
