import * as contract from '@/lib/domain/contract/preferences';
import { changePreferences } from '@/lib/server/people/me';
import { route } from '@/lib/server/request/route';

export const PATCH = route(contract.changePreferences, ({ actor, body }) => changePreferences(actor, body));
