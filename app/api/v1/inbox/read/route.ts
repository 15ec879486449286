import * as contract from '@/lib/domain/contract/inbox';
import { markInboxRead } from '@/lib/server/inbox/inbox';
import { route } from '@/lib/server/request/route';

export const PUT = route(contract.markInboxRead, ({ actor, body }) => markInboxRead(actor, body));
