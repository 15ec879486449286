import { describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { isDraft, isQuery, type QueryThread } from '@/lib/domain/talk/query';
import { TestServer, TestTab } from '@/lib/editor/session/session.fixture';
import { isToMark, listToPass, partByList } from './passed-list';

/** Two checkers at one article, who ask about its claim. */
function begin() {
  const server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35.'));
  const annotationId = server.journal.tag('The last bus');
  const [nika, hanne] = [new TestTab(server), new TestTab(server)];
  const ask = async (tab: TestTab) => {
    const threadId = testId();
    tab.session.act('query.asked', { threadId, commentId: testId(), annotationId, text: 'Who says so?', replacement: null });
    await tab.sync();
    return threadId;
  };
  const reword = async (tab: TestTab, threadId: string) => {
    tab.session.act('query.changed', { threadId, text: 'Who counted?', replacement: null });
    await tab.sync();
  };
  return { nika, hanne, ask, reword };
}

const draftsOf = ({ session }: TestTab): QueryThread[] => [...session.threads.values()].filter(isQuery).filter(isDraft);

/** Marks drafts as sent, in the words that this tab has of them, without sending that yet. */
const mark = ({ session }: TestTab, drafts: readonly QueryThread[]) =>
  session.act('queries.sent', {
    threadIds: drafts.map(({ id }) => id),
    toId: null,
    basedOn: drafts.map(({ query }) => query.basis?.entryId ?? null),
  });

describe('isToMark', () => {
  it('is so until the server has stored that they were sent', async () => {
    const { nika, ask } = begin();
    await ask(nika);
    const list = listToPass(draftsOf(nika));
    mark(nika, draftsOf(nika));
    expect(draftsOf(nika)).toEqual([]);
    expect(isToMark(nika.session, list)).toBe(true);
    await nika.sync();
    expect(isToMark(nika.session, list)).toBe(false);
  });

  it('is so where a colleague rewords one at that moment, and what went out is known still', async () => {
    const { nika, hanne, ask, reword } = begin();
    const [first, second] = [await ask(nika), await ask(nika)];
    await hanne.read();
    const list = listToPass(draftsOf(nika));
    mark(nika, draftsOf(nika));
    await reword(hanne, second);
    await nika.sync();
    expect(nika.session.refused).toHaveLength(1);
    expect(isToMark(nika.session, list)).toBe(true);
    const { read, left } = partByList(list, draftsOf(nika));
    expect([read, left].map((drafts) => drafts.map(({ id }) => id))).toEqual([[first], [second]]);
  });

  it('is so beside drafts that were left over, until these are sent', async () => {
    const { nika, hanne, ask } = begin();
    await ask(nika);
    const list = listToPass(draftsOf(nika));
    const added = await ask(hanne);
    await nika.read();
    mark(nika, partByList(list, draftsOf(nika)).read);
    await nika.sync();
    const after = { ...list, left: [added] };
    expect([list, after].map((one) => isToMark(nika.session, one))).toEqual([false, true]);
    mark(nika, draftsOf(nika));
    await nika.sync();
    expect(isToMark(nika.session, after)).toBe(false);
  });

  it('is not so of a list of nothing, of one whose drafts were withdrawn, nor of one that is unknown here', async () => {
    const { nika, hanne, ask } = begin();
    expect(isToMark(nika.session, listToPass([]))).toBe(false);
    const threadId = await ask(nika);
    const list = listToPass(draftsOf(nika));
    expect(isToMark(hanne.session, list)).toBe(false);
    nika.session.act('query.withdrawn', { threadId });
    await nika.sync();
    expect(isToMark(nika.session, list)).toBe(false);
  });
});

describe('partByList', () => {
  it('leaves out what was added or worded anew since', async () => {
    const { nika, hanne, ask, reword } = begin();
    const [first, second] = [await ask(nika), await ask(nika)];
    const list = listToPass(draftsOf(nika));
    await hanne.read();
    await reword(hanne, first);
    const third = await ask(hanne);
    await nika.read();
    const { read, left } = partByList(list, draftsOf(nika));
    expect(read.map(({ id }) => id)).toEqual([second]);
    expect(left.map(({ id }) => id)).toEqual([first, third]);
  });
});
