import * as contract from '@/lib/domain/contract/people';
import { listPeople } from '@/lib/server/people';
import { route } from '@/lib/server/route';

export const GET = route(contract.listPeople, async ({ actor }) => ({ people: await listPeople(actor) }));
