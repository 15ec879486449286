import * as contract from '@/lib/domain/contract/report';
import { readReport } from '@/lib/server/export/report';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readReport, ({ actor, params }) => readReport(actor, params.articleId), { isHeavy: true });
