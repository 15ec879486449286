import * as contract from '@/lib/domain/contract/tag-types';
import { readTagTypes, saveTagTypes } from '@/lib/server/house/tag-types';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readTagTypes, ({ actor }) => readTagTypes(actor));
export const PUT = route(contract.saveTagTypes, ({ actor, body }) => saveTagTypes(actor, body));
