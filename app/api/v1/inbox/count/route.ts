import * as contract from '@/lib/domain/contract/inbox-count';
import { countInbox } from '@/lib/server/inbox/inbox';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.countInbox, ({ actor }) => countInbox(actor));
