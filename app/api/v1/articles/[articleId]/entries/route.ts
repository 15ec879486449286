import * as contract from '@/lib/domain/contract/journal';
import { appendBatch } from '@/lib/server/journal/append';
import { readEntriesAfter } from '@/lib/server/journal/read';
import { route } from '@/lib/server/route';

export const POST = route(contract.appendEntries, ({ actor, params, body }) => appendBatch(actor, params.articleId, body));
export const GET = route(contract.readEntries, ({ actor, params, query }) => readEntriesAfter(actor, params.articleId, query.after));
