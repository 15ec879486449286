import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { blockersOf } from '../sign-off/sign-off-blockers';
import { checkOf, reasonAside } from '../tags/annotation';
import { docOf, TestJournal, testId } from './journal.fixture';

const [elif, jonah, nika] = [testId(), testId(), testId()];

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The next one is at 5.10.'));
  claim = journal.tag('The next one is at 5.10');
});

const tag = () => journal.annotation(claim);
const stateId = () => tag().basis.checkState?.entryId ?? null;
const verdictId = () => tag().basis.verdict?.entryId ?? null;
const judge = (actorId: string, more: object = {}, value: string | null = 'unproven') =>
  journal.send(
    'verdict.given',
    { annotationId: claim, verdict: value && { value, rationale: 'No timetable.' }, basedOn: verdictId(), ...more },
    { actorId },
  );
const lookAgain = (actorId: string, more: object = {}, value = 'unproven') =>
  journal.send(
    'check.second-given',
    { annotationId: claim, verdictEntryId: tag().verdict?.entryId, second: { value, rationale: 'None.' }, basedOn: null, ...more },
    { actorId },
  );
const setAside = (actorId: string) =>
  journal.send('check.state-changed', { annotationId: claim, checkState: 'on-legal', reason: 'Libel.', basedOn: stateId() }, { actorId });
const undo = (actorId: string, undoes: string) => judge(actorId, { basedOn: undoes, undoes }, null);
const inTheWay = () => blockersOf(journal.state, plainCheckRules).map(({ kind }) => kind);

/** The claim is on legal, by this entry, and replay says the same. */
function expectAside(entryId: string) {
  expect(tag()).toMatchObject({ checkState: 'on-legal', basis: { checkState: { entryId } } });
  expect(reasonAside(tag())?.text).toBe('Libel.');
  expect(inTheWay()).toEqual(['set-aside']);
  const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
  expect(replayed.annotations.get(claim)).toEqual(tag());
}

describe('a claim that somebody set aside', () => {
  it('stays so with the verdict of who did not see that, and that is kept', () => {
    const seenStateId = stateId();
    const aside = setAside(jonah);
    const given = judge(elif, { seenStateId });
    expectAside(aside);
    expect(tag().verdict).toMatchObject({ entryId: given, value: 'unproven' });
    // As whoever set it aside may take that back.
    journal.send(
      'check.state-changed',
      { annotationId: claim, checkState: 'untouched', basedOn: aside, undoes: aside },
      { actorId: jonah },
    );
    expect(tag().checkState).toBe('untouched');
  });

  it('is decided by who saw it, or set it aside, and where nobody says what they saw', () => {
    for (const more of [() => ({ seenStateId: stateId() }), () => ({})]) {
      setAside(jonah);
      judge(elif, more());
      expect(tag().checkState).toBe('decided');
    }
    const seenStateId = stateId();
    setAside(elif);
    judge(elif, { seenStateId });
    expect(tag().checkState).toBe('decided');
  });

  it('stays so with a second check of who did not see that, and when that is taken back', () => {
    judge(elif);
    const seenStateId = stateId();
    const aside = setAside(jonah);
    const second = lookAgain(nika, { seenStateId }, 'partly');
    expectAside(aside);
    expect(checkOf(tag()).second?.entryId).toBe(second);
    lookAgain(nika, { second: null, basedOn: second, undoes: second });
    expectAside(aside);
    lookAgain(nika, { basedOn: stateIdOfSecond(), seenStateId: stateId() });
    expect(tag().checkState).toBe('decided');
  });

  it('stays so when a verdict is taken back or given once more', () => {
    const given = judge(elif);
    const undone = undo(elif, given);
    const aside = setAside(jonah);
    const again = judge(elif, { seenStateId: undone });
    expectAside(aside);
    const back = undo(elif, again);
    expectAside(aside);
    judge(elif, { basedOn: back, seenStateId: back });
    expectAside(aside);
    judge(nika, {}, null);
    expectAside(aside);
  });

  it('stays so when somebody takes another verdict or second check that was given at the same time', () => {
    judge(elif);
    const rivalEntryId = judge(nika, { basedOn: null }, 'partly');
    const aside = setAside(jonah);
    journal.send('rival.settled', { annotationId: claim, rivalEntryId, take: true }, { actorId: jonah, may: () => true });
    expect(tag().verdict?.value).toBe('partly');
    expectAside(aside);
  });
});

describe('what a colleague has lifted since', () => {
  const setState = (actorId: string, checkState: string, more: object = {}) =>
    journal.send('check.state-changed', { annotationId: claim, checkState, basedOn: stateId(), ...more }, { actorId, may: () => true });
  const lift = (aside: string, checkState: string) => setState(jonah, checkState, { basedOn: aside, undoes: aside });
  const undoSecond = (second: string) => lookAgain(nika, { second: null, basedOn: second, undoes: second });
  const expectState = (checkState: string, basisId: string) => {
    expect(tag()).toMatchObject({ checkState, basis: { checkState: { entryId: basisId } } });
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(replayed.annotations.get(claim)).toEqual(tag());
  };

  it('stays lifted when a verdict that had left it is taken back', () => {
    const seenStateId = stateId();
    const aside = setAside(jonah);
    const given = judge(elif, { seenStateId });
    const lifted = lift(aside, 'untouched');
    undo(elif, given);
    expect(tag().verdict).toBeNull();
    expectState('untouched', lifted);
  });

  it('is checked again where the verdict by which it was decided goes, and stays decided by the one before', () => {
    const seenStateId = stateId();
    setAside(jonah);
    const given = judge(elif, { seenStateId });
    setState(jonah, 'decided');
    const undone = undo(elif, given);
    expectState('checking', undone);

    judge(elif);
    const seen = stateId();
    const aside = setAside(jonah);
    const changed = judge(elif, { seenStateId: seen }, 'partly');
    const lifted = lift(aside, 'decided');
    undo(elif, changed);
    expect(tag().verdict?.value).toBe('unproven');
    expectState('decided', lifted);
  });

  it('stays lifted when a second check that had left it is taken back, and is waited for where the desk asks for one', () => {
    const rules = { ...plainCheckRules, secondCheck: true };
    judge(elif);
    const seenStateId = stateId();
    const aside = setAside(jonah);
    const second = lookAgain(nika, { seenStateId });
    const lifted = lift(aside, 'decided');
    undoSecond(second);
    expectState('decided', lifted);

    const seen = stateId();
    setAside(jonah);
    const late = lookAgain(nika, { seenStateId: seen, basedOn: stateIdOfSecond() });
    setState(jonah, 'decided');
    const takenBack = { annotationId: claim, verdictEntryId: verdictId(), second: null, basedOn: late, undoes: late };
    const undone = journal.send('check.second-given', takenBack, { actorId: nika, rules });
    expectState('second-check', undone);
  });

  it('is set aside again by the undo of the verdict that had ended it itself', () => {
    setAside(jonah);
    const given = judge(elif, { seenStateId: stateId() });
    const undone = undo(elif, given);
    expectAside(undone);
  });
});

describe('a second check that was kept while the claim was set aside', () => {
  const setState = (checkState: string, more: object = {}) =>
    journal.send(
      'check.state-changed',
      { annotationId: claim, checkState, basedOn: stateId(), ...more },
      { actorId: jonah, may: () => true },
    );
  const lift = (aside: string, checkState: string) => setState(checkState, { basedOn: aside, undoes: aside });
  const lookAside = (value: string) => {
    const seenStateId = stateId();
    const aside = setAside(jonah);
    const second = lookAgain(nika, { seenStateId, basedOn: stateIdOfSecond() }, value);
    return { aside, second };
  };
  const decide = (secondEntryId: string) =>
    journal.send('check.adjudicated', { annotationId: claim, secondEntryId, took: 'first', rationale: 'As it is.' }, { actorId: jonah });
  const replayed = () => journal.entries.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);

  it.each(['decided', 'second-check'])('and differs is decided on by a third once that is taken back: from %s', (before) => {
    judge(elif);
    if (before === 'second-check') setState(before);
    const { aside, second } = lookAside('partly');
    const lifted = lift(aside, before);
    expect(tag()).toMatchObject({ checkState: 'adjudication', basis: { checkState: { entryId: lifted } } });
    setState('on-legal', { basedOn: lifted, undoes: lifted });
    expect(reasonAside(tag())?.text).toBe('Libel.');
    setState('adjudication');
    decide(second);
    expect(tag().checkState).toBe('decided');
    expect(replayed()).toEqual(tag());
  });

  it('and agrees lets the claim be decided once that is taken back', () => {
    judge(elif);
    setState('second-check');
    const { aside } = lookAside('unproven');
    lift(aside, 'second-check');
    expect(tag()).toMatchObject({ checkState: 'decided', check: { needsSecond: true } });
    expect(inTheWay()).toEqual([]);
    expect(replayed()).toEqual(tag());
  });

  it('is not decided on before, which is said, and is in whatever state the work goes on', () => {
    judge(elif);
    const { second } = lookAside('partly');
    expect(() => decide(second)).toThrow('C1 is set to on legal. Take that back, then a third person decides.');
    setState('checking');
    decide(second);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'unproven' } });
    expect(inTheWay()).toEqual([]);
    expect(() => decide(second)).toThrow('Nobody differs on C1 any more.');
    expect(replayed()).toEqual(tag());
  });
});

const stateIdOfSecond = () => checkOf(tag()).basis.secondCheck?.entryId ?? null;
