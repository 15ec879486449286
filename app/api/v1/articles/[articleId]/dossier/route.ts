import * as contract from '@/lib/domain/contract/dossier';
import { attachment } from '@/lib/server/attachment';
import { makeDossier } from '@/lib/server/dossier';
import { route } from '@/lib/server/route';

export const GET = route(contract.makeDossier, async ({ actor, params, query }) =>
  attachment(await makeDossier(actor, params.articleId, query.seq)),
);
