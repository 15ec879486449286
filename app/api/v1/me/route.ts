import * as contract from '@/lib/domain/contract/me';
import { readMe } from '@/lib/server/people/me';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readMe, ({ actor }) => readMe(actor));
