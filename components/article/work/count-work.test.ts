import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { countWork } from './count-work';

const me = testId();

describe('countWork', () => {
  it('counts the tags and verdicts of one person, and none of a colleague', () => {
    const journal = new TestJournal(docOf('Fares', 'Fares rose. Ridership fell.'));
    const colleague = journal.actorId;
    const [first, other] = ['Fares rose', 'Ridership fell'].map((words) => journal.tag(words));
    const judge = (annotationId: string | undefined, actorId: string) =>
      journal.send(
        'verdict.given',
        { annotationId, verdict: { value: 'unproven', rationale: 'Nobody knows.' }, basedOn: null },
        { actorId },
      );
    judge(first, colleague);
    expect(countWork(journal.state.annotations.values(), me)).toEqual([0, 0, 0]);
    judge(other, me);
    expect(countWork(journal.state.annotations.values(), me)).toEqual([0, 0, 1]);
    expect(countWork(journal.state.annotations.values(), colleague)).toEqual([2, 0, 1]);
  });

  it('counts a tag to which the person has linked a source, whoever made it', () => {
    const journal = new TestJournal(docOf('Fares', 'Fares rose.'));
    const annotationId = journal.tag('Fares rose');
    const link = (actorId: string) =>
      journal.send(
        'evidence.linked',
        { annotationId, evidenceId: testId(), sourceId: testId(), stance: 'supports', quote: '', locator: '' },
        { actorId },
      );
    link(journal.actorId);
    expect(countWork(journal.state.annotations.values(), me)[1]).toBe(0);
    link(me);
    expect(countWork(journal.state.annotations.values(), me)[1]).toBe(1);
  });
});
