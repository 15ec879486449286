import type { SessionSender } from '@/lib/editor/session/session-sender';
import { isOffline } from './is-offline';

/**
 * What is said of something that was just done here for others: `done`, or `later` while there is no line. Where this page knows that it may not send it,
 * neither: the notice where it stands says why, and what to do.
 */
export function sayDone(sender: Pick<SessionSender, 'state'>, done: string, later = done): string {
  const { name } = sender.state;
  if (name === 'reload') return 'Not saved';
  if (name === 'not-saved' || name === 'signed-out') return 'Not saved yet';
  return isOffline(sender) ? later : done;
}
