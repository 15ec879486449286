import * as contract from '@/lib/domain/contract/verdict-scale';
import { changeVerdictScale, readVerdictScale } from '@/lib/server/house/verdict-scale';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readVerdictScale, ({ actor }) => readVerdictScale(actor));
export const PUT = route(contract.changeVerdictScale, ({ actor, body }) => changeVerdictScale(actor, body));
