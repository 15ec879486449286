import * as contract from '@/lib/domain/contract/imports';
import { createFromArchive } from '@/lib/server/archive-import';
import { readFileBytes } from '@/lib/server/file-body';
import { route } from '@/lib/server/route';

export const POST = route(contract.createFromArchive, ({ actor, query, request }) =>
  createFromArchive(actor, query, (maxBytes) => readFileBytes(request, maxBytes)),
);
