import * as contract from '@/lib/domain/contract/history';
import { readHistoryOutline } from '@/lib/server/history/history-outline';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readHistoryOutline, ({ actor, params, query }) => readHistoryOutline(actor, params.articleId, query));
