import * as contract from '@/lib/domain/contract/inbox';
import { markInboxRead } from '@/lib/server/inbox';
import { route } from '@/lib/server/route';

export const PUT = route(contract.markInboxRead, ({ actor, body }) => markInboxRead(actor, body));
