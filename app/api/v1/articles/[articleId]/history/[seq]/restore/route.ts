import * as contract from '@/lib/domain/contract/history';
import { restoreMoment } from '@/lib/server/articles/newer-version';
import { route } from '@/lib/server/request/route';

export const POST = route(contract.restoreMoment, ({ actor, params, body }) => restoreMoment(actor, params.articleId, params.seq, body));
