import * as contract from '@/lib/domain/contract/journal';
import { readState } from '@/lib/server/journal/read';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readArticleState, ({ actor, params, query }) => readState(actor, params.articleId, query.seq));
