import * as contract from '@/lib/domain/contract/threads';
import { route } from '@/lib/server/route';
import { listReadMarks } from '@/lib/server/threads';

export const GET = route(contract.listReadMarks, async ({ actor, params }) => ({ marks: await listReadMarks(actor, params.articleId) }));
