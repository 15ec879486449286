import * as contract from '@/lib/domain/contract/inbox';
import { listInbox } from '@/lib/server/inbox';
import { route } from '@/lib/server/route';

export const GET = route(contract.listInbox, ({ actor, query }) => listInbox(actor, query));
