import * as contract from '@/lib/domain/contract/presence';
import { sayPresence } from '@/lib/server/articles/presence';
import { route } from '@/lib/server/request/route';

export const POST = route(contract.sayPresence, ({ actor, params, body }) => sayPresence(actor, params.articleId, body));
