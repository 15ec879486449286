import * as contract from '@/lib/domain/contract/threads';
import { route } from '@/lib/server/route';
import { listMentionable } from '@/lib/server/threads';

export const GET = route(contract.listMentionable, async ({ actor, params }) => ({
  people: await listMentionable(actor, params.articleId),
}));
