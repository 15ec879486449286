import * as contract from '@/lib/domain/contract/exports';
import { reportExport } from '@/lib/server/export/exports';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readExportReport, ({ actor, params, query }) => reportExport(actor, params.articleId, query.format), {
  isHeavy: true,
});
