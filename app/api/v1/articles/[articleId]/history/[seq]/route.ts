import * as contract from '@/lib/domain/contract/history';
import { readMoment } from '@/lib/server/history/history';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readMoment, ({ actor, params }) => readMoment(actor, params.articleId, params.seq), {
  isHeavy: true,
});
