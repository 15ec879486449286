import * as contract from '@/lib/domain/contract/history';
import { nameRevision } from '@/lib/server/history/revisions';
import { route } from '@/lib/server/request/route';

export const POST = route(contract.nameRevision, ({ actor, params, body }) => nameRevision(actor, params.articleId, body));
