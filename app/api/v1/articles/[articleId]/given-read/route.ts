import * as contract from '@/lib/domain/contract/given-read';
import { markGivenRead } from '@/lib/server/inbox/inbox';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.markGivenRead, ({ actor, params }) => markGivenRead(actor, params.articleId));
