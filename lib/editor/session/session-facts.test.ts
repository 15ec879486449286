import { describe, expect, it } from 'vitest';
import { followsFacts, isFact } from '@/lib/domain/checks/facts';
import { docOf } from '@/lib/domain/journal/journal.fixture';
import { activeMark, marksAt, setActiveMark } from '../marks/annotation-plugin';
import { splitClaim } from '../tags/split-claim';
import { TagActions } from '../tags/tag-actions';
import { TagSummaries } from '../tags/tag-summary';
import { expectEqual, TestServer, TestTab } from './session.fixture';

const WORDS = 'Fares rose by 8 per cent';

/** Two tabs on an article with one claim that has a verdict. */
function begin() {
  const server = new TestServer(docOf('Fares', `${WORDS}, and ridership fell.`));
  const claimId = server.journal.tag(WORDS);
  server.journal.send('verdict.given', { annotationId: claimId, basedOn: null, verdict: { value: 'unproven', rationale: 'No list.' } });
  const [a, b] = [new TestTab(server), new TestTab(server)];
  const claimIn = ({ session }: TestTab) => {
    const claim = session.annotations.get(claimId);
    if (!claim) throw new Error('the claim is gone');
    return claim;
  };
  const factsIn = (tab: TestTab) => [...tab.session.annotations.values()].filter((one) => isFact(one) && !one.isRemoved);
  const judge = (tab: TestTab, annotationId: string, value: string) =>
    tab.history.act('verdict.given', { annotationId, basedOn: null, verdict: { value, rationale: 'As it is.' } });
  return { server, claimId, a, b, claimIn, factsIn, judge };
}

describe('facts of a session', () => {
  it('are there at once and their claim follows them, without a line, and for others when it is back', async () => {
    const { server, a, b, claimIn, factsIn, judge } = begin();
    splitClaim(a, claimIn(a), ['They rose', 'By 8 per cent']);
    const [first, second] = factsIn(a);
    expect(claimIn(a)).toMatchObject({ verdict: null, checkState: 'untouched', split: { own: { verdict: { value: 'unproven' } } } });
    judge(a, first?.id ?? '', 'partly');
    judge(a, second?.id ?? '', 'unproven');
    expect(claimIn(a).verdict).toMatchObject({ value: 'partly' });
    await a.sync();
    await b.read();
    expect(claimIn(b).verdict).toMatchObject({ value: 'partly', followed: ['C2', 'C3'] });
    expectEqual(server, a, b);
  });

  it('are taken back in one step, and their claim is what it was', async () => {
    const { server, a, claimIn, factsIn } = begin();
    const before = claimIn(a);
    splitClaim(a, before, ['They rose', 'By 8 per cent', 'They were fares']);
    await a.sync();
    expect(a.history.undo()).not.toBeNull();
    await a.sync();
    expect(factsIn(a)).toEqual([]);
    expect(claimIn(a)).toMatchObject({ verdict: before.verdict, checkState: 'decided', basis: before.basis });
    a.history.redo();
    await a.sync();
    expect(factsIn(a)).toHaveLength(3);
    expect(followsFacts(claimIn(a))).toBe(true);
    expectEqual(server, a);
  });

  it('leave their claim as it is confirmed where the server refuses what was done to one of them', async () => {
    const { server, a, b, claimIn, factsIn, judge } = begin();
    splitClaim(a, claimIn(a), ['They rose', 'By 8 per cent']);
    await a.sync();
    await b.read();
    const [first, second] = factsIn(a);
    for (const fact of [first, second]) a.history.act('annotation.removed', { annotationId: fact?.id });
    judge(b, second?.id ?? '', 'partly');
    expect(claimIn(b).checkState).toBe('checking');
    await a.sync();
    await b.sync();
    expect(b.session.refused).toHaveLength(1);
    expect(claimIn(b)).toEqual(claimIn(a));
    expect(claimIn(b).verdict).toMatchObject({ value: 'unproven' });
    expectEqual(server, a, b);
  });

  it('refuse a verdict on their claim by name, here as on the server', () => {
    const { a, claimIn, claimId, judge } = begin();
    splitClaim(a, claimIn(a), ['They rose', 'By 8 per cent']);
    expect(() => judge(a, claimId, 'partly')).toThrow(/^C1 follows its facts:/);
  });

  it('are drawn only while active, are under no click, and are gone to as claims to check', async () => {
    const { a, claimIn, claimId, factsIn } = begin();
    splitClaim(a, claimIn(a), ['They rose', 'By 8 per cent']);
    await a.sync();
    const [first, second] = factsIn(a);
    expect(marksAt(a.host.state, a.find(WORDS).from)).toEqual([claimId]);
    const actions = new TagActions(a.session, a.history);
    expect(actions.twinsOf(claimIn(a))).toEqual([]);
    expect(actions.nextUnchecked()).toBe(first?.id);
    a.host.dispatch(setActiveMark(a.host.state.tr, first?.id ?? null));
    expect(activeMark(a.host.state)).toBe(first?.id);
    expect(actions.nextUnchecked()).toBe(second?.id);
  });

  it('are all refused, and none is added, where a colleague has left no room for so many', async () => {
    const { a, b, claimIn, factsIn } = begin();
    const say = (count: number) => Array.from({ length: count }, (_, n) => `Fare ${n} rose`);
    splitClaim(b, claimIn(b), say(10));
    await b.sync();
    await a.read();
    expect(() => splitClaim(a, claimIn(a), say(4))).toThrow('C1 has 10 of at most 12 facts by now: leave out 2 lines.');
    expect(factsIn(a)).toHaveLength(10);
    splitClaim(a, claimIn(a), say(2));
    expect(factsIn(a)).toHaveLength(12);
  });

  it('stand under their claim in the summary, and are counted with it', () => {
    const { a, claimIn, claimId, factsIn } = begin();
    splitClaim(a, claimIn(a), ['They rose', 'By 8 per cent']);
    const ids = factsIn(a).map(({ id }) => id);
    const order = [ids[1] ?? '', claimId, ids[0] ?? ''];
    const summary = new TagSummaries().update(order, a.session.annotations, new Set(order));
    expect(summary.tags.map(({ id }) => id)).toEqual([claimId, ...ids]);
    expect(summary.claims.map(({ id }) => id)).toEqual([claimId]);
    expect(summary.cards).toEqual([claimId]);
    expect(new Set(summary.judged.map(({ id }) => id))).toEqual(new Set(ids));
    expect(summary).toMatchObject({ checked: 0, unsourced: 2 });
  });
});

describe('a statement of a session', () => {
  it('is taken back, and refused where it was based on an older one', async () => {
    const { server, claimId, a, b, claimIn } = begin();
    a.history.act('annotation.stated', { annotationId: claimId, statement: 'Fares rose.', basedOn: null });
    b.history.act('annotation.stated', { annotationId: claimId, statement: 'Fares fell.', basedOn: null });
    await a.sync();
    await b.sync();
    expect(b.session.refused.map(({ reason }) => reason)).toEqual(['The statement of C1 was changed since. It stays as it is.']);
    expect(claimIn(b).stated?.statement).toBe('Fares rose.');
    a.history.undo();
    await a.sync();
    await b.read();
    expect(claimIn(b).stated?.statement).toBeNull();
    expectEqual(server, a, b);
  });
});
