import { describe, expect, it } from 'vitest';
import { createAnchor } from '@/lib/domain/anchors/anchor';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { hasUnsaved, type Subject } from './has-unsaved';

/** A tab in which nothing is sent, with a claim in its article. */
function begin() {
  const server = new TestServer(docOf('Night buses', 'The last bus left. It was a lazy cut.'));
  const tag = server.journal.tag('The last bus');
  const { session } = new TestTab(server);
  const comment = (about: Record<string, unknown>, threadId = testId()) => {
    session.act('comment', { ...about, threadId, commentId: testId(), text: 'Who says so?', mentions: [] });
    return threadId;
  };
  const rangeOf = (from: number, to: number) =>
    createAnchor(session.doc, [{ from, to }]).ranges.map(({ from, to, exact, prefix, suffix }) => ({ from, to, exact, prefix, suffix }));
  const among = (all: Record<string, Subject>) => Object.keys(all).filter((name) => all[name] && hasUnsaved(session, all[name]));
  return { session, tag, comment, rangeOf, among };
}

describe('hasUnsaved', () => {
  it('is true of the thread on words that was begun, and of no other card', () => {
    const { tag, comment, rangeOf, among } = begin();
    const onWords = comment({ about: 'words', ranges: rangeOf(16, 20) });
    expect(among({ onWords: { thread: onWords }, other: { thread: testId() }, tag: { tag } })).toEqual(['onWords']);
  });

  it('is true of the tag that a comment is on, also of an answer to it', () => {
    const { tag, comment, among } = begin();
    const threadId = comment({ about: 'tag', annotationId: tag });
    expect(among({ tag: { tag }, other: { tag: testId() } })).toEqual(['tag']);
    comment({ about: 'thread' }, threadId);
    expect(among({ thread: { thread: threadId } })).toEqual(['thread']);
  });

  it('is true of a suggestion that was made, and of one that is commented on', () => {
    const { session, comment, rangeOf, among } = begin();
    const suggestionId = testId();
    session.act('suggestion.made', { suggestionId, ranges: rangeOf(16, 20), replacement: 'first', note: '' });
    const threadId = comment({ about: 'suggestion', suggestionId });
    session.items = session.items.filter(({ type }) => type === 'comment');
    expect(among({ suggestion: { suggestion: suggestionId }, other: { suggestion: testId() } })).toEqual(['suggestion']);
    session.items = [];
    expect(among({ suggestion: { suggestion: suggestionId }, thread: { thread: threadId } })).toEqual([]);
  });
});
