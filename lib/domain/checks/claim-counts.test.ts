import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { claimStandingOf, progressOf, tallyClaims } from './claim-counts';
import { leftClaimsOf } from './left-claims';

/** A claim for each of the first words, and the ids of their tags. */
function journalWith(count: number) {
  const journal = new TestJournal(docOf('Buses', 'One two three four five six seven.'));
  const words = [...'One two three four five six seven'.matchAll(/\w+/g)].slice(0, count);
  const ids = words.map((word) => {
    const [annotationId, from] = [testId(), 8 + word.index];
    const ranges = [{ from, to: from + word[0].length, exact: word[0] }];
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges });
    return annotationId;
  });
  const judge = (annotationId: string | undefined, value: string) =>
    journal.send('verdict.given', { annotationId, verdict: { value, rationale: 'A note.' }, basedOn: null });
  return { journal, ids, judge };
}

describe('tallyClaims', () => {
  it('counts claims by verdict, and none of what was removed', () => {
    const { journal, ids, judge } = journalWith(5);
    judge(ids[0], 'partly');
    judge(ids[1], 'unproven');
    judge(ids[2], 'unproven');
    journal.send('annotation.removed', { annotationId: ids[4], basedOn: null });
    expect(tallyClaims(journal.state.annotations.values())).toEqual({
      claimCount: 4,
      checkedCount: 3,
      verdictCount: 3,
      claimCounts: { supported: 0, partly: 1, refuted: 0, unproven: 2, checking: 0, open: 1 },
    });
  });

  it('adds up to the claims, whatever their verdicts', () => {
    const { journal, ids, judge } = journalWith(7);
    for (const id of ids.slice(2)) judge(id, 'partly');
    const { claimCounts, claimCount } = tallyClaims(journal.state.annotations.values());
    expect(Object.values(claimCounts).reduce((sum, count) => sum + count)).toBe(claimCount);
  });

  it('leaves as many by reason as are not checked', () => {
    const { journal, ids, judge } = journalWith(7);
    for (const id of ids.slice(3)) judge(id, 'partly');
    const basedOn = journal.state.annotations.get(ids[4] ?? '')?.basis.checkState?.entryId;
    journal.send('check.state-changed', { annotationId: ids[4], checkState: 'second-check', basedOn });
    const all = [...journal.state.annotations.values()];
    const { claimCount, checkedCount, claimCounts } = tallyClaims(all);
    expect(claimCounts).toMatchObject({ partly: checkedCount, checking: 1, open: 3 });
    expect(leftClaimsOf(all).reduce((sum, { count }) => sum + count, 0)).toBe(claimCount - checkedCount);
  });
});

describe('progressOf', () => {
  it('has a verdict count once the claim is checked, and what waits for anybody as being checked', () => {
    const { journal, ids, judge } = journalWith(1);
    const [open] = journal.state.annotations.values();
    judge(ids[0], 'partly');
    const [claim] = journal.state.annotations.values();
    if (!claim || !open) throw new Error('no claim');
    expect([open, claim].map(progressOf)).toEqual(['open', 'partly']);
    for (const checkState of ['second-check', 'adjudication', 'awaiting-reply', 'cut'] as const) {
      expect(progressOf({ ...claim, checkState })).toBe('checking');
    }
    expect(progressOf({ ...claim, isStale: true })).toBe('checking');
  });
});

describe('claimStandingOf', () => {
  it('counts a stale verdict as being checked', () => {
    const { journal, ids, judge } = journalWith(1);
    judge(ids[0], 'partly');
    const [claim] = journal.state.annotations.values();
    if (!claim) throw new Error('no claim');
    expect(claimStandingOf(claim)).toBe('partly');
    expect(claimStandingOf({ ...claim, isStale: true })).toBe('checking');
    expect(claimStandingOf({ ...claim, verdict: null, checkState: 'untouched' })).toBe('open');
  });
});
