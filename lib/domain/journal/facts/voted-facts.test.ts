import { describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { plainCheckRules } from '../../checks/check-rules';
import { docOf, TestJournal, testId } from '../journal.fixture';

const WORDS = 'Rents rose by 40 per cent between 2015 and 2024';
const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };

describe('votes on facts', () => {
  it('decide facts one by one, and the claim follows; on the claim itself nobody votes', () => {
    const journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
    const [checker, elif, hanne] = [testId(), testId(), testId()];
    const claim = journal.tag(WORDS);
    const facts = ['Rents rose by 40 per cent', 'They did between 2015 and 2024'].map((statement) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    });
    const verdict = { value: 'unproven', rationale: 'No figures.' };
    const vote = (annotationId: string, actorId: string, value = 'partly') => {
      const verdictEntryId = journal.annotation(annotationId).verdict?.entryId;
      journal.send('check.voted', { annotationId, verdictEntryId, vote: { value, rationale: 'In part.' } }, { actorId, rules });
    };
    for (const annotationId of facts) journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: checker, rules });
    expect(journal.annotation(claim)).toMatchObject({ verdict: null, checkState: 'second-check' });
    for (const annotationId of facts) vote(annotationId, elif);
    expect(journal.annotation(claim).verdict).toBeNull();
    for (const annotationId of facts) vote(annotationId, hanne);
    expect(journal.annotation(claim)).toMatchObject({
      checkState: 'decided',
      isStale: false,
      verdict: { value: 'partly', followed: ['C2', 'C3'], words: WORDS },
    });
    expect(() => vote(claim, elif)).toThrow('C1 follows its facts: C2, C3.');
    expect(stateToJson(journal.entries.reduce(applyEntry, emptyState(journal.state.articleId)))).toEqual(stateToJson(journal.state));
  });
});
