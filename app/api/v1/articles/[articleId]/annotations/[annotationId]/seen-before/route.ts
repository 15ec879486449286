import * as contract from '@/lib/domain/contract/claims';
import { route } from '@/lib/server/route';
import { seenBefore } from '@/lib/server/seen-before';

export const GET = route(contract.seenBefore, ({ actor, params }) => seenBefore(actor, params.articleId, params.annotationId));
