import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { workOf } from './article-work';

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
      [priya]: { open: 2, done: 1, second: 0 },
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
      [priya]: { open: 1, done: 0, second: 0 },
      [jonah]: { open: 0, done: 0, second: 1 },
    });
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
    expect(work()).toEqual({ [priya]: { open: 1, done: 0, second: 0 } });
    name(jonah);
    expect(work()[jonah]?.second).toBe(1);
    journal.send('article.author-named', { authorId: jonah });
    expect(work()).toEqual({ [priya]: { open: 1, done: 0, second: 0 } });
  });

  it('is empty where nobody has anything in hand', () => {
    const journal = new TestJournal(docOf('Buses', 'One.'));
    journal.tag('One');
    expect(workOf(journal.state.annotations.values(), journal.state.details.authorId)).toEqual({});
  });
});
