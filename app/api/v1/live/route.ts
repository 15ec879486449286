import * as contract from '@/lib/domain/contract/live';
import { outletOf } from '@/lib/server/live/answer-outlet';
import { openLiveStream } from '@/lib/server/live/stream';
import { route } from '@/lib/server/request/route';
import { openStreamWay } from '@/lib/server/request/short-way';
import { actorOfRequest } from '@/lib/server/sign-in/session';

export const GET = route(contract.liveStream, ({ actor, query, request }) => {
  const articles = query.article.map((one) => {
    const [articleId = '', seq = '0', hash] = one.split(':');
    return { articleId, seq: Number(seq), hash };
  });
  return new Response(
    openLiveStream(actor.id, articles, () => actorOfRequest(request), request.signal, outletOf(request)),
    // no-store, as every answer: what is in it is one person's. no-transform: a proxy that compresses would hold events back.
    {
      headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' },
    },
  );
});

openStreamWay(GET);
