import { describe, expect, it } from 'vitest';
import type { Stage } from '@/lib/domain/articles/stage';
import type { ClaimRemark, ReportClaim } from '@/lib/domain/report/report';
import { reportLead } from './report-lead';

const claim = (remark: ClaimRemark | null = null): ReportClaim => ({
  annotationId: '',
  label: 'C1',
  locator: '¶1',
  words: '',
  standing: 'open',
  checkState: 'untouched',
  isChecked: false,
  remark,
  earlierWords: null,
  note: '',
  first: null,
  second: null,
  votes: [],
  voted: null,
  adjudication: null,
  methods: [],
  type: null,
  typed: null,
  checklist: null,
  setAside: null,
  relations: [],
  sources: [],
  sourcing: '',
  statement: null,
  facts: [],
  isFollowing: false,
});
const none = { supported: 0, partly: 0, refuted: 0, unproven: 0, checking: 0, open: 0 };
const waiver = { kind: 'to-check', label: 'C1', reason: '', name: '', at: '' } as const;
const say = (claims: ReportClaim[], checkedCount: number, counts = {}, waived = 0, stage: Stage = 'checking') =>
  reportLead({ claims, checkedCount, claimCounts: { ...none, ...counts }, waivers: Array.from({ length: waived }, () => waiver), stage })
    .map(({ text }) => text)
    .join('');

describe('reportLead', () => {
  it.each([
    ['nothing to check', [], 0, {}, 'No claim is tagged in this article yet.'],
    ['nothing checked', [claim()], 0, { open: 1 }, 'We found 1 claim; none is checked yet.'],
    ['some checked', [claim(), claim()], 1, { open: 1, partly: 1 }, 'We found 2 claims; 1 is checked so far. 1 holds in part.'],
    ['the only one checked', [claim()], 1, { supported: 1 }, 'We found 1 claim and checked it. 1 is supported.'],
    [
      'all checked',
      Array.from({ length: 1_200 }, () => claim()),
      1_200,
      { supported: 1_193, partly: 3, refuted: 2, unproven: 2 },
      'We found 1,200 claims and checked every one. 1,193 are supported. 3 hold in part, 2 are refuted and 2 are unproven.',
    ],
    [
      'what is not settled',
      [
        claim('stale'),
        claim('restated'),
        claim('gone'),
        claim('moved'),
        claim('disputed'),
        claim('differing'),
        claim('reworded'),
        claim('reworded'),
      ],
      0,
      {},
      'We found 8 claims; none is checked yet. 2 were reworded on the way. 1 is no longer in the text. 1 stands in another place that nobody has confirmed. 2 have changed since the verdict and must be checked again. 2 have more than one verdict, and nobody has chosen.',
    ],
  ] as const)('says of %s', (_, claims, checkedCount, counts, words) => {
    expect(say([...claims], checkedCount, counts)).toBe(words);
  });

  it('counts a claim with what is to be said of its facts, once', () => {
    const facts = [claim('differing'), claim('disputed'), claim()];
    expect(say([{ ...claim(), facts }, claim()], 1, { checking: 1, supported: 1 })).toBe(
      'We found 2 claims; 1 is checked so far. 1 is supported. 1 has more than one verdict, and nobody has chosen.',
    );
  });

  it('says how many were let pass', () => {
    expect(say([claim(), claim()], 1, { supported: 1, open: 1 }, 1)).toBe(
      'We found 2 claims; 1 is checked so far. 1 is supported. 1 was waived.',
    );
  });

  it.each(['signed-off', 'published'] as const)('promises no more checking of what is %s', (stage) => {
    expect(say([claim(), claim()], 1, { supported: 1, open: 1 }, 1, stage)).toBe(
      'We found 2 claims; 1 is checked. 1 is supported. 1 was waived.',
    );
    expect(say([claim(), claim()], 0, { open: 2 }, 2, stage)).toBe('We found 2 claims; none is checked. 1 was waived.');
  });
});
