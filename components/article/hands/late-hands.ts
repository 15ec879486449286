import type { Transaction } from '@tiptap/pm/state';
import { sayGone } from '@/components/annotations/gone-tag';
import type { ThreadPlace } from '@/components/threads/open-thread';
import { settleThread } from '@/components/threads/settle-thread';
import { DomainError } from '@/lib/domain/errors';
import { sayCleared, selectUnseen, toggleClear } from '@/lib/editor/tags/clear-sentences';
import { sayDone } from '../say-done';
import type { Reach } from './reach';

/** Marks sentences clear and selects the next one that nobody has seen; or not clear any more. */
export function clearAndGoOn({ session, history, editor, actions, say }: Reach): void {
  const done = toggleClear(session, history, actions);
  say(sayCleared(done));
  const next = done.isClear && selectUnseen(session);
  if (next) show(editor, next);
}

/** Selects the next sentence that nobody has seen. */
export function goToUnseen({ session, editor }: Reach): void {
  const next = selectUnseen(session);
  if (!next) throw new DomainError('invalid', 'Every sentence has been seen.');
  show(editor, next);
}

/** Settles the thread that is meant at a place, or opens it again. */
export function resolveThread(
  { session, sender, rights, say }: Pick<Reach, 'session' | 'sender' | 'rights' | 'say'>,
  place: ThreadPlace,
): void {
  say(sayDone(sender, settleThread(session, place, rights)));
}

/** Says why a tag that was asked for is not there. It has no script of its own: that would be one more on the way to the first words. */
export const tellGone: typeof sayGone = (...asked) => sayGone(...asked);

const show = ({ view }: Reach['editor'], transaction: Transaction) => view.dispatch(transaction.scrollIntoView());
