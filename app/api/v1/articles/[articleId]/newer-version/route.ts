import * as contract from '@/lib/domain/contract/imports';
import { authorizeArticle } from '@/lib/server/authorize-article';
import { pasteNewerVersion } from '@/lib/server/newer-version';
import { route } from '@/lib/server/route';

export const POST = route(
  contract.pasteNewerVersion,
  ({ actor, params, body }) => pasteNewerVersion(actor, params.articleId, body),
  ({ actor, params }) => authorizeArticle(actor, 'paste newer version', params.articleId),
);
