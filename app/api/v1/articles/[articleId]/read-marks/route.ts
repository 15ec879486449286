import * as contract from '@/lib/domain/contract/threads';
import { listReadMarks, markThreadsRead } from '@/lib/server/articles/threads';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listReadMarks, async ({ actor, params }) => ({ marks: await listReadMarks(actor, params.articleId) }));

export const PUT = route(contract.markThreadsRead, ({ actor, params, body }) => markThreadsRead(actor, params.articleId, body));
