import { describe, expect, it } from 'vitest';
import { plainCheckRules } from '@/lib/domain/checks/check-rules';
import { isCountedClaim } from '@/lib/domain/checks/facts';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { blockersOf } from '@/lib/domain/sign-off/sign-off-blockers';
import { asksMore } from './asks-more';

const rules = plainCheckRules;

function begin() {
  const journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.'));
  const claim = journal.tag('The last bus left at 12.35');
  const judge = (annotationId: string) =>
    journal.send('verdict.given', { annotationId, verdict: { value: 'unproven', rationale: 'Who knows.' }, basedOn: null }, { rules });
  const claims = () => [...journal.state.annotations.values()].filter((one) => isCountedClaim(one) && !one.isRemoved);
  return { journal, claim, judge, asks: () => asksMore(plainRules, claims()), left: () => blockersOf(journal.state, plainRules).length };
}

describe('asksMore', () => {
  it('is false where the claims that are not checked are all there is', () => {
    const { claim, judge, asks, left } = begin();
    expect(asks()).toBe(false);
    judge(claim);
    expect([asks(), left()]).toEqual([false, 0]);
  });

  it('is true where a fact of a claim was set aside: the claim counts as checked, and the gate refuses', () => {
    const { journal, claim, judge, asks, left } = begin();
    const [one = '', other = ''] = ['It left at 12.35', 'It was the last one'].map((statement) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    });
    judge(one);
    journal.send('check.state-changed', { annotationId: other, checkState: 'cut', reason: 'It goes.', basedOn: null }, { rules });
    expect(journal.annotation(claim).checkState).toBe('decided');
    expect([asks(), left()]).toEqual([true, 1]);
  });

  it('is true where somebody asked for a second check of a claim that was decided', () => {
    const { journal, claim, judge, asks, left } = begin();
    judge(claim);
    const named = { annotationId: claim, value: { personId: testId() }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: testId(), may: () => true });
    expect(journal.annotation(claim).checkState).toBe('second-check');
    expect([asks(), left()]).toEqual([true, 1]);
  });

  it.each([{ secondCheck: true }, { coverage: true }, { twoSources: true }, { primarySource: true }])('is true by a rule: %o', (rule) => {
    expect(asksMore({ ...plainRules, ...rule }, [])).toBe(true);
  });
});
