import * as contract from '@/lib/domain/contract/imports';
import { pasteNewerVersion } from '@/lib/server/newer-version';
import { route } from '@/lib/server/route';

export const POST = route(contract.pasteNewerVersion, ({ actor, params, body }) => pasteNewerVersion(actor, params.articleId, body));
