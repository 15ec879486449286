import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { unreadComments } from './unread-comments';

const [ada, ben, pia] = [testId(), testId(), testId()];
const threadId = testId();

let journal: TestJournal;

beforeEach(() => {
  journal = new TestJournal(docOf('A quiet street', 'Nothing happened on it.'));
});

const say = (actorId: string, text: string, mentions: string[] = []) => {
  const commentId = testId();
  const about = journal.state.threads.has(threadId) ? 'thread' : 'article';
  journal.send('comment', { threadId, commentId, about, text, mentions }, { actorId });
  return commentId;
};
const remove = (commentId: string, actorId: string) => journal.send('comment-removed', { threadId, commentId }, { actorId });
const unread = (isMentioned = true) => {
  const thread = journal.state.threads.get(threadId);
  if (!thread) throw new Error('no thread');
  return unreadComments(journal.state, thread, { personId: pia, readSeq: 0, isMentioned }).unread.map(({ text }) => text);
};

describe('unreadComments', () => {
  it('are those of others that concern the person, and none that was removed', () => {
    say(ada, 'Pia, look', [pia]);
    const second = say(ben, 'Done');
    expect(unread()).toEqual(['Pia, look', 'Done']);
    remove(second, ben);
    expect(unread()).toEqual(['Pia, look']);
  });

  it('stay unread where the comment that brought the person in was removed', () => {
    const first = say(ada, 'Pia, look', [pia]);
    say(ben, 'It is at the corner');
    const third = say(ben, 'Or not');
    remove(first, ada);
    remove(third, ben);
    expect(unread(false)).toEqual(['It is at the corner']);
  });
});
