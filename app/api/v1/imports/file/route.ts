import * as contract from '@/lib/domain/contract/imports';
import { draftFromFile } from '@/lib/server/articles/article-import';
import { countImport } from '@/lib/server/import/count-imports';
import { readFileBytes } from '@/lib/server/request/file-body';
import { route } from '@/lib/server/request/route';

export const POST = route(
  contract.readFile,
  ({ actor, query, request }) =>
    draftFromFile(actor, query.deskId, query.name, (maxBytes) => readFileBytes(request, maxBytes), request.signal),
  { countUnderWay: countImport },
);
