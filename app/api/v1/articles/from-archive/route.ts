import * as contract from '@/lib/domain/contract/imports';
import { createFromArchive } from '@/lib/server/articles/archive-import';
import { countImport } from '@/lib/server/import/count-imports';
import { readFileBytes } from '@/lib/server/request/file-body';
import { route } from '@/lib/server/request/route';

export const POST = route(
  contract.createFromArchive,
  ({ actor, query, request }) => createFromArchive(actor, query, (maxBytes) => readFileBytes(request, maxBytes)),
  { countUnderWay: countImport },
);
