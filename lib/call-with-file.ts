import type { z } from 'zod';
import { ApiError, answerOf, ask, type Parts } from './api';
import type { Endpoint, Parsed } from './domain/contract/endpoint';

type Schema = z.ZodType | undefined;

/**
 * Like `call`, with a file's bytes as they are for a body. It may take as long as it takes: a large file goes slowly over a thin line. Apart from `call`,
 * since the page to sign in has no room for it.
 */
export async function callWithFile<P extends Schema, Q extends Schema, A extends Schema>(
  endpoint: Endpoint<P, Q, undefined, A>,
  parts: Parts<P, Q, undefined> & { file: Blob },
): Promise<Parsed<A>> {
  const response = await ask(endpoint, parts, parts.file, 'octet-stream', null).catch((error: unknown) => {
    throw error instanceof ApiError && error.code === 'unreadable' && error.status === 413 ? tooLargeForProxy(error) : error;
  });
  return answerOf(endpoint, response, parts.signal);
}

/** Said where a proxy before the server, which may take less, refuses what is sent and shows a page. The server has words of its own. */
export const TOO_LARGE_FOR_PROXY =
  'A proxy before the server does not let through what is so large. Whoever runs Galley can raise its limit.';

function tooLargeForProxy({ code, status }: ApiError): ApiError {
  return new ApiError(code, status, `${TOO_LARGE_FOR_PROXY} The file is not changed.`);
}
