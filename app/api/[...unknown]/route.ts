import { notFound } from '@/lib/domain/errors';
import { failureResponse } from '@/lib/server/request/problem';

/** What no route of the API answers. Next would answer with a page, and pages get their content policy where the API does not pass. */
const handle = (request: Request): Promise<Response> => failureResponse(notFound(), request);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
