import * as contract from '@/lib/domain/contract/preferences';
import { changePreferences } from '@/lib/server/me';
import { route } from '@/lib/server/route';

export const PATCH = route(contract.changePreferences, ({ actor, body }) => changePreferences(actor, body));
