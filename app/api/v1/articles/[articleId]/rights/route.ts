import * as contract from '@/lib/domain/contract/article-rights';
import { readRights } from '@/lib/server/articles/workbench';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readRights, ({ actor, params }) => readRights(actor, params.articleId));
