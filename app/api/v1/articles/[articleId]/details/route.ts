import * as contract from '@/lib/domain/contract/articles';
import { changeDetails } from '@/lib/server/articles/articles';
import { route } from '@/lib/server/request/route';

export const PATCH = route(contract.changeDetails, ({ actor, params, body }) => changeDetails(actor, params.articleId, body));
