import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState } from '../../article-state';
import { plainCheckRules } from '../../checks/check-rules';
import { isSecondTaken, takenSecond } from '../../checks/second-taken';
import { sayBlockers } from '../../sign-off/count-blockers';
import { blockersOf } from '../../sign-off/sign-off-blockers';
import { checkOf, isChecked } from '../../tags/annotation';
import { tagEvents } from '../../tags/tag-events';
import { articleSchema } from '../../text/article-schema';
import type { VoteRule } from '../../verdicts/vote-rule';
import { awaitsVoteOf } from '../../verdicts/votes';
import { erasePayload } from '../erase';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { expectReplayed } from '../replayed.fixture';

const [nika, hanne, marc, elif, jonah] = [testId(), testId(), testId(), testId(), testId()];
const rulesWith = (votes: VoteRule | null) => ({ ...plainCheckRules, votes });
const every = rulesWith({ when: 'every', needed: 2, of: 3 });
const differ = { ...rulesWith({ when: 'differ', needed: 2, of: 3 }), secondCheck: true };

let journal: TestJournal;
let claim: string;
let rules: typeof plainCheckRules;
/** Each entry a second after the one before. */
let seconds: number;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  claim = journal.tag('the next one is at 5.10');
  rules = every;
  seconds = 0;
});

const tag = () => journal.annotation(claim);
const check = () => checkOf(tag());
const send = (actorId: string, type: string, payload: object, sender = {}) => {
  seconds += 1;
  const now = new Date(Date.UTC(2026, 0, 2, 3, 4, seconds)).toISOString();
  return journal.send(type, { annotationId: claim, ...payload }, { actorId, rules, now, ...sender });
};
const judge = (actorId: string, value = 'unproven', rationale = 'No timetable.') =>
  send(actorId, 'verdict.given', { verdict: { value, rationale }, basedOn: tag().basis.verdict?.entryId ?? null });
const judgeAgain = (actorId: string, value: string) =>
  send(actorId, 'check.second-given', {
    verdictEntryId: tag().verdict?.entryId,
    second: { value, rationale: 'I looked.' },
    basedOn: check().basis.secondCheck?.entryId ?? null,
  });
const seen = () => ({ verdictEntryId: tag().verdict?.entryId, secondEntryId: check().second?.entryId ?? null });
const vote = (actorId: string, value = 'unproven', more = {}) =>
  send(actorId, 'check.voted', { ...seen(), vote: { value, rationale: `${value}, I say.` }, ...more });
const takeBack = (actorId: string, undoes: string) => send(actorId, 'check.voted', { ...seen(), vote: null, undoes });
const decide = (actorId: string, took: string, more = {}, sender: object = { may: () => true }) =>
  send(actorId, 'check.adjudicated', { secondEntryId: check().second?.entryId ?? null, took, rationale: 'So it says.', ...more }, sender);
const insertAt = (words: string, more: string) => {
  const at = journal.rangeOf(words).from;
  journal.edit(new Transform(journal.state.doc).insert(at, articleSchema.text(more)));
};

const typeOver = (words: string, others: string) => {
  const { from, to } = journal.rangeOf(words);
  return new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(others));
};

describe('votes on every claim', () => {
  it('are waited for by every verdict, and decide for it when enough name it', () => {
    judge(nika);
    expect(tag().checkState).toBe('second-check');
    vote(hanne);
    expect(tag()).toMatchObject({
      checkState: 'second-check',
      check: { votes: [{ byId: hanne, value: 'unproven', words: tag().verdict?.words }] },
    });
    const last = vote(marc);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: nika }, check: { voted: { entryId: last, rule: every.votes } } });
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('make what they name the verdict, in the name of the first who said so; what stood stays on record', () => {
    const given = judge(nika);
    const first = vote(hanne, 'partly');
    vote(marc);
    vote(elif, 'partly');
    expect(tag()).toMatchObject({
      checkState: 'decided',
      isStale: false,
      verdict: { entryId: first, value: 'partly', byId: hanne },
      pastVerdicts: [{ verdict: null }, { verdict: { entryId: given, byId: nika }, checkState: 'second-check' }],
      basis: { verdict: { entryId: first, byId: hanne } },
    });
    expectReplayed(journal);
  });

  it('are not by who gave the verdict or wrote the article, and not without a reason where a verdict needs one', () => {
    judge(nika);
    expect(() => vote(nika)).toThrow('You gave the verdict that is voted on. Others vote.');
    journal.send('article.author-named', { authorId: hanne });
    expect(() => vote(hanne)).toThrow('This is your article. Others vote.');
    expect(() => vote(marc, 'supported')).toThrow('Supported needs a source that supports it.');
    expect(() => vote(marc, 'partly', { vote: { value: 'partly', rationale: '' } })).toThrow('Partly needs a note.');
  });

  it('are of the verdict that was seen: another one begins anew, and its undo brings them back', () => {
    judge(nika);
    const old = tag().verdict?.entryId;
    const kept = vote(hanne);
    const before = tag().check;
    const again = judge(nika, 'partly', 'On Sundays.');
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { pastVotes: [{ entryId: kept, endedBy: again }] } });
    expect(check().votes).toBeUndefined();
    expect(() => vote(marc, 'unproven', { verdictEntryId: old })).toThrow('The verdict of C1 was changed since. Look at it once more.');
    send(nika, 'verdict.given', { verdict: null, basedOn: again, undoes: again });
    expect(tag().check).toEqual(before);
    vote(marc);
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('come back as decided with the verdict that they decided for', () => {
    judge(nika);
    vote(hanne);
    vote(marc);
    const before = tag();
    const again = judge(elif, 'partly', 'On Sundays.');
    expect(check().voted).toBeUndefined();
    expect(tag().pastVerdicts.at(-1)?.voted).toEqual(before.check?.voted);
    send(elif, 'verdict.given', { verdict: null, basedOn: again, undoes: again });
    expect(tag()).toMatchObject({ checkState: 'decided', check: before.check ?? {} });
    expectReplayed(journal);
  });

  it('count no more when the words say something else, and count on through a space', () => {
    judge(nika);
    vote(hanne, 'partly');
    journal.edit(typeOver('the next', 'the  next'));
    expect(tag().isStale).toBe(false);
    vote(marc, 'partly');
    // Hanne judged the words with one space, for which the verdict holds.
    expect(tag()).toMatchObject({ checkState: 'decided', isStale: false, verdict: { byId: hanne } });
    insertAt('5.10', '1');
    expect(tag().isStale).toBe(true);
    expect(() => vote(elif, 'partly')).toThrow('C1 has no verdict on these words to vote on.');
    judge(nika, 'partly', 'It holds.');
    expect(tag().checkState).toBe('second-check');
    expect(check().votes).toBeUndefined();
    expectReplayed(journal);
  });

  it('are one a person: a later one takes the place of the earlier, which stays on record', () => {
    judge(nika);
    const earlier = vote(hanne, 'partly');
    const later = vote(hanne);
    expect(check()).toMatchObject({ votes: [{ entryId: later }], pastVotes: [{ entryId: earlier, endedBy: later }] });
    takeBack(hanne, later);
    expect(check()).toMatchObject({ votes: [{ entryId: earlier }], pastVotes: [{ entryId: later }] });
    takeBack(hanne, earlier);
    expect(check().votes).toBeUndefined();
    expect(check().pastVotes?.map(({ entryId }) => entryId)).toEqual([later, earlier]);
    expectReplayed(journal);
  });

  it('are taken back with what they decided, and by nobody else', () => {
    judge(nika);
    const first = vote(hanne, 'partly');
    const last = vote(marc, 'partly');
    expect(() => takeBack(elif, last)).toThrow('Only who made that change of C1 can undo it.');
    expect(() => takeBack(hanne, first)).toThrow('The votes on C1 are closed. Yours stays as it is.');
    takeBack(marc, last);
    expect(tag()).toMatchObject({
      checkState: 'second-check',
      verdict: { byId: nika, value: 'unproven' },
      check: { votes: [{ byId: hanne }] },
    });
    expect(check().voted).toBeUndefined();
    vote(marc, 'partly');
    expect(tag().verdict).toMatchObject({ byId: hanne, value: 'partly' });
    expectReplayed(journal);
  });

  it('are taken back with what they decided, and leave what others have made of the claim since', () => {
    const setState = (actorId: string, checkState: string, more = {}) =>
      send(actorId, 'check.state-changed', { checkState, basedOn: tag().basis.checkState?.entryId ?? null, ...more });
    judge(nika);
    vote(hanne, 'partly');
    const last = vote(marc, 'partly');
    const legal = setState(elif, 'on-legal', { reason: 'Names a minor.' });
    takeBack(marc, last);
    expect(tag()).toMatchObject({
      checkState: 'on-legal',
      verdict: { byId: nika, value: 'unproven' },
      check: { reason: { text: 'Names a minor.', byId: elif }, votes: [{ byId: hanne }] },
      basis: { checkState: { entryId: legal, byId: elif } },
    });
    expect(check().voted).toBeUndefined();
    // It does not come back as decided: nobody has decided it any more.
    const undo = { checkState: 'decided', basedOn: legal, undoes: legal };
    expect(() => send(elif, 'check.state-changed', undo)).toThrow('Editors and leads vote on every claim of this desk.');
    setState(elif, 'second-check');
    const again = vote(marc, 'partly');
    expect(tag().checkState).toBe('decided');
    setState(elif, 'checking');
    takeBack(marc, again);
    expect(tag()).toMatchObject({ checkState: 'checking', verdict: { byId: nika } });
    expectReplayed(journal);
  });

  it('are taken back where somebody had taken the claim up and put it back: it is decided by them', () => {
    judge(nika);
    vote(hanne);
    const last = vote(marc);
    const set = (checkState: string) => send(elif, 'check.state-changed', { checkState, basedOn: tag().basis.checkState?.entryId });
    set('checking');
    set('decided');
    takeBack(marc, last);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { votes: [{ byId: hanne }] } });
    expectReplayed(journal);
  });

  it('stay with the verdict that they decided for when it came to this tag by a merge', () => {
    const from = claim;
    judge(nika);
    vote(hanne);
    const last = vote(marc);
    claim = journal.tag('the next one is at 5.10');
    send(elif, 'annotation.merged', { annotationId: from, intoId: claim });
    expect(() => takeBack(marc, last)).toThrow('The votes on C2 are closed. Yours stays as it is.');
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'unproven', byId: nika } });
  });

  it('are kept when they come late and the verdict stands, and refused by name when it does not', () => {
    judge(nika);
    vote(hanne);
    const before = seen();
    vote(marc);
    vote(elif, 'partly', before);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: nika } });
    expect(check().votes).toHaveLength(3);
    expect(() => vote(jonah)).toThrow('All votes on C1 are given.');
    expect(() => vote(elif)).toThrow('Votes have decided C1. Yours stays as it is.');
    expectReplayed(journal);
  });

  it('hold where the words of the vote that was taken were erased since', () => {
    rules = differ;
    judge(nika);
    judgeAgain(hanne, 'partly');
    const first = vote(marc, 'partly');
    vote(elif, 'partly');
    expect(tag()).toMatchObject({ verdict: { value: 'partly', byId: marc }, checkState: 'decided', isStale: false });
    const left = journal.entries.map((one) => (one.id === first ? { ...one, payload: erasePayload(one.type, one.payload) } : one));
    const replayed = left.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);
    expect(replayed).toMatchObject({ verdict: { value: 'partly', byId: marc }, checkState: 'decided', isStale: false });
    expect(replayed?.verdict?.words).toMatch(/^█+$/);
  });

  it('hold where only the words of such a vote were erased, and a space had come since it was cast', () => {
    rules = differ;
    judge(nika);
    judgeAgain(hanne, 'partly');
    const first = vote(marc, 'partly');
    insertAt(' one is at 5.10', ' ');
    expect(tag()).toMatchObject({ isStale: false, verdict: { held: { changes: ['spacing'] } } });
    vote(elif, 'partly');
    expect(tag()).toMatchObject({ verdict: { byId: marc }, checkState: 'decided', isStale: false });
    const left = journal.entries.map((one) => (one.id === first ? { ...one, payload: erasePayload(one.type, one.payload) } : one));
    const replayed = left.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);
    expect(replayed).toMatchObject({ isStale: false, verdict: { byId: marc, held: { words: 'the next  one is at 5.10' } } });
  });

  it('go to a lead when none can have enough, who takes what stood or what was voted for', () => {
    judge(nika);
    vote(hanne, 'partly');
    const open = 'Editors and leads vote on this desk. One person decides when votes settle nothing.';
    expect(() => decide(jonah, 'first')).toThrow('Nobody differs on C1 any more.');
    vote(marc);
    const taken = vote(elif, 'refuted', { vote: { value: 'partly', rationale: 'In part.' } });
    expect(isChecked(tag())).toBe(true);
    takeBack(elif, taken);
    rules = rulesWith({ when: 'every', needed: 2, of: 2 });
    // Under another rule it is over; the next vote says so.
    vote(marc);
    expect(tag().checkState).toBe('adjudication');
    expect(() => decide(jonah, 'first', {}, { may: () => false })).toThrow('Votes have settled nothing. A lead who has not voted decides.');
    expect(() => decide(marc, 'first')).toThrow('You have voted.');
    expect(() => decide(jonah, 'first', {}, { rules: every })).toThrow(open);
    const voteEntryId = check().votes?.find(({ byId }) => byId === hanne)?.entryId;
    expect(() => decide(jonah, 'vote')).toThrow('Nobody differs on C1 any more.');
    decide(jonah, 'vote', { voteEntryId });
    expect(tag()).toMatchObject({
      checkState: 'decided',
      verdict: { value: 'partly', byId: hanne },
      check: { adjudication: { took: 'vote', byId: jonah } },
    });
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('wait for a decision again when a claim that they left open was taken up and put back', () => {
    judge(nika);
    vote(hanne, 'partly');
    rules = rulesWith({ when: 'every', needed: 2, of: 2 });
    vote(marc);
    const set = (checkState: string, more = {}) =>
      send(nika, 'check.state-changed', { checkState, basedOn: tag().basis.checkState?.entryId ?? null, ...more });
    const begun = set('checking');
    set('adjudication', { undoes: begun });
    expect(tag().checkState).toBe('adjudication');
    set('checking');
    set('adjudication');
    decide(jonah, 'first');
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('may be changed while nothing is decided: what was tied goes on', () => {
    judge(nika);
    vote(hanne, 'partly');
    vote(marc);
    rules = rulesWith({ when: 'every', needed: 3, of: 3 });
    vote(elif);
    expect(tag().checkState).toBe('adjudication');
    vote(hanne);
    expect(tag()).toMatchObject({ checkState: 'decided', check: { voted: { rule: { needed: 3 } } } });
    expectReplayed(journal);
  });

  it('are waited for from who may give one and has not, and stand in the way of a sign-off by name', () => {
    const inTheWay = () => blockersOf(journal.state, rules).map(({ kind }) => kind);
    const awaits = (personId: string) => awaitsVoteOf(tag(), personId, marc, rules.votes);
    judge(nika);
    vote(hanne, 'partly');
    expect([nika, hanne, marc, elif].map(awaits)).toEqual([false, false, false, true]);
    expect(inTheWay()).toEqual(['votes']);
    rules = rulesWith({ when: 'every', needed: 2, of: 2 });
    vote(elif);
    expect(awaits(jonah)).toBe(false);
    expect(inTheWay()).toEqual(['votes-split']);
    expect(sayBlockers(blockersOf(journal.state, rules))).toBe('1 to decide after votes');
    decide(jonah, 'first');
    expect(inTheWay()).toEqual([]);
  });

  it('take the place of the second check, and are not passed over by hand', () => {
    judge(nika);
    expect(() => judgeAgain(jonah, 'unproven')).toThrow('On this desk votes take the place of the second check.');
    const set = (checkState: string) => send(nika, 'check.state-changed', { checkState, basedOn: tag().basis.checkState?.entryId ?? null });
    expect(() => set('decided')).toThrow('Editors and leads vote on every claim of this desk.');
    vote(hanne);
    vote(marc);
    expect(() => set('second-check')).toThrow('C1 has been voted on.');
    set('checking');
    set('decided');
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('are not taken where the desk does not vote', () => {
    rules = plainCheckRules;
    judge(nika);
    expect(() => vote(hanne)).toThrow('This desk does not ask for votes any more.');
    rules = every;
    expect(() => vote(hanne)).toThrow('C1 is not voted on now.');
  });
});

describe('votes where two checkers differ', () => {
  beforeEach(() => {
    rules = differ;
    judge(nika);
  });

  it('decide in place of one person', () => {
    expect(() => vote(hanne)).toThrow('C1 is not voted on now.');
    judgeAgain(jonah, 'partly');
    expect(tag().checkState).toBe('adjudication');
    expect(() => vote(jonah)).toThrow('You are one of the two who differ. Others vote.');
    expect(() => decide(marc, 'second')).toThrow('Editors and leads vote on this desk.');
    vote(hanne, 'partly');
    expect(tag().checkState).toBe('adjudication');
    vote(marc, 'partly');
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'partly', byId: hanne }, check: { second: { byId: jonah } } });
    expect(tag().pastVerdicts.at(-1)).toMatchObject({ verdict: { byId: nika }, checkState: 'adjudication', second: { byId: jonah } });
    expectReplayed(journal);
  });

  it('are of the second check that was seen, too', () => {
    judgeAgain(jonah, 'partly');
    const before = seen();
    const ended = vote(hanne, 'partly');
    const again = judgeAgain(jonah, 'partly');
    expect(check().pastVotes).toMatchObject([{ entryId: ended, endedBy: again }]);
    expect(() => vote(marc, 'partly', before)).toThrow('The second check of C1 was changed since. Look at it once more.');
    send(jonah, 'check.second-given', { ...seen(), second: null, basedOn: again, undoes: again });
    expect(check().votes).toMatchObject([{ entryId: ended }]);
    expectReplayed(journal);
  });

  it('do not come back with a verdict whose second check was taken back since: they were on both', () => {
    const looked = judgeAgain(jonah, 'partly');
    const ended = vote(hanne, 'partly');
    const changed = judge(nika, 'unproven', 'None that I found.');
    expect(check().pastVotes).toMatchObject([{ entryId: ended, endedBy: changed }]);
    send(jonah, 'check.second-given', { ...seen(), second: null, basedOn: looked, undoes: looked });
    send(nika, 'verdict.given', { verdict: null, basedOn: changed, undoes: changed });
    expect(tag()).toMatchObject({ verdict: { rationale: 'No timetable.' }, check: { second: null, pastVotes: [{ entryId: ended }] } });
    expect(check().votes).toBeUndefined();
    expectReplayed(journal);
  });

  it('let a lead take the second check where they settle nothing', () => {
    judgeAgain(jonah, 'partly');
    rules = { ...differ, votes: { when: 'differ', needed: 2, of: 2 } };
    vote(hanne, 'partly');
    vote(marc);
    expect(tag().checkState).toBe('adjudication');
    decide(elif, 'second');
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: jonah }, check: { second: { byId: nika } } });
    expectReplayed(journal);
  });
});

describe('votes on a claim on which a third person had decided for the second checker', () => {
  beforeEach(() => {
    rules = plainCheckRules;
    judge(nika);
    judgeAgain(jonah, 'partly');
    decide(elif, 'second', {}, {});
    // The desk votes on every claim from now on.
    rules = every;
    send(elif, 'check.state-changed', { checkState: 'second-check', basedOn: tag().basis.checkState?.entryId ?? null });
  });

  it('make nobody the second checker by deciding for another verdict', () => {
    expect(takenSecond(tag())).toMatchObject({ byId: jonah });
    vote(hanne, 'refuted', { vote: { value: 'unproven', rationale: 'Nobody knows.' } });
    vote(marc);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: hanne }, check: { second: { byId: nika } } });
    expect(isSecondTaken(tag())).toBe(true);
    expect(takenSecond(tag())).toBeNull();
    expectReplayed(journal);
  });

  it('leave whom they agree with the second checker', () => {
    vote(hanne, 'partly');
    vote(marc, 'partly');
    expect(takenSecond(tag())).toMatchObject({ byId: jonah });
  });

  it.each(['first', 'vote'])('leave the first verdict beside no other, where a lead then decides (%s)', (took) => {
    rules = rulesWith({ when: 'every', needed: 2, of: 2 });
    const voteEntryId = vote(hanne);
    vote(marc, 'partly');
    expect(tag().checkState).toBe('adjudication');
    const lead = testId();
    expect(() => decide(lead, 'second')).toThrow('Nobody differs on C1 any more.');
    decide(lead, took, took === 'vote' ? { voteEntryId } : {});
    expect(tag()).toMatchObject({
      checkState: 'decided',
      verdict: { byId: took === 'vote' ? hanne : jonah },
      check: { second: null, adjudication: { byId: lead } },
    });
    expect(tagEvents(tag()).map(({ what }) => what)).not.toContain('looked-again');
    expectReplayed(journal);
  });
});
