import * as contract from '@/lib/domain/contract/people';
import { renamePerson } from '@/lib/server/people/people';
import { route } from '@/lib/server/request/route';

export const PATCH = route(contract.renamePerson, ({ actor, params, body }) => renamePerson(actor, params.personId, body));
