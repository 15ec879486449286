import * as contract from '@/lib/domain/contract/articles';
import { listAuthors, nameAuthor } from '@/lib/server/articles/articles';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.listAuthors, ({ actor, params }) => listAuthors(actor, params.articleId));

export const PUT = route(contract.nameAuthor, ({ actor, params, body }) => nameAuthor(actor, params.articleId, body));
