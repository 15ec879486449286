import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { awaitedUntil, isLate } from './claim-due';

const DUE = '2026-03-04T18:00:00.000Z';
const [before, after] = [new Date('2026-03-04T17:59:59Z'), new Date('2026-03-04T18:00:01Z')];

/** A claim that is due, and its journal. */
function begin() {
  const journal = new TestJournal(docOf('Buses', 'The last bus left.'));
  const annotationId = journal.tag('The last bus left');
  journal.send('check.due-set', { annotationId, value: { dueAt: DUE }, basedOn: null }, { may: () => true });
  return { journal, annotationId, claim: () => journal.annotation(annotationId) };
}

describe('isLate', () => {
  it('is true of a claim whose time has passed while it is not checked', () => {
    const { journal, annotationId, claim } = begin();
    expect([isLate(claim(), before), isLate(claim(), after)]).toEqual([false, true]);
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'A note.' }, basedOn: null });
    expect([isLate(claim(), after), awaitedUntil(claim())]).toEqual([false, null]);
  });

  it('is false of a claim whose work has stopped, and of what is no claim any more', () => {
    const cut = begin();
    cut.journal.send('check.state-changed', { annotationId: cut.annotationId, checkState: 'cut', reason: 'Too long.', basedOn: null });
    expect(isLate(cut.claim(), after)).toBe(false);
    const turned = begin();
    const basedOn = turned.claim().basis.kind.entryId;
    turned.journal.send('annotation.kind-changed', { annotationId: turned.annotationId, kind: 'opinion', basedOn });
    expect(isLate(turned.claim(), after)).toBe(false);
  });
});
