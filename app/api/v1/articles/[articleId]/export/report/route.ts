import * as contract from '@/lib/domain/contract/exports';
import { exportArticle } from '@/lib/server/export/exports';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readExportReport, async ({ actor, params, query }) => {
  const { fileName, loss } = await exportArticle(actor, params.articleId, query.format);
  return { fileName, loss };
});
