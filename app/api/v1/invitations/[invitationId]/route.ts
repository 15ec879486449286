import * as contract from '@/lib/domain/contract/one-time-links';
import { route } from '@/lib/server/request/route';
import { withdrawInvitation } from '@/lib/server/sign-in/one-time-links';

export const DELETE = route(contract.withdrawInvitation, ({ actor, params, query }) =>
  withdrawInvitation(actor, params.invitationId, query),
);
