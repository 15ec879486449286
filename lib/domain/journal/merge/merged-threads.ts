import { z } from 'zod';
import type { ArticleState } from '../../article-state';
import { isDraft } from '../../talk/query';
import type { Thread, ThreadSubject } from '../../talk/thread';
import { Uuid } from '../../uuid';
import { changeThread } from '../entries/thread-entries';

/** The threads that go from one tag to the other, by a merge or its undo. Left out where there are none. */
export const MovedThreads = z.object({
  threadIds: z.array(Uuid).optional(),
  /** Those that are drafts of queries: which claim is in doubt is kept from who sees no drafts. In entries from before they are among the others. */
  draftIds: z.array(Uuid).optional(),
});
export type MovedThreads = z.infer<typeof MovedThreads>;

/** `threads` as an entry names them. */
export function movedThreads(threads: readonly Thread[]): MovedThreads {
  const draftIds = threads.filter(isDraft).map(({ id }) => id);
  const threadIds = threads.filter((one) => !isDraft(one)).map(({ id }) => id);
  return { ...(threadIds.length > 0 && { threadIds }), ...(draftIds.length > 0 && { draftIds }) };
}

/** The ids of all that go. */
export const movedBy = ({ threadIds = [], draftIds = [] }: MovedThreads): string[] => [...threadIds, ...draftIds];

/** For a viewer from whom drafts are kept. */
export function withoutDrafts<T extends MovedThreads>({ draftIds: _draftIds, ...moved }: T): Omit<T, 'draftIds'> {
  return moved;
}

/** The state with the threads on another tag. `trace` gives the tags that they came from, given those until now. */
export function moveThreads(
  state: ArticleState,
  moved: MovedThreads,
  annotationId: string,
  trace: (mergedFrom: string[]) => string[],
): ArticleState {
  // Who sees no drafts has not all of them.
  const known = movedBy(moved).filter((id) => state.threads.has(id));
  return known.reduce((now, id) => changeThread(now, id, (thread) => ({ ...thread, about: movedSubject(thread.about) })), state);

  function movedSubject(about: ThreadSubject): ThreadSubject {
    const mergedFrom = trace((about.on === 'tag' && about.mergedFrom) || []);
    return { on: 'tag', annotationId, ...(mergedFrom.length > 0 && { mergedFrom }) };
  }
}
