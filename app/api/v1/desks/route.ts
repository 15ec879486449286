import * as contract from '@/lib/domain/contract/desks';
import { createDesk, listDesks } from '@/lib/server/people/desks';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listDesks, async ({ actor }) => ({ desks: await listDesks(actor) }));
export const POST = route(contract.createDesk, ({ actor, body }) => createDesk(actor, body));
