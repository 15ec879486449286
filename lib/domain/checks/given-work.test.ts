import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import type { VoteRule } from '../verdicts/vote-rule';
import { givenWorkOf } from './given-work';

const [priya, jonah] = [testId(), testId()];
let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', 'The last bus left. It rained.'));
  claim = journal.tag('The last bus left');
});

/** All that the newest entry gave, at a desk that votes as `votes` says. */
function all(votes: VoteRule | null = null) {
  const entry = journal.entries.at(-1);
  if (!entry) throw new Error('no entry');
  return givenWorkOf(journal.stateAt(entry.seq - 1), journal.state, entry, votes);
}
/** What the newest entry gave to whom. */
function given(votes: VoteRule | null = null) {
  return all(votes)
    .filter(({ what }) => what === 'article' || what === 'claims')
    .map(({ personId, what }) => [personId, what]);
}
/** What became of second checks by the newest entry: for whom, in whose name, and whether there is something to look at. */
function seconds(votes: VoteRule | null = null) {
  return all(votes).flatMap((one) => ('annotationId' in one ? [[one.personId, one.byId, one.what]] : []));
}
const assign = (personId: string | null, type = 'check.assigned', actorId = journal.actorId) => {
  const { check } = journal.annotation(claim);
  const basis = type === 'check.assigned' ? check?.basis.assignee : check?.basis.secondChecker;
  journal.send(type, { annotationId: claim, value: { personId }, basedOn: basis?.entryId ?? null }, { actorId, may: () => true });
};
const type = (old: string, next: string, actorId = journal.actorId) => {
  const { from, to } = journal.rangeOf(old);
  const { steps } = new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(next));
  journal.send('text', { steps: steps.map((step) => step.toJSON()) }, { actorId, may: () => true });
};
const state = (statement: string | null) => {
  const basedOn = journal.annotation(claim).stated?.basis.entryId ?? null;
  journal.send('annotation.stated', { annotationId: claim, statement, basedOn });
};

describe('givenWorkOf', () => {
  it('tells whoever is given a claim, and nobody who takes one or gives it back', () => {
    assign(priya);
    expect(given()).toEqual([[priya, 'claims']]);
    assign(jonah);
    expect(given()).toEqual([[jonah, 'claims']]);
    assign(null);
    expect(given()).toEqual([]);
    assign(priya, 'check.assigned', priya);
    expect(given()).toEqual([]);
  });

  it('tells of a second check once there is something to look at', () => {
    assign(jonah, 'check.second-assigned');
    expect(given()).toEqual([]);
    journal.send(
      'verdict.given',
      { annotationId: claim, verdict: { value: 'unproven', rationale: 'A note.' }, basedOn: null },
      { actorId: priya },
    );
    expect(given()).toEqual([[jonah, 'claims']]);
  });

  it('tells of a second check of what was decided before', () => {
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: priya });
    assign(jonah, 'check.second-assigned');
    expect(given()).toEqual([[jonah, 'claims']]);
  });

  it('tells nobody of a second check that they may not give, and tells them once they may', () => {
    assign(jonah, 'check.second-assigned');
    const judge = (actorId: string) => {
      const basedOn = journal.annotation(claim).basis.verdict?.entryId ?? null;
      const verdict = { value: 'unproven', rationale: 'A note.' };
      journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, { actorId });
    };
    journal.send('article.author-named', { authorId: jonah });
    judge(priya);
    expect(given()).toEqual([]);
    journal.send('article.author-named', { authorId: null });
    judge(jonah);
    expect(given()).toEqual([]);
    judge(priya);
    expect(given()).toEqual([[jonah, 'claims']]);
  });

  it('tells of a second check of other words once somebody has judged these', () => {
    assign(jonah, 'check.second-assigned');
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: priya });
    type('last', 'first');
    expect(journal.annotation(claim).isStale).toBe(true);
    const basedOn = journal.annotation(claim).basis.verdict?.entryId;
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, { actorId: priya });
    expect(given()).toEqual([[jonah, 'claims']]);
  });

  it('says nothing of a second check whose words go and come back, by typing or by a statement, and names whoever judges others', () => {
    const verdict = { value: 'unproven', rationale: 'A note.' };
    const judge = () => {
      const basedOn = journal.annotation(claim).basis.verdict?.entryId ?? null;
      return journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, { actorId: priya });
    };
    assign(jonah, 'check.second-assigned');
    judge();
    for (const [old, next] of [
      ['last', 'first'],
      ['first', 'last'],
    ] as const) {
      type(old, next);
      expect(given()).toEqual([]);
    }
    state('The first bus left.');
    expect(given()).toEqual([]);
    state(null);
    expect([journal.annotation(claim).isStale, given()]).toEqual([false, []]);
    // Nor by taking a judgement of other words back.
    type('last', 'first');
    const judged = judge();
    expect(given()).toEqual([[jonah, 'claims']]);
    journal.send('verdict.given', { annotationId: claim, verdict, undoes: judged, basedOn: judged }, { actorId: priya });
    expect([journal.annotation(claim).isStale, given()]).toEqual([true, []]);
  });

  it('keeps a second check that is named while the verdict is on other words, and says in whose name it is when there is something to look at', () => {
    const verdict = { value: 'unproven', rationale: 'A note.' };
    const judge = () => {
      const basedOn = journal.annotation(claim).basis.verdict?.entryId ?? null;
      journal.send('verdict.given', { annotationId: claim, verdict, basedOn }, { actorId: priya });
    };
    judge();
    const { basis } = journal.annotation(claim);
    journal.send('check.state-changed', { annotationId: claim, checkState: 'second-check', basedOn: basis.checkState?.entryId ?? null });
    type('last', 'first');
    assign(jonah, 'check.second-assigned');
    expect([given(), seconds()]).toEqual([[], [[jonah, journal.actorId, 'second-later']]]);
    expect(seconds({ when: 'every', needed: 2, of: 3 })).toEqual([]);
    // Whoever brings the words back.
    type('first', 'last', jonah);
    expect([journal.annotation(claim).isStale, given()]).toEqual([false, []]);
    expect(seconds()).toEqual([[jonah, journal.actorId, 'second-now']]);
    expect(seconds({ when: 'every', needed: 2, of: 3 })).toEqual([]);
    // From here on it is theirs, and stays so: nothing is kept for later.
    type('last', 'first');
    expect(seconds()).toEqual([]);
    judge();
    expect([given(), seconds()]).toEqual([[[jonah, 'claims']], [[jonah, journal.actorId, 'second-now']]]);
    // Of what one entry gives to a person the last says in whose name: not of who only gave the verdict.
    expect(all().map(({ byId }) => byId)).toEqual([priya, journal.actorId]);
  });

  it('tells of no second check where the desk votes on every claim', () => {
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: priya });
    assign(jonah, 'check.second-assigned');
    const votes = { needed: 2, of: 3 };
    expect(given({ when: 'every', ...votes })).toEqual([]);
    expect(given({ when: 'differ', ...votes })).toEqual([[jonah, 'claims']]);
  });

  it('says nothing to whose claim becomes one with another, or two again', () => {
    const older = claim;
    claim = journal.tag('The last bus left');
    assign(priya);
    const merge = journal.send('annotation.merged', { annotationId: claim, intoId: older });
    expect(journal.annotation(older).check?.assigneeId).toBe(priya);
    expect(given()).toEqual([]);
    journal.send('annotation.unmerged', { annotationId: claim, intoId: older, undoes: merge });
    expect(given()).toEqual([]);
  });

  it('tells an owner, and says nothing anew when a tag goes and comes back', () => {
    journal.send('article.owner-named', { ownerId: priya });
    expect(given()).toEqual([[priya, 'article']]);
    assign(jonah);
    journal.send('annotation.removed', { annotationId: claim, basedOn: null });
    expect(given()).toEqual([]);
    const { presence } = journal.annotation(claim).basis;
    journal.send('annotation.restored', { annotationId: claim, basedOn: presence.entryId });
    expect(given()).toEqual([]);
  });
});
