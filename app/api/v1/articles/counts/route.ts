import * as contract from '@/lib/domain/contract/articles';
import { countArticles } from '@/lib/server/article-list';
import { route } from '@/lib/server/route';

export const GET = route(contract.countArticles, ({ actor, query }) => countArticles(actor, query));
