import * as contract from '@/lib/domain/contract/history';
import { restoreMoment } from '@/lib/server/newer-version';
import { route } from '@/lib/server/route';

export const POST = route(contract.restoreMoment, ({ actor, params, body }) => restoreMoment(actor, params.articleId, params.seq, body));
