import { ApiError } from '@/lib/api';
import { TOO_LARGE_FOR_PROXY } from '@/lib/call-with-file';
import { shownTitle } from '@/lib/domain/articles/shown-title';
import { isUnanswered } from '../../ui/is-unanswered';
import { sentenceOf } from '../../ui/use-request';

/** What is said to who has gone on, where nothing came of what was sent: `done` is what was asked for, as in “brought in”. Without an answer it may have. */
export function sayMissed(error: unknown, title: string, done: string): string {
  const name = `“${shownTitle(title)}”`;
  return isUnanswered(error)
    ? `The server did not say whether ${name} was ${done}. Try again.`
    : `${name} was not ${done}. ${whyMissed(error)}`;
}

/** The refusal's own sentence, unless that is of the page which was left: of what is kept there, and a button that is there. */
function whyMissed(error: unknown): string {
  if (!(error instanceof ApiError)) return sentenceOf(error);
  if (error.code === 'stale-version') return 'The text has changed meanwhile: look at it, then replace it again.';
  if (error.code !== 'unreadable') return sentenceOf(error);
  return error.status === 413 ? TOO_LARGE_FOR_PROXY : 'The server’s answer could not be read. Try again.';
}

/** What the way back to such an import is called: one that is too long, or that the browser has no room for, does not wait there. */
export const wayNameTo = ({ isUnkept }: { isUnkept: boolean }) => (isUnkept ? 'Begin it again' : 'Back to it');
