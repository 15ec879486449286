import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { checkOf } from '../tags/annotation';
import type { VoteRule } from '../verdicts/vote-rule';
import { plainCheckRules } from './check-rules';
import { decidedAt, firstVerdictOf, votedAway } from './first-verdict';

const [clea, cyrus, liv, enno] = [testId(), testId(), testId(), testId()];

let journal: TestJournal;
let claim: string;
let votes: VoteRule | null;
/** Each entry a second after the one before. */
let seconds: number;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.'));
  claim = journal.tag('12.35');
  votes = { when: 'differ', needed: 2, of: 3 };
  seconds = 0;
});

const tag = () => journal.annotation(claim);
const at = () => new Date(Date.UTC(2026, 0, 2, 3, 4, seconds)).toISOString();
const send = (actorId: string, type: string, payload: object) => {
  seconds += 1;
  const rules = { ...plainCheckRules, secondCheck: true, votes };
  return journal.send(type, { annotationId: claim, ...payload }, { actorId, rules, now: at(), may: () => true });
};
const seen = () => ({ verdictEntryId: tag().verdict?.entryId, secondEntryId: checkOf(tag()).second?.entryId ?? null });
const judge = (value = 'unproven') => send(clea, 'verdict.given', { verdict: { value, rationale: 'No papers.' }, basedOn: null });
const judgeAgain = (value: string) =>
  send(cyrus, 'check.second-given', { ...seen(), second: { value, rationale: 'I looked.' }, basedOn: null });
const vote = (actorId: string, value: string) => send(actorId, 'check.voted', { ...seen(), vote: { value, rationale: 'I say.' } });
const decide = (took: string, more = {}) => send(enno, 'check.adjudicated', { ...seen(), took, rationale: 'So it is.', ...more });

describe('firstVerdictOf', () => {
  it('is the verdict that was voted on, where votes took another, and none while it stands', () => {
    const first = judge();
    judgeAgain('partly');
    vote(liv, 'partly');
    expect(firstVerdictOf(tag())).toBeNull();
    const last = vote(enno, 'partly');
    expect(tag().verdict?.byId).toBe(liv);
    expect(firstVerdictOf(tag())).toMatchObject({ entryId: first, byId: clea, value: 'unproven', rationale: 'No papers.' });
    send(enno, 'check.voted', { ...seen(), vote: null, undoes: last });
    expect(firstVerdictOf(tag())).toBeNull();
    expect(tag().verdict?.entryId).toBe(first);
  });

  it('is there too where one person took a vote after the votes, and not where votes or that person were for it', () => {
    votes = { when: 'every', needed: 2, of: 2 };
    judge();
    const voteEntryId = vote(liv, 'partly');
    vote(cyrus, 'unproven');
    decide('vote', { voteEntryId });
    expect(firstVerdictOf(tag())).toMatchObject({ byId: clea });
    claim = journal.tag('12.35');
    judge();
    vote(liv, 'unproven');
    vote(cyrus, 'unproven');
    expect(checkOf(tag()).voted).toBeDefined();
    expect(firstVerdictOf(tag())).toBeNull();
  });

  it('is what stands beside the second check, where somebody decided for that', () => {
    votes = null;
    const first = judge();
    judgeAgain('partly');
    expect(firstVerdictOf(tag())).toBeNull();
    decide('second');
    expect(firstVerdictOf(tag())).toMatchObject({ entryId: first, byId: clea });
    expect(votedAway(tag())).toBeNull();
  });
});

describe('decidedAt', () => {
  it('is when the last vote came, not the one in whose name the verdict is', () => {
    expect(decidedAt(tag())).toBeNull();
    judge();
    expect(decidedAt(tag())).toBe(at());
    judgeAgain('partly');
    vote(liv, 'partly');
    vote(enno, 'partly');
    expect(decidedAt(tag())).toBe(at());
    expect(tag().verdict?.at).not.toBe(at());
  });

  it('is when somebody decided after the votes', () => {
    votes = { when: 'every', needed: 2, of: 2 };
    judge();
    const voteEntryId = vote(liv, 'partly');
    vote(cyrus, 'unproven');
    decide('vote', { voteEntryId });
    expect(decidedAt(tag())).toBe(at());
  });
});
