import * as contract from '@/lib/domain/contract/threads';
import { route } from '@/lib/server/route';
import { markThreadRead } from '@/lib/server/threads';

export const PUT = route(contract.markThreadRead, ({ actor, params, body }) =>
  markThreadRead(actor, params.articleId, params.threadId, body),
);
