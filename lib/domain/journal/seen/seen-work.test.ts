import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal.fixture';

const colleague = testId();
const theirs = { actorId: colleague };
const REFUSED = 'Someone else has worked on C1 since. It stays as it is.';

let journal: TestJournal;
let claim: string;
let seenSeq: number;

beforeEach(() => {
  journal = new TestJournal(docOf('A ferry', 'It came back with 12 people. The crossing took an hour.'));
  claim = journal.tag('It came back with 12 people');
  seenSeq = journal.state.seq;
});

const tag = () => journal.annotation(claim);
const judge = (sender = {}) => {
  const verdict = { value: 'partly', rationale: 'An hour of work.' };
  return journal.send('verdict.given', { annotationId: claim, basedOn: tag().basis.verdict?.entryId ?? null, verdict }, sender);
};
const comment = (sender = {}) => {
  const ids = { annotationId: claim, threadId: testId(), commentId: testId() };
  return journal.send('comment', { ...ids, about: 'tag', text: 'Ask the harbour.', mentions: [] }, { may: () => true, ...sender });
};
const relate = (sender = {}) => {
  const toId = journal.tag('The crossing took an hour');
  return journal.send('relation.made', { annotationId: claim, relationId: testId(), toId, kind: 'supports' }, sender);
};
const assign = (sender = {}) =>
  journal.send('check.assigned', { annotationId: claim, basedOn: null, value: { personId: testId() } }, { may: () => true, ...sender });
const remove = (more = {}) => journal.send('annotation.removed', { annotationId: claim, ...more });
const makeOpinion = (more = {}) =>
  journal.send('annotation.kind-changed', { annotationId: claim, kind: 'opinion', basedOn: tag().basis.kind.entryId, ...more });

describe('a removal that was on its way', () => {
  it.each([
    ['verdict', judge],
    ['comment', comment],
    ['relation', relate],
    ['assignment', assign],
  ])('takes away no %s that a colleague gave since', (_, work) => {
    work(theirs);
    expect(() => remove({ seenSeq })).toThrow(REFUSED);
    expect(tag().isRemoved).toBe(false);
  });

  it('takes away what its sender had seen, and what they did themselves', () => {
    judge(theirs);
    seenSeq = journal.state.seq;
    comment();
    remove({ seenSeq });
    expect(tag().isRemoved).toBe(true);
    expect(journal.entries.at(-1)?.payload).not.toHaveProperty('seenSeq');
  });

  it('takes all away where nobody says what they saw, as before', () => {
    judge(theirs);
    remove();
    expect(tag().isRemoved).toBe(true);
  });

  it('leaves the work on its facts', () => {
    const fact = testId();
    journal.send('annotation.created', { annotationId: fact, kind: 'claim', factOf: claim, statement: 'There were 12 people' });
    seenSeq = journal.state.seq;
    const verdict = { value: 'partly', rationale: 'Eleven.' };
    journal.send('verdict.given', { annotationId: fact, basedOn: null, verdict }, theirs);
    expect(() => remove({ seenSeq })).toThrow(REFUSED);
  });
});

describe('a change of kind that was on its way', () => {
  it.each([
    ['verdict', judge],
    ['assignment', assign],
  ])('ends no %s that a colleague gave since', (_, work) => {
    work(theirs);
    expect(() => makeOpinion({ seenSeq })).toThrow(REFUSED);
    expect(tag().kind).toBe('claim');
  });

  it('is taken where what came since stays with the tag', () => {
    comment(theirs);
    makeOpinion({ seenSeq });
    expect(tag().kind).toBe('opinion');
    expect(journal.entries.at(-1)?.payload).not.toHaveProperty('seenSeq');
  });

  it('stands beside another one, as before', () => {
    const basedOn = tag().basis.kind.entryId;
    judge(theirs);
    journal.send('annotation.kind-changed', { annotationId: claim, kind: 'proposal', basedOn }, theirs);
    makeOpinion({ seenSeq, basedOn });
    expect(tag().rivals).toMatchObject([{ field: 'kind' }]);
  });

  it('ends the verdict where nobody says what they saw, as before', () => {
    judge(theirs);
    makeOpinion();
    expect(tag().verdict).toBeNull();
  });
});
