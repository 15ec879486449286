import * as contract from '@/lib/domain/contract/article-sources';
import { listArticleSources } from '@/lib/server/article-sources';
import { route } from '@/lib/server/route';

export const GET = route(contract.listArticleSources, async ({ actor, params }) => ({
  sources: await listArticleSources(actor, params.articleId),
}));
