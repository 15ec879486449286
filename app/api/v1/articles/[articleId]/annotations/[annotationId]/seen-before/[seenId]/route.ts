import * as contract from '@/lib/domain/contract/claims';
import { route } from '@/lib/server/route';
import { sayNotSame } from '@/lib/server/seen-before';

export const PUT = route(contract.sayNotSame, ({ actor, params, body }) => sayNotSame(actor, params.articleId, { ...params, ...body }));
