import * as contract from '@/lib/domain/contract/history';
import { eraseLine } from '@/lib/server/journal/erase-words';
import { route } from '@/lib/server/request/route';

export const POST = route(contract.eraseLine, ({ actor, params, body }) => eraseLine(actor, params.articleId, body));
