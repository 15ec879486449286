import { ApiError } from '@/lib/api';
import { sentenceOf } from '../../ui/use-request';

/** What is said to who has gone on, where nothing came of what was sent: `done` is what was asked for, as in “brought in”. Without an answer it may have. */
export function sayMissed(error: unknown, title: string, done: string): string {
  const name = `“${title || 'Untitled'}”`;
  const isUnknown = error instanceof ApiError && ['unreachable', 'unreadable'].includes(error.code);
  return isUnknown ? `The server did not say whether ${name} was ${done}. Try again.` : `${name} was not ${done}. ${whyMissed(error)}`;
}

/** The refusal's own sentence, unless that is of the page which was left: of what is kept there, and a button that is there. */
function whyMissed(error: unknown): string {
  const isStale = error instanceof ApiError && error.code === 'stale-version';
  return isStale ? 'The text has changed meanwhile: look at it, then replace it again.' : sentenceOf(error);
}

/** What the way back to such an import is called: one that is too long, or that the browser has no room for, does not wait there. */
export const wayNameTo = ({ isUnkept }: { isUnkept: boolean }) => (isUnkept ? 'Begin it again' : 'Back to it');
