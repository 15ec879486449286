import * as contract from '@/lib/domain/contract/me';
import { endOwnSessions } from '@/lib/server/me';
import { route } from '@/lib/server/route';

export const DELETE = route(contract.endOwnSessions, ({ actor }) => endOwnSessions(actor));
