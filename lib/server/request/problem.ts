import { type Problem, problemTitles } from '@/lib/domain/contract/problem';
import { DomainError } from '@/lib/domain/errors';
import { log } from '../log';
import { whomToAsk } from '../rights/whom-to-ask';
import { storageFailure } from '../storage-failure';

/** A refusal as the API answers it. `busy` and `too-many-tries` say after how many seconds to try again. */
function problemResponse(error: DomainError): Response {
  const problem: Problem = {
    type: `urn:galley:${error.code}`,
    title: problemTitles[error.code],
    status: error.status,
    detail: error.message,
    code: error.code,
    details: error.details,
  };
  const headers = new Headers({ 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  const retryAfter = error.details.retryAfterSeconds;
  if (error.code === 'busy' || typeof retryAfter === 'number') headers.set('Retry-After', String(retryAfter ?? 1));
  return new Response(JSON.stringify(problem), { status: error.status, headers });
}

/** What a failure becomes: a DomainError its problem (with whom to ask), a failing database `busy` or `storage-full`, all else a logged 500 without detail. */
export async function failureResponse(error: unknown, request: Request): Promise<Response> {
  if (error instanceof DomainError) return problemResponse(await whomToAsk(error));
  const expected = storageFailure(error);
  if (expected !== null) {
    log.warn({ err: error, code: expected.code }, 'The database did not serve a request');
    return problemResponse(expected);
  }
  log.error({ err: error, method: request.method, path: pathForLog(request) }, 'A request failed');
  const problem: Problem = {
    type: 'urn:galley:broken',
    title: problemTitles.broken,
    status: 500,
    // Perhaps it was: nobody knows where the answer of a COMMIT is what broke.
    detail: 'Something broke on the server. It may not have been saved; what you wrote is kept here.',
    code: 'broken',
    details: {},
  };
  return new Response(JSON.stringify(problem), {
    status: 500,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' },
  });
}

/** A path without what could be a token: whatever is longer than an id. */
const pathForLog = (request: Request) => new URL(request.url).pathname.replaceAll(/[\w-]{37,}/g, '[cut]');
