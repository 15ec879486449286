import * as contract from '@/lib/domain/contract/history';
import { verifyHistory } from '@/lib/server/history/history-chain';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.verifyHistory, ({ actor, params }) => verifyHistory(actor, params.articleId));
