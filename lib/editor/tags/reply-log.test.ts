import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import type { ReplyRequest } from '@/lib/domain/replies/reply-request';
import { TestServer, TestTab } from '../session/session.fixture';
import { changeRequest, freeToWait, logOutcome, logRequest, waitingFor } from './reply-log';
import { splitClaim } from './split-claim';

let tab: TestTab;

beforeEach(() => {
  tab = new TestTab(new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.')));
});

const tag = (id: string) => {
  const found = tab.session.annotations.get(id);
  if (!found) throw new Error(`no tag ${id}`);
  return found;
};
const ask = (...ids: string[]): ReplyRequest => {
  const requestId = testId();
  const asked = { name: 'Bus line', role: '', question: 'Is that so?' };
  const times = { sentAt: '2025-01-01T09:00:00.000Z', deadlineAt: '2025-01-01T18:00:00.000Z' };
  const request = { requestId, annotationIds: ids, asked, channel: 'email' as const, ...times };
  logRequest(tab.session, tab.history, request, freeToWait(ids.map(tag)));
  const logged = tab.session.replyRequests.find(({ id }) => id === requestId);
  if (!logged) throw new Error('it is not in the log');
  return logged;
};
const answer = (request: ReplyRequest) => {
  const outcome = { kind: 'answered' as const, happenedAt: '2025-01-01T10:00:00.000Z', effect: 'none' as const };
  logOutcome(tab.session, tab.history, request, { ...outcome, said: { answer: 'Yes.', note: '' } }, waitingFor(tab.session, request));
};
const state = (id: string) => tag(id).checkState;

describe('logRequest and logOutcome', () => {
  it('have a claim wait for the reply, and go on once it is here', () => {
    const id = tab.tag('The last bus');
    const request = ask(id);
    expect(state(id)).toBe('awaiting-reply');
    answer(request);
    expect(state(id)).toBe('checking');
  });

  it('leave a claim waiting for which another request is open', () => {
    const id = tab.tag('The last bus');
    const [first, other] = [ask(id), ask(id)];
    answer(first);
    expect(state(id)).toBe('awaiting-reply');
    answer(other);
    expect(state(id)).toBe('checking');
  });

  it('leave alone how far a claim is that follows its facts', async () => {
    const id = tab.tag('The last bus left at 12.35');
    splitClaim(tab, tag(id), ['A bus left at 12.35', 'It was the last one']);
    const request = ask(id);
    expect(state(id)).toBe('untouched');
    for (const factId of tag(id).split?.factIds ?? []) ask(factId);
    expect(state(id)).toBe('awaiting-reply');
    answer(request);
    expect(state(id)).toBe('awaiting-reply');
    await tab.sync();
    expect(tab.server.journal.state.replyRequests).toMatchObject([{ outcome: { kind: 'answered' } }, { outcome: null }, { outcome: null }]);
  });
});

describe('changeRequest', () => {
  it('keeps a tag that a merge brought to the request while the form was open, and drops one that was taken out', async () => {
    const [kept, merged, into] = ['The last bus', 'the next one', 'the next one'].map((words) => tab.tag(words));
    if (!kept || !merged || !into) throw new Error('no tags');
    const seen = ask(kept, merged);
    tab.history.act('annotation.merged', { annotationId: merged, intoId: into });
    const { channel, sentAt, deadlineAt } = seen;
    const asked = { name: 'Bus line', role: 'press officer', question: 'Is that so?' };
    changeRequest(tab.session, tab.history, seen, { requestId: seen.id, annotationIds: [kept], asked, channel, sentAt, deadlineAt });
    await tab.sync();
    expect(tab.server.journal.state.replyRequests).toMatchObject([{ annotationIds: [kept, into], asked: { role: 'press officer' } }]);
  });
});
