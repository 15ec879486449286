import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import type { Thread } from '@/lib/domain/talk/thread';
import { countThreads, noThreads, sayThreads } from './count-threads';

const AUTHOR = testId();

function begin() {
  const journal = new TestJournal(docOf('The ferry', 'It sailed twelve times that winter.'));
  journal.send('article.author-named', { authorId: AUTHOR });
  const annotationId = journal.tag('twelve times');
  const ask = () => {
    const threadId = testId();
    journal.send('query.asked', { threadId, commentId: testId(), annotationId, text: 'Who counted?' });
    return threadId;
  };
  const send = (...threadIds: string[]) => journal.send('queries.sent', { threadIds, toId: AUTHOR });
  const answer = (threadId: string) =>
    journal.send('comment', { about: 'thread', threadId, commentId: testId(), text: 'I did.' }, { actorId: AUTHOR });
  const comment = () => {
    const threadId = testId();
    journal.send('comment', { about: 'tag', annotationId, threadId, commentId: testId(), text: 'Hm' });
    return threadId;
  };
  const count = (isUnread: (thread: Thread) => boolean = () => false) =>
    countThreads(journal.state.threads.values(), journal.state.details, isUnread).get(annotationId) ?? noThreads;
  return { journal, ask, send, answer, comment, count };
}

describe('countThreads', () => {
  it('counts queries by where they stand, and not as comments', () => {
    const { ask, send, answer, comment, count } = begin();
    const [, waiting, answered, other] = [ask(), ask(), ask(), ask()];
    send(waiting, answered, other);
    answer(answered);
    answer(other);
    answer(other);
    comment();
    expect(count()).toMatchObject({ comments: 1, queries: 4 });
    expect(sayThreads(count())).toEqual(['1 comment', '1 query not sent, 1 query waiting for an answer, 2 queries answered']);
  });

  it('leaves out what is settled or withdrawn, unless something in it is unread', () => {
    const { journal, ask, send, answer, count } = begin();
    const [settled, withdrawn] = [ask(), ask()];
    send(settled, withdrawn);
    answer(settled);
    journal.send('thread-resolved', { threadId: settled });
    journal.send('query.withdrawn', { threadId: withdrawn });
    expect(count()).toEqual(noThreads);
    expect(sayThreads(count(({ id }) => id === withdrawn))).toEqual(['1 query withdrawn', 'unread']);
  });

  it('says of comments and of queries which are unread', () => {
    const { ask, comment, count } = begin();
    const [query, thread] = [ask(), comment()];
    expect(sayThreads(count(({ id }) => id === query))).toEqual(['1 comment', '1 query not sent', 'unread']);
    expect(sayThreads(count(({ id }) => id === thread))).toEqual(['1 comment', 'unread', '1 query not sent']);
  });
});
