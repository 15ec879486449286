import * as contract from '@/lib/domain/contract/me';
import { endOwnSessions } from '@/lib/server/people/me';
import { route } from '@/lib/server/request/route';

export const DELETE = route(contract.endOwnSessions, ({ actor }) => endOwnSessions(actor));
