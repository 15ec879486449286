import * as contract from '@/lib/domain/contract/claims';
import { seenBefore } from '@/lib/server/memory/seen-before';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.seenBefore, ({ actor, params }) => seenBefore(actor, params.articleId, params.annotationId));
