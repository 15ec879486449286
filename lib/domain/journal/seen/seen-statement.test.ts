import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { plainCheckRules } from '../../checks/check-rules';
import { isChecked } from '../../tags/annotation';
import { docOf, TestJournal, testId } from '../journal.fixture';

const WORDS = 'They rose by 40 per cent';
const SAID = 'Rents in Leipzig rose by 40 per cent';
const OTHER = 'Rents in Leipzig rose by 60 per cent';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
  claim = journal.tag(WORDS);
});

const tag = (id = claim) => journal.annotation(id);
const state = (statement: string | null, id = claim) =>
  journal.send('annotation.stated', { annotationId: id, statement, basedOn: tag(id).stated?.basis.entryId ?? null });
/** Gives a verdict, as whoever saw the statement of `statedEntryId`. */
const judge = (statedEntryId?: string | null, more: object = {}, id = claim) =>
  journal.send('verdict.given', {
    annotationId: id,
    basedOn: tag(id).basis.verdict?.entryId ?? null,
    verdict: { value: 'partly', rationale: 'As it is.' },
    ...(statedEntryId !== undefined && { statedEntryId }),
    ...more,
  });
const isStale = (id = claim) => [tag(id).isStale, isChecked(tag(id))];
const stale = [true, false];
const checked = [false, true];

describe('a verdict on a statement that a colleague changed before it came', () => {
  it('is stored, stale, with what it was given on', () => {
    const seen = state(SAID);
    state(OTHER);
    judge(seen);
    expect(isStale()).toEqual(stale);
    expect(tag().verdict).toMatchObject({ words: WORDS, restatedFrom: SAID });
    expect(journal.entries.at(-1)?.payload).toMatchObject({ statedEntryId: seen, verdict: { restatedFrom: SAID } });
  });

  it('stands where what is checked means the same', () => {
    const seen = state(SAID);
    state(`${SAID.replace('per cent', '%')}.`);
    judge(seen);
    expect(isStale()).toEqual(checked);
    expect(tag().verdict).not.toHaveProperty('restatedFrom');
  });

  it('was on the words where there was no statement yet', () => {
    state(OTHER);
    judge(null);
    expect(isStale()).toEqual(stale);
    expect(tag().verdict?.restatedFrom).toBe(WORDS);
  });

  it('is on the words again where the statement that was seen was taken away, and is stale where they say something else', () => {
    const seen = state(OTHER);
    state(null);
    judge(seen);
    expect(isStale()).toEqual(stale);
    expect(tag().verdict?.restatedFrom).toBe(OTHER);
  });

  it('stands again as soon as the statement says what was judged', () => {
    const seen = state(SAID);
    state(OTHER);
    judge(seen);
    state(SAID);
    expect(isStale()).toEqual(checked);
  });

  it('is not covered by taking it back and bringing it again', () => {
    const seen = state(SAID);
    state(OTHER);
    const given = judge(seen);
    judge(undefined, { verdict: null, basedOn: given, undoes: given });
    expect(tag().verdict).toBeNull();
    judge(seen);
    expect(isStale()).toEqual(stale);
  });

  it('keeps what it was given on where it stands beside another, and is not taken', () => {
    const seen = state(SAID);
    state(OTHER);
    judge(tag().stated?.basis.entryId);
    const rival = judge(seen, { basedOn: null, verdict: { value: 'unproven', rationale: 'No.' } });
    expect(tag().rivals).toMatchObject([{ proposed: { verdict: { restatedFrom: SAID } } }]);
    expect(() => journal.send('rival.settled', { annotationId: claim, rivalEntryId: rival, take: true }, { may: () => true })).toThrow(
      'What is checked of C1 has changed since.',
    );
  });

  it('lets nobody look again at it, or vote on it', () => {
    const seen = state(SAID);
    state(OTHER);
    const verdictEntryId = judge(seen);
    const found = { value: 'partly', rationale: 'I too.' };
    const sender = { actorId: testId() };
    expect(() => journal.send('check.second-given', { annotationId: claim, second: found, verdictEntryId, basedOn: null }, sender)).toThrow(
      'C1 has no verdict on these words.',
    );
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
    expect(() => journal.send('check.voted', { annotationId: claim, verdictEntryId, vote: found }, { ...sender, rules })).toThrow(
      'C1 has no verdict on these words to vote on.',
    );
  });

  it('lets nobody look again at a verdict, or vote on it, whose statement was changed since they saw it', () => {
    const seen = state(SAID);
    const verdictEntryId = judge(seen);
    state(OTHER);
    const found = { value: 'partly', rationale: 'I too.' };
    const sender = { actorId: testId() };
    expect(() => journal.send('check.second-given', { annotationId: claim, second: found, verdictEntryId, basedOn: null }, sender)).toThrow(
      'C1 has no verdict on these words.',
    );
    judge(tag().stated?.basis.entryId);
    expect(() => journal.send('check.second-given', { annotationId: claim, second: found, verdictEntryId, basedOn: null }, sender)).toThrow(
      'The first verdict of C1 was changed since.',
    );
  });

  it('of a fact leaves its claim undecided', () => {
    const fact = (statement: string) => {
      const annotationId = testId();
      return { annotationId, entryId: journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement }) };
    };
    const [first, second] = [fact('Rents rose'), fact('By 40 per cent')];
    state('Rents fell', first.annotationId);
    judge(first.entryId, {}, first.annotationId);
    judge(second.entryId, {}, second.annotationId);
    expect([tag(first.annotationId).verdict?.restatedFrom, isStale(second.annotationId)]).toEqual(['Rents rose', checked]);
    expect(tag().verdict).toBeNull();
  });

  it('is refused where nobody knows the statement that it names: that of another claim, or one that was never stored', () => {
    const other = journal.tag('nobody built');
    const elsewhere = state('Nobody built a house', other);
    state(OTHER);
    const said = 'What is checked of C1 was changed since. Look at it once more.';
    expect(() => judge(elsewhere)).toThrow(said);
    expect(() => judge(testId())).toThrow(said);
  });

  it('counts for the statement that stands where it does not say which it is on, as before', () => {
    state(SAID);
    state(OTHER);
    judge();
    expect(isStale()).toEqual(checked);
    expect(journal.entries.at(-1)?.payload).not.toHaveProperty('statedEntryId');
  });

  it('is told by replay as it was decided', () => {
    const seen = state(SAID);
    state(OTHER);
    judge(seen);
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
  });
});
