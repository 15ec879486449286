import * as contract from '@/lib/domain/contract/exports';
import { exportArticle } from '@/lib/server/export/exports';
import { attachment } from '@/lib/server/request/attachment';
import { route } from '@/lib/server/request/route';

export const GET = route(
  contract.exportArticle,
  async ({ actor, params, query }) => attachment(await exportArticle(actor, params.articleId, query.format, query)),
  { isHeavy: true },
);
