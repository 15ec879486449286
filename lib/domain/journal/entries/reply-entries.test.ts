import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../../article-state';
import { sentenceOfEntry } from '../../history/entry-sentence';
import { isOverdue, MAX_REQUEST_TAGS, requestsByTag } from '../../replies/reply-request';
import { reportReplies } from '../../report/report-replies';
import { seenBy } from '../../talk/query';
import type { Sender } from '../decide-entry';
import { entryTypeOf } from '../entry-types';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { showEntries } from '../show-entries';

const words = ['The port lost two berths.', 'Nobody was told.', 'The mayor knew in May.'];
/** The clock of the journal stands at 03:04 on 2 January. */
const SENT = '2026-01-01T09:00:00.000Z';
const DEADLINE = '2026-01-01T18:00:00.000Z';

/** An article with three claims, and one request about the first two. */
function article() {
  const journal = new TestJournal(docOf('A port', ...words));
  const [a = '', b = '', c = ''] = words.map((text) => journal.tag(text));
  const requestId = testId();
  const request = {
    requestId,
    annotationIds: [a, b],
    asked: { name: 'Rosa Amsel', role: 'Port authority', question: 'Did you close two berths without a word?' },
    channel: 'email',
    sentAt: SENT,
    deadlineAt: DEADLINE,
  };
  const now = () => {
    const found = journal.state.replyRequests.find(({ id }) => id === requestId);
    if (!found) throw new Error('no request');
    return found;
  };
  const ask = (change: object = {}, sender: Partial<Sender> = {}) => journal.send('reply.asked', { ...request, ...change }, sender);
  const change = (changes: object, basedOn = now().basis.request.entryId) =>
    journal.send('reply.changed', { ...request, ...changes, basedOn });
  const answered = { kind: 'answered', happenedAt: '2026-01-01T12:00:00.000Z', effect: 'none', said: { answer: 'Yes.', note: '' } };
  const silent = { ...answered, kind: 'silent', said: { answer: '', note: 'Said so in ¶2' }, effect: 'reply-added' };
  const settle = (outcome: object | null, basedOn = now().basis.outcome?.entryId ?? null, sender: Partial<Sender> = {}) =>
    journal.send('reply.settled', { requestId, outcome, basedOn }, sender);
  const undo = (undoes: string, sender: Partial<Sender> = {}) =>
    journal.send('reply.settled', { requestId, outcome: null, basedOn: undoes, undoes }, sender);
  return { journal, a, b, c, requestId, request, now, ask, change, answered, silent, settle, undo };
}

const replayed = ({ entries, state }: TestJournal) => stateToJson(entries.reduce(applyEntry, emptyState(state.articleId)));

describe('reply.asked', () => {
  it('is found from every claim that it asks about, with when it was sent and who logged it', () => {
    const { journal, a, b, c, requestId, ask, now } = article();
    ask();
    const byTag = requestsByTag(journal.state.replyRequests);
    expect([a, b].map((id) => byTag.get(id)?.map((one) => one.id))).toEqual([[requestId], [requestId]]);
    expect(byTag.has(c)).toBe(false);
    expect(now()).toMatchObject({ sentAt: SENT, at: '2026-01-02T03:04:05.678Z', byId: journal.actorId, outcome: null });
  });

  it('refuses one of nobody, of nothing, about no claim or a tag that is none, to come, or with a deadline before it', () => {
    const { journal, a, b, request, ask } = article();
    const asked = (change: object) => ({ asked: { ...request.asked, ...change } });
    const opinion = testId();
    journal.send('annotation.created', { annotationId: opinion, kind: 'opinion', ranges: [journal.rangeOf('A port')] });
    expect(() => ask(asked({ name: '  ' }))).toThrow('who was asked');
    expect(() => ask(asked({ name: '\u200B' }))).toThrow('who was asked');
    for (const question of ['\n', '\u200b']) expect(() => ask(asked({ question }))).toThrow('what was asked');
    expect(() => ask({ annotationIds: [] })).toThrow('which claim');
    expect(() => ask({ annotationIds: [opinion] })).toThrow('to claims');
    expect(() => ask({ annotationIds: [testId()] })).toThrow('does not exist');
    expect(() => ask({ annotationIds: Array.from({ length: MAX_REQUEST_TAGS + 1 }, () => a) })).toThrow('<=50');
    expect(() => ask({ sentAt: '2026-01-02T09:00:00.000Z', deadlineAt: null })).toThrow('still to come');
    expect(() => ask({ deadlineAt: SENT })).toThrow('before the request was sent');
    journal.send('annotation.removed', { annotationId: b });
    expect(() => ask()).toThrow('C2 was removed');
  });

  it('takes each claim once, a clock that goes a little before the server’s, and no id twice', () => {
    const { a, ask, now } = article();
    ask({ annotationIds: [a, a], sentAt: '2026-01-02T03:10:00.000Z', deadlineAt: null });
    expect(now().annotationIds).toEqual([a]);
    expect(() => ask()).toThrow('taken');
  });

  it('is refused in an article that is signed off, and so is the rest', () => {
    const { journal, requestId, request, ask, answered } = article();
    ask();
    const signed = {
      ...journal.state,
      signOffs: [
        {
          signature: 'checker' as const,
          seq: 1,
          wordsHash: '',
          claimCount: 3,
          waivers: [],
          isComplete: true,
          entryId: testId(),
          version: 0,
          byId: journal.actorId,
          at: SENT,
        },
      ],
    };
    const inputs = {
      'reply.asked': { ...request, requestId: testId() },
      'reply.changed': { ...request, basedOn: testId() },
      'reply.settled': { requestId, outcome: answered, basedOn: null },
      'reply.removed': { requestId },
      'reply.restored': { requestId },
    };
    for (const [type, input] of Object.entries(inputs)) {
      const decide = () => entryTypeOf(type).decide(signed, input, Object.create(null));
      expect(decide, type).toThrow('is signed');
    }
  });
});

describe('reply.changed', () => {
  it('names whoever changed it last beside whoever logged it, here and in the report', () => {
    const { journal, request, ask, now } = article();
    ask();
    expect(now()).not.toHaveProperty('changed');
    const [jonah, at] = [testId(), '2026-01-02T03:05:00.000Z'];
    const question = 'Did you close one berth without a word?';
    const changes = { ...request, asked: { ...request.asked, question }, basedOn: now().basis.request.entryId };
    journal.send('reply.changed', changes, { actorId: jonah, now: at });
    expect(now()).toMatchObject({ byId: journal.actorId, changed: { byId: jonah, at } });
    expect(reportReplies(journal.state, (id) => id, at)).toMatchObject([{ name: journal.actorId, question, changed: { name: jonah, at } }]);
    expect(replayed(journal)).toEqual(stateToJson(journal.state));
  });

  it('puts right what was logged, keeps tags that are gone, and takes no new ones that are', () => {
    const { journal, a, b, c, ask, change, now } = article();
    ask();
    journal.send('annotation.removed', { annotationId: b });
    journal.send('annotation.removed', { annotationId: c });
    change({ channel: 'phone' });
    expect(now()).toMatchObject({ channel: 'phone', annotationIds: [a, b], at: '2026-01-02T03:04:05.678Z' });
    expect(() => change({ annotationIds: [a, c] })).toThrow('C3 was removed');
  });

  it('leaves what somebody else put right meanwhile', () => {
    const { ask, change, now } = article();
    const first = ask();
    change({ channel: 'phone' });
    expect(() => change({ channel: 'letter' }, first)).toThrow('Meanwhile the request to Rosa Amsel was changed');
    expect(now().channel).toBe('phone');
  });

  it('cannot put it after what came of it, nor move the deadline from under a silence', () => {
    const { ask, change, settle, answered, silent } = article();
    ask();
    settle(answered);
    expect(() => change({ sentAt: '2026-01-01T13:00:00.000Z' })).toThrow('before that');
    settle(silent);
    expect(() => change({ deadlineAt: '2026-01-01T19:00:00.000Z' })).toThrow('Take that back first');
    expect(() => change({ channel: 'phone' })).not.toThrow();
  });
});

describe('reply.settled', () => {
  it('logs an answer at the time that people say, and silence at the deadline', () => {
    const { journal, ask, settle, answered, silent, now } = article();
    ask();
    settle(answered);
    expect(now().outcome).toEqual({ ...answered, byId: journal.actorId, at: '2026-01-02T03:04:05.678Z' });
    settle(silent);
    expect(now().outcome).toMatchObject({ kind: 'silent', happenedAt: DEADLINE, effect: 'reply-added' });
    expect(now().pastOutcomes).toMatchObject([null, { kind: 'answered' }]);
  });

  it('calls nobody silent before the deadline, or without one', () => {
    const { ask, change, settle, silent, now } = article();
    ask({ deadlineAt: '2026-01-02T12:00:00.000Z' });
    expect(() => settle(silent)).toThrow('has not passed yet');
    change({ deadlineAt: null });
    expect(() => settle(silent)).toThrow('has no deadline');
    change({ deadlineAt: DEADLINE });
    settle(silent);
    expect(now().outcome?.kind).toBe('silent');
  });

  it('refuses an answer of no words, from before it was asked for, or to come', () => {
    const { ask, settle, answered } = article();
    ask();
    for (const answer of [' ', '\u200b']) expect(() => settle({ ...answered, said: { answer } })).toThrow('what was answered');
    expect(() => settle({ ...answered, happenedAt: '2026-01-01T08:00:00.000Z' })).toThrow('before it was sent');
    expect(() => settle({ ...answered, happenedAt: '2026-01-02T08:00:00.000Z' })).toThrow('still to come');
    expect(() => settle({ ...answered, kind: 'declined', said: {} })).not.toThrow();
  });

  it('of two at once keeps the one that was stored, and names whose it is', () => {
    const { ask, settle, answered, silent, now } = article();
    const first = testId();
    ask();
    settle(answered, null, { actorId: first });
    expect(() => settle(silent, null)).toThrow('Meanwhile what came of the request to Rosa Amsel was changed');
    const conflict = { code: 'conflict', details: expect.objectContaining({ byId: first }) };
    expect(() => settle(silent, null)).toThrow(expect.objectContaining(conflict));
    expect(now().outcome?.kind).toBe('answered');
  });

  it('is not undone to silence by a deadline that it has no more, nor to what came before it was sent', () => {
    const { journal, ask, change, settle, undo, answered, silent, now } = article();
    const [first, second] = [testId(), testId()];
    const deadlineAt = '2026-11-10T18:00:00.000Z';
    ask();
    settle(silent, null, { actorId: first });
    const taken = settle(null, now().basis.outcome?.entryId, { actorId: first });
    change({ deadlineAt });
    const refusal = { message: 'Meanwhile the request to Rosa Amsel was changed. It stays as it is.', code: 'conflict' };
    const by = { details: expect.objectContaining({ byId: journal.actorId }) };
    expect(() => undo(taken, { actorId: first })).toThrow(expect.objectContaining({ ...refusal, ...by }));
    expect(now()).toMatchObject({ outcome: null, deadlineAt });
    change({});
    undo(taken, { actorId: first });
    expect(now().outcome).toMatchObject({ kind: 'silent', happenedAt: DEADLINE });

    settle(answered, now().basis.outcome?.entryId, { actorId: second });
    const again = settle(null, now().basis.outcome?.entryId, { actorId: second });
    change({ sentAt: '2026-01-01T13:00:00.000Z' });
    expect(() => undo(again, { actorId: second })).toThrow(refusal.message);
    change({});
    undo(again, { actorId: second });
    expect(now().outcome).toMatchObject({ kind: 'answered', byId: second });
  });

  it('is undone to what was logged before, in the name of whoever logged it, step by step', () => {
    const { ask, settle, undo, answered, silent, now } = article();
    const first = testId();
    ask();
    const one = settle(answered, null, { actorId: first });
    const two = settle(silent);
    const three = settle(answered);
    expect(() => undo(two)).toThrow('Meanwhile');
    const back = undo(three);
    expect(now()).toMatchObject({ outcome: { kind: 'silent' } });
    const again = undo(back);
    expect(now()).toMatchObject({ outcome: { kind: 'answered', byId: first }, pastOutcomes: [null] });
    // What was there before is not theirs to take back, neither by its own entry nor by the one that brought it back.
    for (const entryId of [one, again]) expect(() => undo(entryId)).toThrow(/Only who made that change can undo it/);
    expect(now()).toMatchObject({ outcome: { byId: first } });
  });

  it('is taken back by who logged it wrongly', () => {
    const { ask, settle, answered, now } = article();
    ask();
    settle(answered);
    settle(null);
    expect(now()).toMatchObject({ outcome: null, pastOutcomes: [null, { kind: 'answered' }] });
  });
});

describe('reply.removed', () => {
  it('takes a request out of the log, which then changes no more, until it is restored', () => {
    const { journal, a, requestId, ask, change, settle, answered, now } = article();
    ask();
    journal.send('reply.removed', { requestId });
    expect(requestsByTag(journal.state.replyRequests).has(a)).toBe(false);
    for (const attempt of [() => change({}), () => settle(answered), () => journal.send('reply.removed', { requestId })]) {
      expect(attempt).toThrow('was removed');
    }
    journal.send('reply.restored', { requestId });
    expect(() => journal.send('reply.restored', { requestId })).toThrow('there already');
    expect(now()).toMatchObject({ isRemoved: false, asked: { name: 'Rosa Amsel' } });
  });
});

describe('a request about a claim that was merged away before it came', () => {
  it('is refused by the name of the claim where it can be logged, unless it asked about it already', () => {
    const { journal, a, b, c, ask, change, now } = article();
    const [twin, other] = [testId(), testId()];
    journal.send('annotation.created', { annotationId: twin, kind: 'claim', ranges: [journal.rangeOf('Nobody was told.')] });
    journal.send('annotation.created', { annotationId: other, kind: 'claim', ranges: [journal.rangeOf('The mayor knew in May.')] });
    ask();
    journal.send('annotation.merged', { annotationId: b, intoId: twin });
    journal.send('annotation.merged', { annotationId: other, intoId: c });
    const sentence = 'C5 was merged into C3 since. Do it on C3, if it is still to be done.';
    expect(() => ask({ requestId: testId(), annotationIds: [a, other] })).toThrow(sentence);
    expect(() => change({ annotationIds: [a, b, twin, other] })).toThrow(sentence);
    change({ annotationIds: [a, b, twin], channel: 'phone' });
    expect(now()).toMatchObject({ channel: 'phone' });
  });
});

describe('annotation.merged', () => {
  it('takes the requests along to the tag that stays, and its undo gives them back', () => {
    const { journal, a, b, ask, now } = article();
    const twin = testId();
    journal.send('annotation.created', { annotationId: twin, kind: 'claim', ranges: [journal.rangeOf('Nobody was told.')] });
    ask();
    const merge = journal.send('annotation.merged', { annotationId: b, intoId: twin });
    expect(now().annotationIds).toEqual([a, b, twin]);
    journal.send('annotation.unmerged', { annotationId: b, intoId: twin, undoes: merge });
    expect(now()).toMatchObject({ annotationIds: [a, b] });
    expect(now()).not.toHaveProperty('joined');
    expect(replayed(journal)).toEqual(stateToJson(journal.state));
  });
});

describe('isOverdue', () => {
  it('is true of an open request from its deadline on', () => {
    const { ask, settle, answered, now } = article();
    ask();
    expect([isOverdue(now(), SENT), isOverdue(now(), DEADLINE)]).toEqual([false, true]);
    settle(answered);
    expect(isOverdue(now(), DEADLINE)).toBe(false);
  });
});

describe('seenBy', () => {
  it('shows who sees no drafts that there is a request, and how it stands, and no word of it; as its entries do', () => {
    const { journal, a, b, ask, change, settle, answered, requestId } = article();
    ask();
    change({ channel: 'phone' });
    settle({ ...answered, said: { answer: 'A secret yes', note: 'A secret note' } });
    settle(answered);
    const reader = { seesDrafts: false };
    const seen = seenBy(journal.state, reader);
    expect(seen.replyRequests).toMatchObject([
      { id: requestId, annotationIds: [a, b], asked: null, channel: 'phone', outcome: { kind: 'answered', said: null } },
    ]);
    expect(JSON.stringify(seen.replyRequests)).not.toMatch(/Amsel|authority|berths|secret/i);
    const entries = showEntries(journal.entries, reader, () => false);
    expect(JSON.stringify(entries.filter(({ type }) => type.startsWith('reply.')))).not.toMatch(/Amsel|authority|berths|secret/i);
    expect(stateToJson(entries.reduce(applyEntry, emptyState(journal.state.articleId)))).toEqual(stateToJson(seen));
  });
});

describe('sentenceOfEntry', () => {
  it('tells the history what was done with a request, and quotes it where it may', () => {
    const { journal, requestId, ask, change, settle, undo, answered, silent } = article();
    ask();
    change({});
    settle(answered);
    undo(settle(silent));
    settle({ ...answered, kind: 'declined' });
    journal.send('reply.removed', { requestId });
    journal.send('reply.restored', { requestId });
    const told = journal.entries.filter(({ type }) => type.startsWith('reply.')).map((entry) => sentenceOfEntry(entry, journal.state));
    expect(told.map(({ words }) => words)).toEqual([
      'logged a request for a reply to {tag}',
      'put right a request for a reply to {tag}',
      'logged an answer to a request on {tag}',
      'logged that no answer came to a request on {tag}',
      'took back what came of a request on {tag}',
      'logged that somebody would not reply to {tag}',
      'removed a request for a reply to {tag}',
      'brought a request for a reply to {tag} back',
    ]);
    expect(told.every(({ tag }) => tag?.label === 'C1')).toBe(true);
    expect(told.map(({ quote }) => quote).slice(0, 3)).toEqual([
      'Did you close two berths without a word?',
      'Did you close two berths without a word?',
      'Yes.',
    ]);
  });
});

describe('the state', () => {
  it('is the same from JSON and by replay, and says nothing of requests where there are none', () => {
    const { journal, ask, settle, silent } = article();
    expect(stateToJson(journal.state)).not.toHaveProperty('replyRequests');
    ask();
    settle(silent);
    expect(replayed(journal)).toEqual(stateToJson(journal.state));
    expect(stateToJson(stateFromJson(JSON.parse(JSON.stringify(stateToJson(journal.state)))))).toEqual(stateToJson(journal.state));
  });
});
