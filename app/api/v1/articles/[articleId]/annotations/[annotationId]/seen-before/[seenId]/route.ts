import * as contract from '@/lib/domain/contract/claims';
import { sayNotSame } from '@/lib/server/memory/seen-before';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.sayNotSame, ({ actor, params, body }) => sayNotSame(actor, params.articleId, { ...params, ...body }));
