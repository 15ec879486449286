import * as contract from '@/lib/domain/contract/threads';
import { markThreadRead } from '@/lib/server/articles/threads';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.markThreadRead, ({ actor, params, body }) =>
  markThreadRead(actor, params.articleId, params.threadId, body),
);
