import * as contract from '@/lib/domain/contract/imports';
import { pasteNewerVersion } from '@/lib/server/articles/newer-version';
import { countImport } from '@/lib/server/import/count-imports';
import { route } from '@/lib/server/request/route';
import { authorizeArticle } from '@/lib/server/rights/authorize-article';

export const POST = route(contract.pasteNewerVersion, ({ actor, params, body }) => pasteNewerVersion(actor, params.articleId, body), {
  authorizeEarly: ({ actor, params }) => authorizeArticle(actor, 'paste newer version', params.articleId),
  countUnderWay: countImport,
});
