import * as contract from '@/lib/domain/contract/imports';
import { draftFromPaste } from '@/lib/server/article-import';
import { route } from '@/lib/server/route';

export const POST = route(contract.readPaste, ({ actor, body: { deskId, ...paste } }) => draftFromPaste(actor, deskId, paste));
