import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { type Annotation, checkOf } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import type { Vote } from './check';
import { countLeft, leftClaimsOf } from './left-claims';
import { whyLeft } from './left-reason';
import { sayLeft } from './say-left';

/** A claim, and the same with a verdict. */
function claims(): { open: Annotation; judged: Annotation } {
  const journal = new TestJournal(docOf('Buses', 'One bus runs at night.'));
  const annotationId = testId();
  journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [{ from: 8, to: 15, exact: 'One bus' }] });
  const open = journal.state.annotations.get(annotationId) ?? expect.fail('no claim');
  journal.send('verdict.given', { annotationId, verdict: { value: 'partly', rationale: 'A note.' }, basedOn: null });
  return { open, judged: journal.state.annotations.get(annotationId) ?? expect.fail('no claim') };
}

const { open, judged } = claims();
const verdict = judged.verdict ?? expect.fail('no verdict');
const proposals = {
  verdict: { verdict: { value: 'refuted', rationale: '' } },
  assignee: { assigneeId: null },
  checking: { checkState: 'checking' },
  'second-check': { checkState: 'second-check' },
  'on-legal': { checkState: 'on-legal' },
} as const;
const rival = (of: keyof typeof proposals): Annotation['rivals'][number] => ({
  entryId: testId(),
  field: of === 'verdict' || of === 'assignee' ? of : 'checkState',
  byId: testId(),
  at: verdict.at,
  proposed: proposals[of],
});
const gone = { ...open.anchor, state: 'orphaned' as const };

/** The same claim with the work on it elsewhere, and what is said of it. */
const cases: [string, Annotation, ReturnType<typeof whyLeft>][] = [
  ['one that nobody has begun', open, 'to-check'],
  ['one in hand', { ...open, checkState: 'checking' }, 'being-checked'],
  ['one with a question out', { ...open, checkState: 'awaiting-reply' }, 'awaiting-reply'],
  ['one that is called decided, without a verdict', { ...open, checkState: 'decided' }, 'being-checked'],
  ['one that is checked', judged, null],
  ['one that another person is to look at', { ...judged, checkState: 'second-check' }, 'second-check'],
  ['one on which two differ', { ...judged, checkState: 'adjudication' }, 'adjudication'],
  ['one that is cut', { ...judged, checkState: 'cut' }, 'set-aside'],
  ['one that legal answers for', { ...open, checkState: 'on-legal' }, 'set-aside'],
  ['one whose words have changed since', { ...judged, isStale: true }, 'stale'],
  ['one with two verdicts at once', { ...judged, rivals: [rival('verdict')] }, 'rival'],
  ['one that somebody else gave to legal at the same time', { ...judged, rivals: [rival('on-legal')] }, 'rival'],
  ['one of which somebody else asked for a second check at the same time', { ...judged, rivals: [rival('second-check')] }, 'rival'],
  ['one that somebody else called begun at the same time', { ...judged, rivals: [rival('checking')] }, null],
  ['one with two assignees at once', { ...judged, rivals: [rival('assignee')] }, null],
  ['one with its words gone', { ...open, anchor: gone }, 'gone'],
  ['one with two verdicts and its words changed', { ...judged, isStale: true, rivals: [rival('verdict')] }, 'rival'],
];

describe('whyLeft', () => {
  it.each(cases)('knows %s', (_, claim, reason) => {
    expect(whyLeft(claim)).toBe(reason);
  });
});

describe('leftClaimsOf', () => {
  it('counts by reason, and neither opinions, what was removed, nor facts', () => {
    const others: Annotation[] = [
      { ...open, kind: 'opinion' },
      { ...open, isRemoved: true },
      { ...open, factOf: testId() },
    ];
    expect(leftClaimsOf([open, open, judged, { ...open, checkState: 'checking' }, ...others])).toEqual([
      { reason: 'being-checked', count: 1 },
      { reason: 'to-check', count: 2 },
    ]);
  });

  it('is the same whatever the order of the tags', () => {
    const all = cases.map(([, claim]) => claim);
    expect(JSON.stringify(leftClaimsOf(all.toReversed()))).toBe(JSON.stringify(leftClaimsOf(all)));
  });
});

const vote = (value: Vote['value']): Vote => ({
  ...{ entryId: testId(), value, rationale: '', words: 'One bus', wordsHash: verdict.wordsHash, byId: testId(), at: verdict.at },
  ...{ scale: verdict.scale, verdictEntryId: verdict.entryId },
});
const votedOn = (checkState: Annotation['checkState'], ...values: Vote['value'][]): Annotation => ({
  ...judged,
  checkState,
  check: { ...checkOf(judged), votes: values.map(vote) },
});

describe('countLeft', () => {
  const twoOfThree = (when: VoteRule['when']): VoteRule => ({ when, needed: 2, of: 3 });
  const underVotes: [string, Annotation, VoteRule | null, string][] = [
    ['waits for a second check where nobody votes', votedOn('second-check'), null, 'second-check'],
    ['waits for votes where all claims are voted on', votedOn('second-check'), twoOfThree('every'), 'votes'],
    ['waits for a second check where only those are on which two differ', votedOn('second-check'), twoOfThree('differ'), 'second-check'],
    ['waits for votes where two differ', votedOn('adjudication', 'partly'), twoOfThree('differ'), 'votes'],
    [
      'is to be decided after votes that named three',
      votedOn('adjudication', 'partly', 'refuted', 'supported'),
      twoOfThree('every'),
      'votes-split',
    ],
    [
      'is to be decided where as many name another',
      votedOn('adjudication', 'partly', 'refuted', 'partly', 'refuted'),
      twoOfThree('every'),
      'votes-split',
    ],
    ['is not voted on without a verdict', { ...open, checkState: 'second-check' }, twoOfThree('every'), 'second-check'],
  ];
  it.each(underVotes)('a claim %s', (_, claim, rule, reason) => {
    expect(countLeft(leftClaimsOf([claim]), rule)).toEqual([{ reason, count: 1 }]);
  });

  it('says what there is to do before what has gone wrong', () => {
    const all = [...cases.map(([, claim]) => claim), open];
    expect(sayLeft(countLeft(leftClaimsOf(all), null))).toBe(
      '2 to check, 2 being checked, 1 awaiting reply, 1 awaiting a second check, 1 to decide between two checkers, 2 set aside, 1 changed since its check, 4 with two verdicts or states at once, 1 with its words gone',
    );
  });
});
