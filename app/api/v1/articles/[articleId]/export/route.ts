import * as contract from '@/lib/domain/contract/exports';
import { attachment } from '@/lib/server/attachment';
import { exportArticle } from '@/lib/server/exports';
import { route } from '@/lib/server/route';

export const GET = route(contract.exportArticle, async ({ actor, params, query }) =>
  attachment(await exportArticle(actor, params.articleId, query.format)),
);
