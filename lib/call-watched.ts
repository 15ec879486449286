import type { z } from 'zod';
import { ApiError, answerOf, callRaw, type Parts } from './api';
import type { Endpoint, Parsed } from './domain/contract/endpoint';

type Schema = z.ZodType | undefined;

/** So long may nothing more come of an answer that has begun. A large one on a thin line takes longer, and something of it comes all the time. */
const SILENCE_LIMIT_MS = 60_000;

/**
 * Like `call`, for what everything else waits for: an answer that breaks off, or of which nothing more comes for a minute, is none (`unreachable`),
 * and its request may have been done or not. Apart from `call`, since the page to sign in has no room for it.
 */
export async function callWatched<P extends Schema, Q extends Schema, B extends Schema, A extends z.ZodType>(
  endpoint: Endpoint<P, Q, B, A>,
  parts: Parts<P, Q, B>,
  silenceLimitMs = SILENCE_LIMIT_MS,
): Promise<Parsed<A>> {
  const { body, status } = await callRaw(endpoint, parts);
  const text = await wholeOf(body, silenceLimitMs).catch((error: unknown) => {
    if (parts.signal?.aborted) throw error;
    throw new ApiError('unreachable', 0, 'The server’s answer did not come whole. What you wrote is kept here. Try again.');
  });
  // Some statuses take no body at all, such as 204, which no route of ours answers with.
  return answerOf(endpoint, new Response(text === '' ? null : text, { status }));
}

/** All that comes of a body. Throws if it breaks off, or nothing more comes of it for so long. */
async function wholeOf(body: Response['body'], silenceLimitMs: number): Promise<string> {
  if (body === null) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let isSilent = false;
  const giveUp = () => {
    isSilent = true;
    // Ends the reading, and the request with it.
    reader.cancel().catch(() => undefined);
  };
  for (;;) {
    const limit = setTimeout(giveUp, silenceLimitMs);
    const { value } = await reader.read().finally(() => clearTimeout(limit));
    if (isSilent) throw new Error('Nothing more came.');
    if (!value) return text + decoder.decode();
    text += decoder.decode(value, { stream: true });
  }
}
