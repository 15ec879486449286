import * as contract from '@/lib/domain/contract/given-read';
import { markGivenRead } from '@/lib/server/inbox';
import { route } from '@/lib/server/route';

export const PUT = route(contract.markGivenRead, ({ actor, params }) => markGivenRead(actor, params.articleId));
