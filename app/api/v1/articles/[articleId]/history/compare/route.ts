import * as contract from '@/lib/domain/contract/history';
import { compareMoments } from '@/lib/server/history/history';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.compareMoments, ({ actor, params, query }) => compareMoments(actor, params.articleId, query), {
  isHeavy: true,
});
