import * as contract from '@/lib/domain/contract/people';
import { listPeople } from '@/lib/server/people/people';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listPeople, async ({ actor }) => ({ people: await listPeople(actor) }));
