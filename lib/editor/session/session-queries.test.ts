import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { isQuery, MAX_SENT_AT_ONCE, queryStandingOf, sendingsOf } from '@/lib/domain/talk/query';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const Sending = z.object({ threadIds: z.array(z.string()) });

/** Two tabs on an article with one claim. */
function begin() {
  const authority = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  const annotationId = authority.journal.tag('The last bus');
  const [a, b] = [new TestTab(authority), new TestTab(authority)];
  const ask = (tab: TestTab, fields: object = {}) => {
    const threadId = testId();
    tab.session.act('query.asked', { threadId, commentId: testId(), annotationId, text: 'Who says so?', replacement: null, ...fields });
    return threadId;
  };
  return { authority, a, b, ask };
}

function queryIn({ session }: TestTab, id: string) {
  const thread = session.threads.get(id);
  if (!thread || !isQuery(thread)) return null;
  return { text: thread.comments[0]?.text, proposal: thread.query.proposal, standing: queryStandingOf(thread, session.confirmed.details) };
}

describe('queries of a session', () => {
  it('are shown at once as they are asked, changed and sent without a line, and to others when it is back', async () => {
    const { authority, a, b, ask } = begin();
    const id = ask(a, { replacement: 'The last tram' });
    expect(queryIn(a, id)).toEqual({
      text: 'Who says so?',
      proposal: { words: 'The last bus', replacement: 'The last tram' },
      standing: 'draft',
    });
    a.session.act('query.changed', { threadId: id, text: 'Who?', replacement: 'The last boat' });
    a.session.act('queries.sent', { threadIds: [id], toId: null });
    const sent = { text: 'Who?', proposal: { words: 'The last bus', replacement: 'The last boat' }, standing: 'waiting' };
    expect([queryIn(a, id), queryIn(b, id)]).toEqual([sent, null]);
    await a.sync();
    await b.read();
    expect([queryIn(a, id), queryIn(b, id)]).toEqual([sent, sent]);
    expectEqual(authority, a, b);
  });

  it('go in one batch however many there are, in entries that each hold as many as they may', async () => {
    const { authority, a, ask } = begin();
    const ids = Array.from({ length: 2 * MAX_SENT_AT_ONCE + 1 }, () => ask(a));
    await a.sync();
    for (const threadIds of sendingsOf(ids)) a.session.act('queries.sent', { threadIds, toId: null });
    const batch = a.session.takeBatch(500);
    expect(batch?.entries.map(({ payload }) => Sending.parse(payload).threadIds.length)).toEqual([MAX_SENT_AT_ONCE, MAX_SENT_AT_ONCE, 1]);
    await a.sync();
    expect(ids.map((id) => queryIn(a, id)?.standing).filter((one) => one !== 'waiting')).toEqual([]);
    expectEqual(authority, a);
  });

  it('of which others have sent a part are sent as to the rest', async () => {
    const { authority, a, b, ask } = begin();
    const ids = Array.from({ length: MAX_SENT_AT_ONCE + 1 }, () => ask(a));
    await a.sync();
    await b.read();
    b.session.act('queries.sent', { threadIds: ids.slice(-1), toId: null });
    for (const threadIds of sendingsOf(ids)) a.session.act('queries.sent', { threadIds, toId: null });
    await b.sync();
    await a.sync();
    expect(a.session.refused.map(({ item }) => item.payload)).toEqual([{ threadIds: ids.slice(-1), toId: null }]);
    expect(ids.map((id) => queryIn(a, id)?.standing).filter((one) => one !== 'waiting')).toEqual([]);
    await b.read();
    expectEqual(authority, a, b);
  });

  it('reworded by two people at once are as the first has them, and the words of the other are kept to be shown', async () => {
    const { authority, a, b, ask } = begin();
    const id = ask(a);
    const change = ({ session }: TestTab, text: string) => {
      const basedOn = session.threads.get(id)?.query?.basis?.entryId;
      session.act('query.changed', { threadId: id, text, replacement: null, basedOn });
    };
    // Own changes from before they are stored are what one has read.
    change(a, 'Who?');
    await a.sync();
    await b.read();
    change(b, 'Who says so, and when?');
    change(a, 'Who of them?');
    await b.sync();
    await a.sync();
    expect([queryIn(a, id)?.text, queryIn(b, id)?.text]).toEqual(['Who says so, and when?', 'Who says so, and when?']);
    expect(a.session.refused.map(({ item, reason }) => [item.payload.text, reason])).toEqual([
      ['Who of them?', 'You have reworded this query since. Read it again, then change it. If it looks the same, reload the page.'],
    ]);
    expectEqual(authority, a, b);
  });

  it('sent by two people at once are sent by the first, and the other is told', async () => {
    const { authority, a, b, ask } = begin();
    const id = ask(a);
    await a.sync();
    await b.read();
    a.session.act('queries.sent', { threadIds: [id], toId: null });
    b.session.act('queries.sent', { threadIds: [id], toId: null });
    await a.sync();
    await b.sync();
    expect(b.session.refused.map(({ reason }) => reason)).toEqual(['These queries were sent or withdrawn already.']);
    expectEqual(authority, a, b);
  });
});
