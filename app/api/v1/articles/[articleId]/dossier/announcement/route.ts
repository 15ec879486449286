import * as contract from '@/lib/domain/contract/dossier';
import { announceDossier } from '@/lib/server/export/dossier';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.announceDossier, ({ actor, params, query }) => announceDossier(actor, params.articleId, query.seq), {
  isHeavy: true,
});
