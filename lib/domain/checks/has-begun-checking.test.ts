import { describe, expect, it } from 'vitest';
import { docOf, TestJournal } from '../journal/journal.fixture';
import { hasBegunChecking } from './has-begun-checking';

describe('hasBegunChecking', () => {
  it('is true from the first verdict on, also when that was cleared, or its tag removed', () => {
    const journal = new TestJournal(docOf('Night buses', 'The last bus left.'));
    const annotationId = journal.tag('The last bus');
    expect(hasBegunChecking(journal.state)).toBe(false);
    const basedOn = journal.send('verdict.given', { annotationId, verdict: { value: 'partly', rationale: 'It was late.' }, basedOn: null });
    expect(hasBegunChecking(journal.state)).toBe(true);
    journal.send('verdict.given', { annotationId, verdict: null, basedOn });
    expect(hasBegunChecking(journal.state)).toBe(true);
    journal.send('annotation.removed', { annotationId, basedOn: null });
    expect(hasBegunChecking(journal.state)).toBe(true);
  });
});
