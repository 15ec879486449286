import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { TagActions } from '@/lib/editor/tags/tag-actions';
import { openThreadOf, threadPlaceOf } from './open-thread';
import { settleThread, threadToSettle } from './settle-thread';

const rights = { canComment: true, canResolve: true };

/** An article with two claims and a thread on each, of which another may have begun the second. */
function begin({ secondBy }: { secondBy?: string } = {}) {
  const server = new TestServer(docOf('Night buses', 'The last bus left. It was a lazy cut.'));
  const [one, two] = [server.journal.tag('The last bus'), server.journal.tag('a lazy cut')];
  const [first, second] = [one, two].map((annotationId, index) => {
    const threadId = testId();
    const words = { commentId: testId(), text: 'Who says so?', mentions: [] };
    server.journal.send('comment', { about: 'tag', annotationId, threadId, ...words }, index > 0 && secondBy ? { actorId: secondBy } : {});
    return threadId;
  });
  if (first === undefined || second === undefined) throw new Error('There are no threads.');
  const { session, history } = new TestTab(server);
  const actions = new TagActions(session, history);
  return {
    session,
    actions,
    tags: { one, two },
    threads: { first, second },
    place: () => threadPlaceOf(session, actions),
    isSettled: (id: string) => session.threads.get(id)?.resolved !== null,
  };
}

describe('settleThread', () => {
  it('settles the thread of the tag that was active at the press, and opens it again', () => {
    const { session, actions, tags, threads, place, isSettled } = begin();
    actions.activate(tags.one);
    const atPress = place();
    actions.activate(tags.two);
    expect(settleThread(session, atPress, rights)).toBe('Thread resolved');
    expect([threads.first, threads.second].map(isSettled)).toEqual([true, false]);
    expect(settleThread(session, atPress, rights)).toBe('Thread open again');
    expect([threads.first, threads.second].map(isSettled)).toEqual([false, false]);
  });

  it('lets whoever began a thread settle it and open it again, without the right to those of others', () => {
    const { session, threads, place, isSettled } = begin({ secondBy: testId() });
    const settle = () => settleThread(session, place(), { canComment: true, canResolve: false });
    openThreadOf(session).set({ id: threads.first });
    settle();
    expect(isSettled(threads.first)).toBe(true);
    settle();
    expect(isSettled(threads.first)).toBe(false);
    openThreadOf(session).set({ id: threads.second });
    expect(settle).toThrow('Only who began this thread, or a checker, can resolve or reopen it.');
    expect(isSettled(threads.second)).toBe(false);
  });

  it('means the open thread before one on the active tag, and none where there is neither', () => {
    const { session, actions, tags, threads, place } = begin();
    expect(threadToSettle(session, place())).toBeNull();
    actions.activate(tags.one);
    openThreadOf(session).set({ id: threads.second });
    expect(threadToSettle(session, place())?.id).toBe(threads.second);
  });
});
