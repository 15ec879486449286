import { afterEach, describe, expect, it, vi } from 'vitest';
import { openThreadOf, threadPlaceOf } from '@/components/threads/open-thread';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import type { SaveState } from '@/lib/editor/session/save-state';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { TagActions } from '@/lib/editor/tags/tag-actions';
import { resolveThread } from './late-hands';
import type { Reach } from './reach';

/** What is said of a thread that is open and resolved by its key, where the page's work is saved or not. */
function sayResolved(state: SaveState): string[] {
  vi.stubGlobal('navigator', { onLine: true });
  const server = new TestServer(docOf('Night buses', 'The last bus left.'));
  const threadId = testId();
  server.journal.send('comment', { about: 'article', threadId, commentId: testId(), text: 'Who says so?', mentions: [] });
  const { session, history } = new TestTab(server);
  openThreadOf(session).set({ id: threadId });
  const said: string[] = [];
  const rights: Reach['rights'] = Object.assign(Object.create(null), { canComment: true, canResolve: true });
  const sender: Reach['sender'] = Object.assign(Object.create(null), { state });
  resolveThread({ session, sender, rights, say: (what) => said.push(what) }, threadPlaceOf(session, new TagActions(session, history)));
  expect(session.threads.get(threadId)?.resolved).not.toBeNull();
  return said;
}

afterEach(() => vi.unstubAllGlobals());

describe('resolveThread', () => {
  it('says that the thread is resolved', () => {
    expect(sayResolved({ name: 'saved', at: null })).toEqual(['Thread resolved']);
  });

  it('never says so where the server takes nothing', () => {
    expect(sayResolved({ name: 'not-saved', kept: 1, reason: 'The disk of the server is full.' })).toEqual(['Not saved yet']);
  });
});
