import * as contract from '@/lib/domain/contract/articles';
import { countArticles } from '@/lib/server/articles/article-list';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.countArticles, ({ actor, query }) => countArticles(actor, query));
