import * as contract from '@/lib/domain/contract/imports';
import { draftFromPaste } from '@/lib/server/articles/article-import';
import { authorizeNew } from '@/lib/server/articles/article-store';
import { countImport } from '@/lib/server/import/count-imports';
import { route } from '@/lib/server/request/route';

export const POST = route(
  contract.readPaste,
  ({ actor, query, body, request }) => draftFromPaste(actor, query.deskId, body, request.signal),
  {
    authorizeEarly: ({ actor, query }) => authorizeNew(actor, query.deskId),
    countUnderWay: countImport,
  },
);
