import { describe, expect, it } from 'vitest';
import { tallyClaims } from '@/lib/domain/checks/claim-counts';
import { tagsAtMoment } from '@/lib/domain/history/compare-tags';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { claimsAtMoment } from './claims-at-moment';

/** Claims on single words, one in each way to have a verdict or none, and an opinion. */
function newsroom() {
  const journal = new TestJournal(docOf('Buses', 'Anna beat Carl drank Eve found Gus'));
  const judge = (annotationId: string) =>
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'A note.' }, basedOn: null });
  const setTo = (annotationId: string, checkState: string, rest = {}) => {
    const basedOn = journal.annotation(annotationId).basis.checkState?.entryId ?? null;
    journal.send('check.state-changed', { annotationId, checkState, basedOn, ...rest });
  };
  const claims = ['Anna', 'beat', 'Carl', 'drank', 'Eve', 'found'].map((word) => journal.tag(word));
  const [, waiting = '', differing = '', cut = '', replying = ''] = claims;
  const given = claims.slice(0, 5).map(judge);
  setTo(waiting, 'second-check');
  const second = { value: 'partly', rationale: 'Not all of it.' };
  journal.send('check.second-given', { annotationId: differing, verdictEntryId: given[2], basedOn: null, second }, { actorId: testId() });
  setTo(cut, 'cut', { reason: 'The words go.' });
  setTo(replying, 'awaiting-reply');
  journal.tag('Gus', 'opinion');
  return journal.state;
}

describe('claimsAtMoment', () => {
  it('counts no verdict that waits for another person, and apart what was set aside', () => {
    const { claims, going, checkedCount } = claimsAtMoment(tagsAtMoment(newsroom()));
    expect(claims).toHaveLength(6);
    expect(claims.map(({ standing }) => standing)).toEqual(['unproven', 'unproven', 'unproven', 'unproven', 'unproven', 'open']);
    expect(going.map(({ progress }) => progress)).toEqual(['unproven', 'checking', 'checking', 'checking', 'open']);
    expect(checkedCount).toBe(1);
  });

  it('agrees with what the lists count of the same article', () => {
    const state = newsroom();
    expect(claimsAtMoment(tagsAtMoment(state)).checkedCount).toBe(tallyClaims(state.annotations.values()).checkedCount);
  });
});
