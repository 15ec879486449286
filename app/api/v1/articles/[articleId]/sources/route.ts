import * as contract from '@/lib/domain/contract/article-sources';
import { listArticleSources } from '@/lib/server/articles/article-sources';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listArticleSources, ({ actor, params }) => listArticleSources(actor, params.articleId));
