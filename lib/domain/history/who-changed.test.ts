import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { checkOf } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { compareTags } from './compare-tags';

const [clea, cyrus, liv, enno] = [testId(), testId(), testId(), testId()];
const oneDecides = { ...plainCheckRules, secondCheck: true };
const votesOf = (needed: number, of: number) => ({ ...oneDecides, votes: { when: 'differ' as const, needed, of } });

let journal: TestJournal;
let claim: string;
let rules: typeof plainCheckRules;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  claim = journal.tag('the next one is at 5.10');
  rules = oneDecides;
});

const tag = () => journal.annotation(claim);
const send = (actorId: string, type: string, payload: object) =>
  journal.send(type, { annotationId: claim, ...payload }, { actorId, rules, may: () => true });
const judge = (actorId: string, value = 'unproven') =>
  send(actorId, 'verdict.given', { verdict: { value, rationale: 'No timetable.' }, basedOn: tag().basis.verdict?.entryId ?? null });
const judgeAgain = (actorId: string, value: string) =>
  send(actorId, 'check.second-given', {
    verdictEntryId: tag().verdict?.entryId,
    second: { value, rationale: 'I looked.' },
    basedOn: checkOf(tag()).basis.secondCheck?.entryId ?? null,
  });
const seen = () => ({ verdictEntryId: tag().verdict?.entryId, secondEntryId: checkOf(tag()).second?.entryId ?? null });
const vote = (actorId: string, value: string) =>
  send(actorId, 'check.voted', { ...seen(), vote: { value, rationale: `${value}, I say.` } });
const decide = (actorId: string, took: string, more = {}) =>
  send(actorId, 'check.adjudicated', { ...seen(), took, rationale: 'So it says.', ...more });

/** By which entry a verdict changed since a moment, all of them after it. */
function changesSince(seq: number) {
  const changes = compareTags(journal.stateAt(seq), journal.state).filter(({ what }) => what === 'verdict');
  for (const { entryId } of changes) {
    if (entryId !== null) expect(journal.entries.find(({ id }) => id === entryId)?.seq).toBeGreaterThan(seq);
  }
  return changes.map(({ entryId, before, tag: now }) => [before?.standing, now.standing, entryId]);
}
const seqNow = () => journal.state.seq;

describe('whoever changed a verdict between two moments', () => {
  it('is who decided for the second check', () => {
    judge(clea);
    judgeAgain(cyrus, 'partly');
    const waiting = seqNow();
    const decision = decide(liv, 'second');
    expect(changesSince(waiting)).toEqual([['unproven', 'partly', decision]]);
    expect(changesSince(1)).toEqual([['open', 'partly', decision]]);
  });

  it('is who cast the vote that decided, not the one in whose name the verdict is', () => {
    rules = votesOf(2, 3);
    judge(clea);
    judgeAgain(cyrus, 'partly');
    const before = seqNow();
    vote(liv, 'partly');
    const waiting = seqNow();
    const last = vote(enno, 'partly');
    expect(tag().verdict?.byId).toBe(liv);
    for (const seq of [before, waiting]) expect(changesSince(seq)).toEqual([['unproven', 'partly', last]]);
    const decided = seqNow();
    const back = send(enno, 'check.voted', { ...seen(), vote: null, undoes: last });
    expect(changesSince(decided)).toEqual([['partly', 'unproven', back]]);
  });

  it('is who decided after votes, for one of them', () => {
    rules = votesOf(2, 2);
    judge(clea);
    judgeAgain(cyrus, 'partly');
    const voteEntryId = vote(liv, 'partly');
    vote(enno, 'unproven');
    const waiting = seqNow();
    const decision = decide(testId(), 'vote', { voteEntryId });
    expect(changesSince(waiting)).toEqual([['unproven', 'partly', decision]]);
  });

  it('is whoever gave it where others decided for it, or judged it anew after that', () => {
    const given = judge(clea);
    judgeAgain(cyrus, 'partly');
    decide(liv, 'first');
    expect(changesSince(1)).toEqual([['open', 'unproven', given]]);
    judge(clea);
    judgeAgain(cyrus, 'partly');
    decide(liv, 'second');
    const decided = seqNow();
    const anew = judge(enno, 'unproven');
    expect(changesSince(decided)).toEqual([['partly', 'unproven', anew]]);
    const judged = seqNow();
    const back = send(enno, 'verdict.given', { verdict: null, undoes: anew, basedOn: anew });
    expect(changesSince(judged)).toEqual([['unproven', 'partly', back]]);
  });

  it('is who merged it into the claim, wherever it had been decided', () => {
    const other = journal.tag('the next one is at 5.10');
    judge(clea);
    judgeAgain(cyrus, 'partly');
    decide(liv, 'second');
    const apart = seqNow();
    const merge = journal.send('annotation.merged', { annotationId: claim, intoId: other }, { actorId: enno });
    expect(changesSince(apart)).toEqual([['open', 'partly', merge]]);
  });

  it('is nobody where the text alone says again what was judged', () => {
    judge(clea);
    const type = (words: string, others: string) => {
      const { from, to } = journal.rangeOf(words);
      journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(others)));
    };
    type('5.10', '6.45');
    const stale = seqNow();
    type('6.45', '5.10');
    expect(changesSince(stale)).toEqual([['checking', 'unproven', null]]);
  });
});
