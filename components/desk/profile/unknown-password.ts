import { ApiError } from '@/lib/api';
import { isUnanswered } from '../../ui/is-unanswered';

/** Said where the answer to a change of the own password was lost. A change ends this session, too, whose new cookie came with the answer. */
export const MAY_BE_CHANGED =
  'The server did not say whether your password is changed. The new one may count already. Where you are asked for it, try the new one first, then the old one.';

/**
 * What a change of the own password that did not succeed is told as. `wasUnknown`: of one before it nobody knows whether it was made. `isUnknown`: so it is
 * after this one. A refusal to somebody who is still signed in says that it was not: it would have ended the session. A proxy does not know that, nor does a
 * server that could not look who asks.
 */
export function afterFailedChange(error: unknown, wasUnknown: boolean): { error: unknown; isUnknown: boolean } {
  if (isUnanswered(error)) return { error: saying(error, MAY_BE_CHANGED), isUnknown: true };
  const isSignedOut = error instanceof ApiError && error.code === 'signed-out';
  if (wasUnknown && isSignedOut) return { error: saying(error, `You are signed out here. ${MAY_BE_CHANGED}`), isUnknown: true };
  const isOfSignedIn = error instanceof ApiError && error.code !== 'unreadable' && error.status < 500;
  return { error, isUnknown: wasUnknown && !isOfSignedIn };
}

const saying = ({ code, status }: ApiError, sentence: string) => new ApiError(code, status, sentence);
