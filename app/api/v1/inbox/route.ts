import * as contract from '@/lib/domain/contract/inbox';
import { listInbox } from '@/lib/server/inbox/inbox';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listInbox, ({ actor, query }) => listInbox(actor, query));
