import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { articleSchema } from '../text/article-schema';
import type { VoteRule } from '../verdicts/vote-rule';
import { waitsFor, workOf } from './article-work';

const [priya, jonah] = [testId(), testId()];

describe('workOf', () => {
  it('counts what each has in hand, checked or not, and who is to look again', () => {
    const journal = new TestJournal(docOf('Buses', 'One two three four five.'));
    const [given, judged, again, opinion, removed] = [
      journal.tag('One'),
      journal.tag('two'),
      journal.tag('three'),
      journal.tag('four', 'opinion'),
      journal.tag('five'),
    ];
    const assign = (annotationId: string, personId: string, type = 'check.assigned') =>
      journal.send(type, { annotationId, value: { personId }, basedOn: null }, { actorId: personId });
    const judge = (annotationId: string) =>
      journal.send(
        'verdict.given',
        { annotationId, verdict: { value: 'unproven', rationale: 'A note.' }, basedOn: null },
        { actorId: priya },
      );
    assign(given, priya);
    judge(judged);
    assign(again, priya);
    assign(again, jonah, 'check.second-assigned');
    assign(removed, jonah);
    journal.send('annotation.removed', { annotationId: removed, basedOn: null });
    expect(journal.annotation(opinion).kind).toBe('opinion');
    // Jonah has nothing to look at before there is a first verdict.
    expect(workOf(journal.state.annotations.values(), journal.state.details.authorId)).toEqual({
      [priya]: { open: 2, done: 1, second: 0 },
    });
    judge(again);
    expect(journal.annotation(again).checkState).toBe('second-check');
    expect(workOf(journal.state.annotations.values(), journal.state.details.authorId)).toEqual({
      [priya]: { open: 1, done: 2, second: 0 },
      [jonah]: { open: 0, done: 0, second: 1 },
    });
  });

  it('counts a second check of a claim that was decided before somebody was named for it', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    const annotationId = journal.tag('One');
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: priya });
    journal.send('check.second-assigned', { annotationId, value: { personId: jonah }, basedOn: null }, { may: () => true });
    expect(workOf(journal.state.annotations.values(), journal.state.details.authorId)).toEqual({
      [priya]: { open: 0, done: 1, second: 0 },
      [jonah]: { open: 0, done: 0, second: 1 },
    });
  });

  it('counts a claim for whoever checked it first, too, where votes took another verdict', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    const annotationId = journal.tag('One');
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 2 } };
    const [marc, elif] = [testId(), testId()];
    const verdict = { value: 'unproven', rationale: 'A note.' };
    const verdictEntryId = journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: priya, rules });
    const vote = { value: 'partly', rationale: 'One of two.' };
    for (const actorId of [marc, elif]) journal.send('check.voted', { annotationId, verdictEntryId, vote }, { actorId, rules });
    const done = { open: 0, done: 1, second: 0 };
    const work = () => workOf(journal.state.annotations.values(), journal.state.details.authorId);
    expect(work()).toEqual({ [marc]: done, [priya]: done });
    // Whom it was given to has it in hand, and is counted once.
    journal.send('check.assigned', { annotationId, value: { personId: priya }, basedOn: null }, { actorId: priya });
    expect(work()).toEqual({ [priya]: done });
  });

  it('counts no second check for who gave the verdict, nor for the author', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    const annotationId = journal.tag('One');
    const name = (personId: string) => {
      const basedOn = journal.annotation(annotationId).check?.basis.secondChecker?.entryId ?? null;
      journal.send('check.second-assigned', { annotationId, value: { personId }, basedOn }, { may: () => true });
    };
    name(priya);
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: priya });
    expect(journal.annotation(annotationId)).toMatchObject({ checkState: 'second-check', check: { secondId: priya } });
    const work = () => workOf(journal.state.annotations.values(), journal.state.details.authorId);
    expect(work()).toEqual({ [priya]: { open: 0, done: 1, second: 0 } });
    name(jonah);
    expect(work()[jonah]?.second).toBe(1);
    journal.send('article.author-named', { authorId: jonah });
    expect(work()).toEqual({ [priya]: { open: 0, done: 1, second: 0 } });
  });

  it('counts no second check while the first verdict is on other words: the claim waits for who gave that', () => {
    const journal = new TestJournal(docOf('Buses', 'It cost 40 pounds.'));
    const annotationId = journal.tag('It cost 40 pounds');
    const value = { personId: jonah };
    journal.send('check.second-assigned', { annotationId, value, basedOn: null }, { may: () => true });
    const verdict = { value: 'unproven', rationale: 'A note.' };
    const judge = () => {
      const basedOn = journal.annotation(annotationId).basis.verdict?.entryId ?? null;
      journal.send('verdict.given', { annotationId, verdict, basedOn }, { actorId: priya });
    };
    judge();
    const work = () => workOf(journal.state.annotations.values(), journal.state.details.authorId);
    const both = { [priya]: { open: 0, done: 1, second: 0 }, [jonah]: { open: 0, done: 0, second: 1 } };
    expect(work()).toEqual(both);
    const { from, to } = journal.rangeOf('40');
    journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('90')));
    expect(journal.annotation(annotationId)).toMatchObject({ isStale: true, checkState: 'second-check' });
    expect(work()).toEqual({ [priya]: { open: 1, done: 0, second: 0 } });
    expect(waitsFor(journal.annotation(annotationId), jonah, null, null)).toBe(false);
    judge();
    expect(work()).toEqual(both);
  });

  it('leaves a claim that awaits a second check with whom it was given to, if another judged it: they may look again', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    const annotationId = journal.tag('One');
    const name = (type: string, personId: string) =>
      journal.send(type, { annotationId, value: { personId }, basedOn: null }, { may: () => true });
    name('check.assigned', jonah);
    name('check.second-assigned', testId());
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: priya });
    expect(journal.annotation(annotationId).checkState).toBe('second-check');
    const work = () => workOf(journal.state.annotations.values(), journal.state.details.authorId);
    expect([work()[jonah], work()[priya]]).toEqual([{ open: 1, done: 0, second: 0 }, undefined]);
    journal.send('article.author-named', { authorId: jonah });
    expect(work()[jonah]).toEqual({ open: 0, done: 1, second: 0 });
  });

  it('gives a claim back to its first checker where another verdict stands beside theirs', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    const annotationId = journal.tag('One');
    journal.send('check.second-assigned', { annotationId, value: { personId: jonah }, basedOn: null }, { may: () => true });
    const judge = (actorId: string, value: string) =>
      journal.send('verdict.given', { annotationId, verdict: { value, rationale: 'A note.' }, basedOn: null }, { actorId });
    judge(priya, 'unproven');
    judge(jonah, 'partly');
    expect(journal.annotation(annotationId).rivals).toHaveLength(1);
    expect(workOf(journal.state.annotations.values(), null)[priya]).toEqual({ open: 1, done: 0, second: 0 });
  });

  it('is empty where nobody has anything in hand', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    journal.tag('One');
    expect(workOf(journal.state.annotations.values(), journal.state.details.authorId)).toEqual({});
  });
});

describe('waitsFor', () => {
  it('is true of no second check where the desk votes on every claim', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    const annotationId = journal.tag('One');
    journal.send('check.second-assigned', { annotationId, value: { personId: jonah }, basedOn: null }, { may: () => true });
    const verdict = { value: 'unproven', rationale: 'A note.' };
    journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: priya });
    const waiting = (personId: string, votes: VoteRule | null) => waitsFor(journal.annotation(annotationId), personId, null, votes);
    const rules: (VoteRule | null)[] = [null, { when: 'differ', needed: 2, of: 3 }, { when: 'every', needed: 2, of: 3 }];
    expect(rules.map((votes) => waiting(jonah, votes))).toEqual([true, true, false]);
    expect(rules.map((votes) => waiting(priya, votes))).toEqual([false, false, false]);
  });

  it('is true of what a person has still to do, and agrees with what is counted for them', () => {
    const journal = new TestJournal(docOf('Buses', 'One two three four.'));
    const [given, looked, again, waiting] = ['One', 'two', 'three', 'four'].map((words) => journal.tag(words));
    const name = (type: string, personId: string, ...ids: (string | undefined)[]) => {
      for (const annotationId of ids) journal.send(type, { annotationId, value: { personId }, basedOn: null }, { may: () => true });
    };
    const judge = (annotationId: string | undefined, actorId: string) =>
      journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'A note.' }, basedOn: null }, { actorId });
    const waitingFor = (personId: string) => {
      const { annotations, details } = journal.state;
      const ids = [...annotations.values()].filter((one) => waitsFor(one, personId, details.authorId, null)).map(({ id }) => id);
      const { open, second } = workOf(annotations.values(), details.authorId)[personId] ?? { open: 0, second: 0 };
      expect(ids).toHaveLength(open + second);
      return ids;
    };
    name('check.assigned', jonah, given, looked);
    name('check.second-assigned', jonah, again, waiting);
    expect(waitingFor(jonah)).toEqual([given, looked]);
    judge(looked, jonah);
    judge(again, priya);
    // There is nothing to look at of the last one yet.
    expect(waitingFor(jonah)).toEqual([given, again]);
    const verdict = { value: 'unproven', rationale: 'So it is.' };
    const verdictEntryId = journal.annotation(again ?? '').verdict?.entryId;
    journal.send('check.second-given', { annotationId: again, second: verdict, verdictEntryId, basedOn: null }, { actorId: jonah });
    expect(waitingFor(jonah)).toEqual([given]);
    // Another must look again at what she has judged, so that nothing of it waits for her.
    expect(waitingFor(priya)).toEqual([]);
    // Nobody looks again at their own article.
    judge(waiting, priya);
    expect(waitingFor(jonah)).toEqual([given, waiting]);
    journal.send('article.author-named', { authorId: jonah });
    expect(waitingFor(jonah)).toEqual([given]);
  });
});
