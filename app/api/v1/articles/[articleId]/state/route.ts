import * as contract from '@/lib/domain/contract/journal';
import { readPackedState } from '@/lib/server/journal/read';
import { packedAnswer } from '@/lib/server/request/packed-answer';
import { route } from '@/lib/server/request/route';
import { openStateWay } from '@/lib/server/request/short-way';

export const GET = route(
  contract.readArticleState,
  // In no line with exports, at a seq either: whoever has something unsent opens the article there.
  async ({ actor, params, query, request }) => packedAnswer(request, await readPackedState(actor, params.articleId, query.seq)),
);

openStateWay(GET);
