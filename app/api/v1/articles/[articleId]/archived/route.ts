import * as contract from '@/lib/domain/contract/articles';
import { setArchived } from '@/lib/server/articles/articles';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.setArchived, ({ actor, params, body }) => setArchived(actor, params.articleId, body));
