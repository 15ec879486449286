import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { threadSpans } from '../marks/thread-spans';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const server = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));

/** Begins a thread on the first `words` and gives its id. */
function commentOn(tab: TestTab, words: string, text = 'Is that so?'): string {
  const threadId = testId();
  tab.session.act('comment', {
    threadId,
    commentId: testId(),
    about: 'words',
    ranges: [{ ...tab.find(words), exact: words }],
    text,
    mentions: [],
  });
  return threadId;
}

function wordsOf(tab: TestTab, id: string): string[] {
  const thread = tab.session.threads.get(id);
  return thread ? threadSpans(tab.session, thread).map(({ from, to }) => tab.doc.textBetween(from, to)) : [];
}

const reply = (tab: TestTab, threadId: string, text: string) =>
  tab.session.act('comment', { threadId, commentId: testId(), about: 'thread', text, mentions: [] });
const textsOf = (tab: TestTab, id: string) => tab.session.threads.get(id)?.comments.map(({ text }) => text);

describe('threads of a session', () => {
  it('shows own comments at once, and others’ when they come', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const thread = commentOn(a, 'The last bus');
    reply(a, thread, 'I mean it.');
    expect(textsOf(a, thread)).toEqual(['Is that so?', 'I mean it.']);
    expect(textsOf(b, thread)).toBeUndefined();
    await a.sync();
    await b.read();
    expect(textsOf(b, thread)).toEqual(['Is that so?', 'I mean it.']);
    expectEqual(authority, a, b);
  });

  it('keeps the words of a thread that is not sent yet through own typing and what others wrote meanwhile', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    a.typeBefore('The last bus', 'Well: ');
    const thread = commentOn(a, 'the next one');
    a.typeBefore('A bus', 'Once more, ');
    expect(wordsOf(a, thread)).toEqual(['the next one']);
    b.typeBefore('left at', 'quietly ');
    await b.sync();
    await a.read();
    expect(wordsOf(a, thread)).toEqual(['the next one']);
    await a.sync();
    await b.read();
    for (const tab of [a, b]) expect(wordsOf(tab, thread)).toEqual(['the next one']);
    expectEqual(authority, a, b);
  });

  it('keeps a thread whose words somebody else deleted meanwhile, with its old words', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const thread = commentOn(a, 'the next one');
    b.delete('the next one is at 5.10');
    await b.sync();
    await a.sync();
    await b.read();
    for (const tab of [a, b]) {
      expect(wordsOf(tab, thread)).toEqual([]);
      expect(tab.session.threads.get(thread)?.about).toMatchObject({ anchor: { state: 'orphaned', ranges: [{ exact: 'the next one' }] } });
    }
  });

  it('puts queued comments back after a reload', async () => {
    const authority = server();
    const first = new TestTab(authority);
    first.typeBefore('left', 'has ');
    const thread = commentOn(first, 'The last bus');
    reply(first, thread, 'I mean it.');
    const outbox = JSON.parse(JSON.stringify(first.session.outbox()));
    const again = new TestTab(authority, { outbox, clientId: outbox.clientId });
    expect(textsOf(again, thread)).toEqual(['Is that so?', 'I mean it.']);
    expect(wordsOf(again, thread)).toEqual(['The last bus']);
    await again.sync();
    expectEqual(authority, again);
  });

  it('shows again what stands when the server refused a change', async () => {
    const authority = server();
    const [a, b] = [new TestTab(authority), new TestTab(authority)];
    const threadId = commentOn(a, 'The last bus');
    await a.sync();
    await b.read();
    const commentId = a.session.threads.get(threadId)?.comments[0]?.id;
    b.session.act('comment-edited', { threadId, commentId, text: 'Is it?', mentions: [] });
    expect(textsOf(b, threadId)).toEqual(['Is it?']);
    a.session.act('comment-removed', { threadId, commentId });
    await a.sync();
    await b.sync();
    expect(b.session.refused.map(({ reason }) => reason)).toEqual(['This comment was removed.']);
    expect(textsOf(b, threadId)).toEqual(['']);
    expect(() => reply(b, testId(), 'To nobody')).toThrow('That thread does not exist.');
  });

  it('refuses with a sentence what no comment may be, and keeps nothing of it', async () => {
    const authority = server();
    const a = new TestTab(authority);
    const threadId = commentOn(a, 'The last bus');
    const crowd = Array.from({ length: 51 }, testId);
    expect(() => reply(a, threadId, 'x'.repeat(5_001))).toThrow(new DomainError('invalid', 'At most 5,000 characters.'));
    expect(() => reply(a, threadId, 'no \0')).toThrow(new DomainError('invalid', 'This text holds characters that cannot be stored.'));
    const said = { threadId, commentId: testId(), about: 'thread', text: 'You all', mentions: crowd };
    expect(() => a.session.act('comment', said)).toThrow(new DomainError('invalid', 'A comment names at most 50 people.'));
    await a.sync();
    expect(textsOf(a, threadId)).toEqual(['Is that so?']);
    expectEqual(authority, a);
  });
});
