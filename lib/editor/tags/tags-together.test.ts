import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, testId } from '@/lib/domain/journal/journal.fixture';
import { checkOf, typeOf } from '@/lib/domain/tags/annotation';
import { plainTagTypes } from '@/lib/domain/tags/plain-tag-types';
import { expectEqual, TestServer, TestTab } from '../session/session.fixture';
import { assignAll, changeKinds, claimsToGive, duesSeen, setDueAll, setStates, setTypes, statesSeen } from './tags-together';

const DUE = '2026-03-04T18:00:00.000Z';
const LATER = '2026-03-11T12:00:00.000Z';

let server: TestServer;
let tab: TestTab;
let ids: string[];

beforeEach(async () => {
  server = new TestServer(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10, said the driver.'));
  tab = new TestTab(server);
  ids = ['The last bus', 'the next one', 'said the driver'].map((words) => tab.tag(words));
  await tab.sync();
});

/** The claims with these labels, as the tab has them. */
const claims = (one = tab) => ids.flatMap((id) => one.session.annotations.get(id) ?? []);
const checks = () => ids.map((id) => checkOf(server.journal.annotation(id)));
const sentSince = (seq: number) => server.journal.entries.slice(seq).map(({ type }) => type);

describe('assignAll', () => {
  it('gives several claims to one person, and one undo takes all of it back', async () => {
    const before = server.journal.state.seq;
    assignAll(tab.history, claims(), { personId: tab.personId, turn: 'first', authorId: null });
    await tab.sync();
    expect(checks().map(({ assigneeId }) => assigneeId)).toEqual([tab.personId, tab.personId, tab.personId]);
    expect(sentSince(before)).toEqual(['check.assigned', 'check.assigned', 'check.assigned']);
    tab.history.undo();
    await tab.sync();
    expect(checks().map(({ assigneeId }) => assigneeId)).toEqual([null, null, null]);
    expectEqual(server, tab);
  });

  it('leaves alone those that the person has already, and takes claims back for nobody', async () => {
    assignAll(tab.history, claims().slice(0, 1), { personId: tab.personId, turn: 'first', authorId: null });
    await tab.sync();
    const before = server.journal.state.seq;
    assignAll(tab.history, claims(), { personId: tab.personId, turn: 'first', authorId: null });
    await tab.sync();
    expect(sentSince(before)).toHaveLength(2);
    assignAll(tab.history, claims(), { personId: null, turn: 'first', authorId: null });
    await tab.sync();
    expect(checks().map(({ assigneeId }) => assigneeId)).toEqual([null, null, null]);
  });

  it('leaves alone those that the person is to look at again, and gives the others', async () => {
    const colleague = testId();
    tab.history.act('check.second-assigned', { annotationId: ids[1], value: { personId: colleague }, basedOn: null });
    await tab.sync();
    expect(claimsToGive(claims(), { personId: colleague, turn: 'first', authorId: null }).map(({ id }) => id)).toEqual([ids[0], ids[2]]);
    assignAll(tab.history, claims(), { personId: colleague, turn: 'first', authorId: null });
    await tab.sync();
    expect(checks().map(({ assigneeId }) => assigneeId)).toEqual([colleague, null, colleague]);
    tab.history.undo();
    await tab.sync();
    expect(checks().map(({ assigneeId }) => assigneeId)).toEqual([null, null, null]);
    // Nobody is the one who looks again at what they take back.
    expect(claimsToGive(claims(), { personId: null, turn: 'first', authorId: null })).toEqual([]);
  });

  it('writes over nobody who gave one of them out in the meantime', async () => {
    const other = new TestTab(server);
    const seen = claims();
    const colleague = testId();
    server.journal.send(
      'check.assigned',
      { annotationId: ids[1], value: { personId: colleague }, basedOn: null },
      { actorId: colleague, may: () => true },
    );
    assignAll(other.history, seen, { personId: other.personId, turn: 'first', authorId: null });
    await other.sync();
    expect(checks().map(({ assigneeId }) => assigneeId)).toEqual([other.personId, colleague, other.personId]);
    expect(server.journal.annotation(ids[1] ?? '').rivals).toMatchObject([
      { field: 'assignee', byId: other.personId, proposed: { assigneeId: other.personId } },
    ]);
  });
});

describe('assignAll of second checks', () => {
  const give = (personId: string | null, authorId: string | null = null) =>
    assignAll(tab.history, claims(), { personId, turn: 'second', authorId });
  const seconds = () => checks().map(({ secondId }) => secondId);

  it('gives them to one person but where the first check is theirs, and one undo takes all of them back', async () => {
    const colleague = testId();
    assignAll(tab.history, claims().slice(0, 1), { personId: colleague, turn: 'first', authorId: null });
    const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
    const given = { annotationId: ids[1], verdict, basedOn: null };
    await tab.sync();
    server.journal.send('verdict.given', given, { actorId: colleague });
    await tab.sync();
    give(colleague);
    await tab.sync();
    expect(seconds()).toEqual([null, null, colleague]);
    give(tab.personId);
    await tab.sync();
    expect(seconds()).toEqual([tab.personId, tab.personId, tab.personId]);
    tab.history.undo();
    await tab.sync();
    expect(seconds()).toEqual([null, null, colleague]);
    give(null);
    await tab.sync();
    expect(seconds()).toEqual([null, null, null]);
    expectEqual(server, tab);
  });

  it('gives none to the author, and has what was decided wait for it', async () => {
    const [author, colleague] = [testId(), testId()];
    expect(claimsToGive(claims(), { personId: author, turn: 'second', authorId: author })).toEqual([]);
    expect(() => give(author, author)).toThrow('All of them are that already.');
    const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
    tab.history.act('verdict.given', { annotationId: ids[0], verdict, basedOn: null });
    await tab.sync();
    give(colleague, author);
    await tab.sync();
    expect(ids.map((id) => server.journal.annotation(id).checkState)).toEqual(['second-check', 'untouched', 'untouched']);
    expectEqual(server, tab);
  });

  it('writes over nobody who named another one in the meantime', async () => {
    const [colleague, mine] = [testId(), testId()];
    const seen = claims();
    server.journal.send(
      'check.second-assigned',
      { annotationId: ids[1], value: { personId: colleague }, basedOn: null },
      { actorId: colleague, may: () => true },
    );
    assignAll(tab.history, seen, { personId: mine, turn: 'second', authorId: null });
    await tab.sync();
    expect(seconds()).toEqual([mine, colleague, mine]);
    expect(server.journal.annotation(ids[1] ?? '').rivals).toMatchObject([{ field: 'secondChecker', proposed: { secondId: mine } }]);
  });
});

describe('setStates', () => {
  it('writes over no state that a colleague gave while the reason was written', async () => {
    const seen = statesSeen(claims(), tab.personId);
    const colleague = testId();
    server.journal.send(
      'check.state-changed',
      { annotationId: ids[1], checkState: 'on-legal', reason: 'It names him.', basedOn: null },
      { actorId: colleague, may: () => true },
    );
    await tab.sync();
    setStates(tab.history, claims(), 'cut', 'Too long.', seen);
    await tab.sync();
    expect(ids.map((id) => server.journal.annotation(id).checkState)).toEqual(['cut', 'on-legal', 'cut']);
    expect(server.journal.annotation(ids[1] ?? '').rivals).toMatchObject([
      { field: 'checkState', byId: tab.personId, proposed: { checkState: 'cut', reason: { text: 'Too long.' } } },
    ]);
    expectEqual(server, tab);
  });
});

describe('setDueAll', () => {
  it('gives several claims one due time, and one undo gives each its own back', async () => {
    setDueAll(tab.history, claims().slice(0, 1), DUE);
    await tab.sync();
    const before = server.journal.state.seq;
    setDueAll(tab.history, claims(), LATER);
    await tab.sync();
    expect(checks().map(({ dueAt }) => dueAt)).toEqual([LATER, LATER, LATER]);
    expect(sentSince(before)).toEqual(['check.due-set', 'check.due-set', 'check.due-set']);
    tab.history.undo();
    await tab.sync();
    expect(checks().map(({ dueAt }) => dueAt)).toEqual([DUE, null, null]);
    expectEqual(server, tab);
  });

  it('leaves alone those that are due then already, and takes due times away', async () => {
    setDueAll(tab.history, claims().slice(1), DUE);
    await tab.sync();
    const before = server.journal.state.seq;
    setDueAll(tab.history, claims(), DUE);
    setDueAll(tab.history, claims(), null);
    await tab.sync();
    expect(sentSince(before)).toHaveLength(4);
    expect(checks().map(({ dueAt }) => dueAt)).toEqual([null, null, null]);
  });

  it("is no rival of a time of one's own that was set while this one was written, and writes over none of a colleague", async () => {
    const seen = duesSeen(claims(), tab.personId);
    const colleague = testId();
    setDueAll(tab.history, claims().slice(0, 1), DUE);
    server.journal.send(
      'check.due-set',
      { annotationId: ids[1], value: { dueAt: DUE }, basedOn: null },
      { actorId: colleague, may: () => true },
    );
    await tab.sync();
    setDueAll(tab.history, claims(), LATER, seen);
    await tab.sync();
    expect(checks().map(({ dueAt }) => dueAt)).toEqual([LATER, DUE, LATER]);
    expect(ids.map((id) => server.journal.annotation(id).rivals.length)).toEqual([0, 1, 0]);
    expectEqual(server, tab);
  });
});

describe('setTypes', () => {
  const [number, quotation] = plainTagTypes.types.filter(({ kind }) => kind === 'claim').map(({ id }) => id);
  const types = () => ids.map((id) => typeOf(server.journal.annotation(id))?.typeId);

  it('gives several tags one type, and one undo gives each its own back', async () => {
    setTypes(tab.history, claims().slice(0, 1), number ?? null);
    await tab.sync();
    const before = server.journal.state.seq;
    setTypes(tab.history, claims(), quotation ?? null);
    await tab.sync();
    expect(types()).toEqual([quotation, quotation, quotation]);
    expect(sentSince(before)).toEqual(['annotation.typed', 'annotation.typed', 'annotation.typed']);
    tab.history.undo();
    await tab.sync();
    expect(types()).toEqual([number, undefined, undefined]);
    expectEqual(server, tab);
  });

  it('leaves alone those that have the type already, with their fields, and takes types away', async () => {
    const [field] = plainTagTypes.types.find(({ id }) => id === number)?.fields ?? [];
    server.journal.send('annotation.typed', {
      annotationId: ids[1],
      value: { typeId: number, fields: { [field?.id ?? '']: 'people' } },
      basedOn: null,
    });
    await tab.sync();
    const before = server.journal.state.seq;
    setTypes(tab.history, claims(), number ?? null);
    await tab.sync();
    expect(sentSince(before)).toHaveLength(2);
    expect(typeOf(server.journal.annotation(ids[1] ?? ''))?.fields).toMatchObject([{ said: 'people' }]);
    setTypes(tab.history, claims(), null);
    await tab.sync();
    expect(types()).toEqual([undefined, undefined, undefined]);
  });

  it('writes over nobody who gave one of them a type in the meantime', async () => {
    const other = new TestTab(server);
    const seen = claims();
    const colleague = testId();
    server.journal.send(
      'annotation.typed',
      { annotationId: ids[1], value: { typeId: number }, basedOn: null },
      { actorId: colleague, may: () => true },
    );
    setTypes(other.history, seen, quotation ?? null);
    await other.sync();
    expect(types()).toEqual([quotation, number, quotation]);
    expect(other.session.refused).toHaveLength(1);
  });
});

describe('changeKinds', () => {
  it('is refused where all of them are of that kind, since there would be nothing to undo', () => {
    expect(() => changeKinds(tab.history, claims(), 'claim')).toThrow('All of them are that already.');
    changeKinds(tab.history, claims(), 'opinion');
    expect(claims().map(({ kind }) => kind)).toEqual(['opinion', 'opinion', 'opinion']);
  });
});
