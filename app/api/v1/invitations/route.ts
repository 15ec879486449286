import * as contract from '@/lib/domain/contract/one-time-links';
import { route } from '@/lib/server/request/route';
import { createInvitation, listInvitations } from '@/lib/server/sign-in/one-time-links';

export const GET = route(contract.listInvitations, async ({ actor }) => ({ invitations: await listInvitations(actor) }));
export const POST = route(contract.createInvitation, ({ actor, body }) => createInvitation(actor, body));
