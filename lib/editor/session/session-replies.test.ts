import { describe, expect, it } from 'vitest';
import { DomainError } from '@/lib/domain/errors';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const newServer = () => new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));

const request = (annotationIds: string[]) => ({
  requestId: testId(),
  annotationIds,
  asked: { name: 'Bus line', role: '', question: 'Is that so?' },
  channel: 'email',
  sentAt: '2025-01-01T09:00:00.000Z',
  deadlineAt: '2025-01-01T18:00:00.000Z',
});
const answered = { kind: 'answered', happenedAt: '2025-01-01T10:00:00.000Z', effect: 'none', said: { answer: 'Yes.', note: '' } };
const silent = { ...answered, kind: 'silent', said: { answer: '', note: '' } };

/** A tab on an article with one request in its log, as the server has it. */
async function logged() {
  const server = newServer();
  const tab = new TestTab(server);
  const id = tab.tag('The last bus');
  const sent = request([id]);
  tab.history.act('reply.asked', sent);
  await tab.sync();
  const settle = (outcome: object, at = tab) => {
    const basedOn = at.session.replyRequests[0]?.basis.outcome?.entryId ?? null;
    return at.history.act('reply.settled', { requestId: sent.requestId, outcome, basedOn });
  };
  const now = () => server.journal.state.replyRequests[0];
  return { server, tab, id, sent, settle, now };
}

describe('a request for a reply in a tab', () => {
  it('is shown before the server has it, and comes to the others', async () => {
    const server = newServer();
    const [tab, other] = [new TestTab(server), new TestTab(server)];
    const id = tab.tag('The last bus');
    tab.history.act('reply.asked', request([id]));
    expect(tab.session.replyRequests).toMatchObject([{ annotationIds: [id], asked: { name: 'Bus line' } }]);
    await tab.sync();
    await other.sync();
    expect(other.session.replyRequests).toEqual(server.journal.state.replyRequests);
    expectEqual(server, tab, other);
  });

  it('is taken back together with the state of its claim, and logged again', async () => {
    const server = newServer();
    const tab = new TestTab(server);
    const id = tab.tag('The last bus');
    await tab.sync();
    tab.history.actTogether([
      { type: 'reply.asked', payload: request([id]) },
      { type: 'check.state-changed', payload: { annotationId: id, checkState: 'awaiting-reply', reason: null, basedOn: null } },
    ]);
    await tab.sync();
    expect(server.journal.annotation(id).checkState).toBe('awaiting-reply');
    tab.history.undo();
    await tab.sync();
    expect(server.journal.annotation(id).checkState).toBe('untouched');
    expect(server.journal.state.replyRequests).toMatchObject([{ isRemoved: true }]);
    tab.history.redo();
    await tab.sync();
    expect(server.journal.annotation(id).checkState).toBe('awaiting-reply');
    expect(server.journal.state.replyRequests).toMatchObject([{ isRemoved: false }]);
    expectEqual(server, tab);
  });

  it('goes back through all that was logged of it, one by one, and forth again', async () => {
    const { server, tab, settle, now } = await logged();
    settle(answered);
    await tab.sync();
    settle(silent);
    await tab.sync();
    tab.history.undo();
    await tab.sync();
    expect(now()?.outcome).toMatchObject({ kind: 'answered' });
    tab.history.undo();
    await tab.sync();
    expect(now()?.outcome).toBeNull();
    tab.history.redo();
    tab.history.redo();
    await tab.sync();
    expect(now()?.outcome).toMatchObject({ kind: 'silent' });
    expectEqual(server, tab);
  });

  it('gets its first words back when it was put right, though its outcome was logged since', async () => {
    const { server, tab, sent, settle, now } = await logged();
    const basedOn = tab.session.replyRequests[0]?.basis.request.entryId;
    tab.history.act('reply.changed', { ...sent, channel: 'letter', basedOn });
    settle(answered);
    await tab.sync();
    tab.history.undo();
    tab.history.undo();
    await tab.sync();
    expect(now()).toMatchObject({ channel: 'email', outcome: null });
    expectEqual(server, tab);
  });

  it('goes after all that was put right of it was taken back, and comes again', async () => {
    const { server, tab, sent, now } = await logged();
    const basedOn = tab.session.replyRequests[0]?.basis.request.entryId;
    tab.history.act('reply.changed', { ...sent, channel: 'letter', basedOn });
    tab.history.undo();
    tab.history.undo();
    await tab.sync();
    expect(now()).toMatchObject({ channel: 'email', isRemoved: true });
    tab.history.redo();
    await tab.sync();
    expect(now()).toMatchObject({ channel: 'email', isRemoved: false });
    expectEqual(server, tab);
  });

  it('stays when it was put right in another tab before it is taken back', async () => {
    const { server, tab, sent, now } = await logged();
    const other = new TestTab(server);
    const basedOn = other.session.replyRequests[0]?.basis.request.entryId;
    other.history.act('reply.changed', { ...sent, channel: 'letter', basedOn });
    await other.sync();
    tab.history.undo();
    await tab.sync();
    expect(tab.session.refused.map(({ reason }) => reason)).toEqual([
      'Meanwhile someone has worked on the request to Bus line. It stays as it is.',
    ]);
    expect(now()).toMatchObject({ channel: 'letter', isRemoved: false });
    expectEqual(server, tab, other);
  });

  it('keeps what somebody else logged of it first, and the other one hears why', async () => {
    const { server, tab, settle, now } = await logged();
    const other = new TestTab(server);
    await other.sync();
    settle(answered, other);
    settle(silent);
    await other.sync();
    await tab.sync();
    expect(now()?.outcome).toMatchObject({ kind: 'answered' });
    expect(tab.session.refused.map(({ reason }) => reason)).toEqual([
      expect.stringContaining('Meanwhile what came of the request to Bus line was changed'),
    ]);
    expect(tab.session.replyRequests[0]?.outcome).toMatchObject({ kind: 'answered' });
    expectEqual(server, tab, other);
  });

  it('is refused here at once where its id is taken, and by the server where it asks nobody', async () => {
    const { server, tab, sent, now } = await logged();
    expect(() => tab.history.act('reply.asked', sent)).toThrow(DomainError);
    const asked = { ...sent.asked, name: ' ' };
    tab.history.act('reply.asked', { ...sent, requestId: testId(), asked });
    await tab.sync();
    expect(tab.session.refused.map(({ reason }) => reason)).toEqual(['Say who was asked.']);
    expect(now()).toMatchObject({ asked: { name: 'Bus line' } });
    expect(tab.session.replyRequests).toHaveLength(1);
    expectEqual(server, tab);
  });
});
