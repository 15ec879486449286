import * as contract from '@/lib/domain/contract/inbox-mail';
import { publicAddress } from '@/lib/server/mail';
import { route } from '@/lib/server/route';
import { stopInboxMail } from '@/lib/server/stop-inbox-mail';

export const GET = route(contract.openInboxMailSettings, () => Response.redirect(publicAddress('/profile#mail'), 303));

export const POST = route(contract.stopInboxMail, ({ params }) => stopInboxMail(params.token));
