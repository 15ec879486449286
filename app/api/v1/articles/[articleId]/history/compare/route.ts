import * as contract from '@/lib/domain/contract/history';
import { compareMoments } from '@/lib/server/history';
import { route } from '@/lib/server/route';

export const GET = route(contract.compareMoments, ({ actor, params, query }) => compareMoments(actor, params.articleId, query));
