import * as contract from '@/lib/domain/contract/threads';
import { listMentionable } from '@/lib/server/articles/threads';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listMentionable, async ({ actor, params }) => ({
  people: await listMentionable(actor, params.articleId),
}));
