import * as contract from '@/lib/domain/contract/one-time-links';
import { withdrawInvitation } from '@/lib/server/one-time-links';
import { route } from '@/lib/server/route';

export const DELETE = route(contract.withdrawInvitation, ({ actor, params }) => withdrawInvitation(actor, params.invitationId));
