import * as contract from '@/lib/domain/contract/imports';
import { previewArchive } from '@/lib/server/articles/archive-import';
import { countImport } from '@/lib/server/import/count-imports';
import { readFileBytes } from '@/lib/server/request/file-body';
import { route } from '@/lib/server/request/route';

export const POST = route(
  contract.previewArchive,
  ({ actor, query, request }) => previewArchive(actor, query.deskId, (maxBytes) => readFileBytes(request, maxBytes), request.signal),
  { countUnderWay: countImport },
);
