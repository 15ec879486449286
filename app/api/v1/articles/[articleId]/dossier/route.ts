import * as contract from '@/lib/domain/contract/dossier';
import { makeDossier } from '@/lib/server/export/dossier';
import { attachment } from '@/lib/server/request/attachment';
import { route } from '@/lib/server/request/route';

export const GET = route(
  contract.makeDossier,
  async ({ actor, params, query }) => attachment(await makeDossier(actor, params.articleId, query.seq)),
  { isHeavy: true },
);
