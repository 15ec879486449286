import * as contract from '@/lib/domain/contract/free-claims';
import { giveFreeClaims, readFreeClaims } from '@/lib/server/articles/free-claims';
import { route } from '@/lib/server/request/route';

export const GET = route(contract.readFreeClaims, ({ actor, params }) => readFreeClaims(actor, params.articleId));

export const POST = route(contract.giveFreeClaims, ({ actor, params, body }) => giveFreeClaims(actor, params.articleId, body));
