import * as contract from '@/lib/domain/contract/journal';
import { readNews } from '@/lib/server/articles/presence';
import { appendBatch } from '@/lib/server/journal/append';
import { readEntriesAfter } from '@/lib/server/journal/read';
import { route } from '@/lib/server/request/route';
import { openEntriesWay } from '@/lib/server/request/short-way';

// The right is not looked at before the body is read: it says whose work it is, and someone else who is signed in by now is told that first.
export const POST = route(contract.appendEntries, ({ actor, params, body }) => appendBatch(actor, params.articleId, body), {
  comparesActor: true,
});
export const GET = route(contract.readEntries, ({ actor, params, query: { after, hash, presence } }) =>
  (presence ? readNews : readEntriesAfter)(actor, params.articleId, after, hash),
);

// Here and not in instrumentation.ts, which has modules of its own: a state that one of both has cached is of another schema than the other's.
openEntriesWay(POST);
