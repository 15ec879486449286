import * as contract from '@/lib/domain/contract/history';
import { listHistory } from '@/lib/server/history/history-entries';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listHistory, ({ actor, params, query }) => listHistory(actor, params.articleId, query));
