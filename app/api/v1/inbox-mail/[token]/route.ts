import * as contract from '@/lib/domain/contract/inbox-mail';
import { stopInboxMail } from '@/lib/server/inbox/stop-inbox-mail';
import { publicAddress } from '@/lib/server/mail';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.openInboxMailSettings, () => Response.redirect(publicAddress('/profile#mail'), 303));

export const POST = route(contract.stopInboxMail, ({ params }) => stopInboxMail(params.token));
