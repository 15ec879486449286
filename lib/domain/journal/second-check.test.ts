import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { isSecondTaken, takenSecond } from '../checks/second-taken';
import { checkOf, isChecked } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { docOf, TestJournal, testId } from './journal.fixture';
import { expectReplayed } from './replayed.fixture';

const [priya, jonah, elif] = [testId(), testId(), testId()];
const deskAsks = { ...plainCheckRules, secondCheck: true };

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  claim = journal.tag('the next one is at 5.10');
});

const tag = () => journal.annotation(claim);
const check = () => checkOf(tag());
const judge = (actorId: string, value = 'unproven', rationale = 'No timetable.', sender = {}) =>
  journal.send(
    'verdict.given',
    { annotationId: claim, verdict: { value, rationale }, basedOn: tag().basis.verdict?.entryId ?? null },
    { actorId, ...sender },
  );
const clear = (actorId: string) =>
  journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: tag().basis.verdict?.entryId }, { actorId });
const judgeAgain = (actorId: string, value = 'unproven', rationale = 'None that I found.', more = {}) =>
  journal.send(
    'check.second-given',
    {
      annotationId: claim,
      verdictEntryId: tag().verdict?.entryId ?? null,
      second: { value, rationale },
      basedOn: check().basis.secondCheck?.entryId ?? null,
      ...more,
    },
    { actorId },
  );
const setState = (checkState: string, sender = {}, more = {}) =>
  journal.send(
    'check.state-changed',
    { annotationId: claim, checkState, basedOn: tag().basis.checkState?.entryId ?? null, ...more },
    { actorId: priya, ...sender },
  );
const adjudicate = (actorId: string, took: string, rationale = 'The table says so.') =>
  journal.send('check.adjudicated', { annotationId: claim, secondEntryId: check().second?.entryId, took, rationale }, { actorId });
const undo = (type: string, undoes: string, payload: object, actorId: string) =>
  journal.send(type, { annotationId: claim, basedOn: undoes, undoes, ...payload }, { actorId });

const takeBack = (looked: string, actorId = jonah) =>
  undo('check.second-given', looked, { verdictEntryId: tag().verdict?.entryId ?? null, second: null }, actorId);

describe('a second check', () => {
  it('that somebody asked for meanwhile is waited for again when the verdict before it comes back', () => {
    const nameSecond = (personId: string) =>
      journal.send(
        'check.second-assigned',
        { annotationId: claim, value: { personId }, basedOn: check().basis.secondChecker?.entryId ?? null },
        { actorId: elif, may: () => true },
      );
    judge(priya);
    const changed = judge(priya, 'partly');
    nameSecond(jonah);
    expect(tag().checkState).toBe('second-check');
    undo('verdict.given', changed, { verdict: null }, priya);
    expect(tag()).toMatchObject({ verdict: { value: 'unproven' }, checkState: 'second-check' });
    expectReplayed(journal);
    const looked = judgeAgain(jonah);
    expect(tag().checkState).toBe('decided');
    const again = judge(priya, 'partly', 'A driver.');
    // Another person had looked at the one that comes back.
    undo('verdict.given', again, { verdict: null }, priya);
    expect(tag()).toMatchObject({ verdict: { value: 'unproven' }, checkState: 'decided' });
    undo('check.second-given', looked, { verdictEntryId: tag().verdict?.entryId, second: null }, jonah);
    expect(tag().checkState).toBe('second-check');
  });

  it('that was given unasked leaves the claim waiting when it is taken back after somebody had asked for one', () => {
    judge(priya);
    const looked = judgeAgain(jonah);
    const named = { annotationId: claim, value: { personId: jonah }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: elif, may: () => true });
    expect(tag().checkState).toBe('decided');
    undo('check.second-given', looked, { verdictEntryId: tag().verdict?.entryId, second: null }, jonah);
    expect(tag().checkState).toBe('second-check');
    expectReplayed(journal);
  });

  it('is not asked for where nobody wants one: the verdict decides', () => {
    judge(priya);
    expect(tag().checkState).toBe('decided');
    expect(isChecked(tag())).toBe(true);
    expect(tag().check).toBeUndefined();
  });

  it('is waited for where the desk asks for one, and by another person decides the claim', () => {
    judge(priya, 'unproven', 'No timetable.', { rules: deskAsks });
    expect(tag().checkState).toBe('second-check');
    expect(isChecked(tag())).toBe(false);
    expect(() => judgeAgain(priya)).toThrow('You gave the first verdict. Someone else must do the second check.');
    judgeAgain(jonah);
    expect(tag()).toMatchObject({
      checkState: 'decided',
      check: { second: { value: 'unproven', byId: jonah, words: tag().verdict?.words } },
    });
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('is waited for where somebody asks for one, before the verdict or after it', () => {
    expect(() => setState('second-check')).toThrow('Give it a verdict first; then someone else looks again.');
    judge(priya);
    setState('second-check');
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    expect(() => setState('decided')).toThrow('A second check was asked for. An editor can do without it.');
    setState('decided', { may: () => true });
    expect(isChecked(tag())).toBe(true);
    expect(check().needsSecond).toBe(false);
    expectReplayed(journal);
  });

  it('is never by the author, of a claim without a verdict, or of another verdict than the one that was seen', () => {
    expect(() => judgeAgain(jonah)).toThrow('C1 has no verdict on these words. Give it the first one.');
    judge(priya);
    const seen = tag().verdict?.entryId;
    journal.send('article.author-named', { authorId: jonah });
    expect(() => judgeAgain(jonah)).toThrow('This is your article. Someone else must do the second check.');
    judge(priya, 'partly', 'Only on weekdays.');
    expect(() => judgeAgain(elif, 'unproven', 'None.', { verdictEntryId: seen })).toThrow(
      'The first verdict of C1 was changed since. Look at it once more.',
    );
  });

  it('is needed anew on new words: what was said of others does not count on', () => {
    judge(priya, 'unproven', 'No timetable.', { rules: deskAsks });
    judgeAgain(jonah);
    const at = journal.rangeOf('5.10').from;
    journal.edit(new Transform(journal.state.doc).insert(at, articleSchema.text('1')));
    expect(isChecked(tag())).toBe(false);
    expect(() => judgeAgain(jonah)).toThrow('C1 has no verdict on these words. Give it the first one.');
    judge(priya, 'unproven', 'Still none.', { rules: deskAsks });
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: null } });
    expect(tag().pastVerdicts.at(-1)?.second).toMatchObject({ byId: jonah });
    expectReplayed(journal);
  });

  it('is taken back by undo, and so is the verdict that made it void', () => {
    judge(priya, 'unproven', 'No timetable.', { rules: deskAsks });
    const given = judgeAgain(jonah);
    const before = tag().check;
    const renewed = judge(jonah, 'partly', 'On weekdays.', { rules: deskAsks });
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: null } });
    undo('verdict.given', renewed, { verdict: null }, jonah);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: priya }, check: before });
    undo('check.second-given', given, { verdictEntryId: tag().verdict?.entryId, second: null }, jonah);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: null, pastSeconds: [] } });
    expectReplayed(journal);
  });

  it('that was taken back since does not come back with its verdict: that waits for one where the desk asks', () => {
    const asked = { rules: deskAsks };
    judge(priya, 'unproven', 'No timetable.', asked);
    const looked = judgeAgain(jonah);
    const changed = judge(priya, 'unproven', 'No timetable that I found.', asked);
    expect(tag()).toMatchObject({ checkState: 'decided', check: { second: { byId: jonah } } });
    takeBack(looked);
    // What somebody else finds and takes back in between says nothing of it.
    const other = judgeAgain(elif);
    takeBack(other, elif);
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: changed, undoes: changed }, { actorId: priya, ...asked });
    expect(tag()).toMatchObject({
      verdict: { rationale: 'No timetable.' },
      checkState: 'second-check',
      check: { second: null, pastSeconds: [] },
    });
    expectReplayed(journal);
  });

  it('comes back with its verdict where it stands again, since another one over it was taken back', () => {
    judge(priya);
    const looked = judgeAgain(jonah);
    const changed = judge(priya, 'unproven', 'No timetable that I found.');
    takeBack(judgeAgain(elif), elif);
    expect(check().second).toMatchObject({ entryId: looked });
    undo('verdict.given', changed, { verdict: null }, priya);
    expect(tag()).toMatchObject({ verdict: { rationale: 'No timetable.' }, checkState: 'decided', check: { second: { entryId: looked } } });
    expectReplayed(journal);
  });

  it('that was taken back since does not come back with what a third person had decided about it', () => {
    judge(priya);
    const looked = judgeAgain(jonah, 'partly', 'On weekdays.');
    adjudicate(elif, 'first');
    const changed = judge(priya, 'unproven', 'No timetable that I found.');
    expect(tag().checkState).toBe('adjudication');
    takeBack(looked);
    undo('verdict.given', changed, { verdict: null }, priya);
    expect(tag()).toMatchObject({ checkState: 'decided', check: { second: null, adjudication: null } });
    expectReplayed(journal);
  });

  it('that no verdict stands under any more changes nothing when it is taken back, and does not come back', () => {
    judge(priya);
    const looked = judgeAgain(jonah);
    const cleared = clear(priya);
    const before = tag();
    takeBack(looked);
    expect(tag()).toMatchObject({ verdict: null, checkState: 'checking', check: { second: null, pastSeconds: [] } });
    expect(tag().basis.checkState).toEqual(before.basis.checkState);
    undo('verdict.given', cleared, { verdict: null }, priya);
    expect(tag()).toMatchObject({ verdict: { byId: priya }, checkState: 'decided', check: { second: null } });
    expectReplayed(journal);
  });

  it('that a third person took is not taken back under a later verdict either', () => {
    judge(priya);
    const looked = judgeAgain(jonah, 'partly', 'On weekdays.');
    adjudicate(elif, 'second');
    const changed = judge(priya, 'unproven', 'None at all.');
    expect(() => takeBack(looked)).toThrow('Someone else has judged C1 since. It stays as it is.');
    undo('verdict.given', changed, { verdict: null }, priya);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: jonah }, check: { adjudication: { byId: elif } } });
    expectReplayed(journal);
  });

  it('is no look of who gave the first verdict, once a third person took it: whoever judges after that stands alone', () => {
    for (const by of [jonah, testId()]) {
      judge(priya);
      judgeAgain(jonah, 'partly', 'On weekdays.');
      adjudicate(elif, 'second');
      const before = tag();
      // Jonah mends his note, or another person judges anew.
      const anew = judge(by, by === jonah ? 'partly' : 'unproven', 'On weekdays, all year.', { rules: deskAsks });
      expect(tag()).toMatchObject({ checkState: 'second-check', verdict: { byId: by }, check: { second: null, adjudication: null } });
      expect(isSecondTaken(tag())).toBe(false);
      undo('verdict.given', anew, { verdict: null }, by);
      expect(tag()).toMatchObject({ checkState: 'decided', verdict: before.verdict, check: before.check });
      clear(testId());
    }
    judge(priya);
    judgeAgain(jonah, 'partly', 'On weekdays.');
    adjudicate(elif, 'second');
    judge(jonah, 'partly', 'On weekdays, all year.');
    expect(tag()).toMatchObject({ checkState: 'decided', check: { second: null } });
    expectReplayed(journal);
  });

  it('over a decision brings that back when it is taken back, and makes no look of the first verdict', () => {
    judge(priya);
    judgeAgain(jonah, 'partly', 'On weekdays.');
    adjudicate(elif, 'second');
    const before = tag();
    // The look of the author counts for none: another may be asked for.
    journal.send('article.author-named', { authorId: priya });
    setState('second-check');
    const hanne = testId();
    const looked = judgeAgain(hanne, 'partly');
    expect(check()).toMatchObject({ second: { byId: hanne }, adjudication: null });
    takeBack(looked, hanne);
    expect(check()).toMatchObject({
      second: before.check?.second,
      adjudication: before.check?.adjudication,
      pastSeconds: before.check?.pastSeconds,
    });
    expect(takenSecond(tag())).toMatchObject({ byId: jonah });
    expectReplayed(journal);
    // Entries from before it was kept replay as they did.
    const older = journal.entries.map((one) => {
      const { keepsDecision: _, ...payload } = Object(one.payload);
      return { ...one, payload };
    });
    const replayed = older.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);
    expect(replayed?.check).toMatchObject({ second: { byId: priya }, adjudication: null });
  });

  it('came back where an entry from before does not say whether it counts still', () => {
    judge(priya);
    const looked = judgeAgain(jonah);
    const cleared = clear(priya);
    takeBack(looked);
    undo('verdict.given', cleared, { verdict: null }, priya);
    const before = journal.entries.map((one) => {
      const { keepsSecond: _, wasDropped: __, ...payload } = Object(one.payload);
      return { ...one, payload };
    });
    const replayed = before.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);
    expect(replayed).toMatchObject({ checkState: 'decided', check: { second: { byId: jonah } } });
  });

  it('brings none back by its undo that was of other words than those that the verdict stands on', () => {
    const space = (words: string) =>
      journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf(words).from, articleSchema.text(' ')));
    judge(priya);
    space('is at 5.10');
    judgeAgain(jonah, 'partly', 'On weekdays.');
    space('next one');
    const given = judgeAgain(elif);
    expect(() => takeBack(given, elif)).toThrow('The first verdict of C1 was changed since. Look at it once more.');
    expect(tag()).toMatchObject({ checkState: 'decided', isStale: false, check: { second: { byId: elif } } });
  });

  it('that a verdict on other words has dropped is taken back though one before it was of the words of then: none comes back', () => {
    judge(priya);
    judgeAgain(jonah);
    const looked = judgeAgain(elif);
    journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf('5.10').from, articleSchema.text('1')));
    const renewed = judge(priya, 'unproven', 'Still none.');
    takeBack(looked, elif);
    expect(tag()).toMatchObject({ verdict: { entryId: renewed }, checkState: 'decided', check: { second: null } });
    undo('verdict.given', renewed, { verdict: null }, priya);
    expect(tag()).toMatchObject({ verdict: { rationale: 'No timetable.' }, isStale: true, check: { second: null } });
    expectReplayed(journal);
  });

  it('that is taken stands on the words of now as the first verdict did, and is stale where it was of others', () => {
    const space = (words: string) =>
      journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf(words).from, articleSchema.text(' ')));
    judge(priya);
    judgeAgain(jonah, 'partly', 'On weekdays.');
    space('is at 5.10');
    adjudicate(elif, 'second');
    expect(tag()).toMatchObject({
      isStale: false,
      verdict: { value: 'partly', held: { words: journal.words(claim), changes: ['spacing'] } },
    });
    expectReplayed(journal);

    judge(priya, 'unproven', 'None at all.');
    space('next one');
    judgeAgain(jonah, 'partly', 'On weekdays.');
    space('one  is');
    adjudicate(elif, 'second');
    expect(tag()).toMatchObject({ isStale: true, verdict: { value: 'partly' } });
    expect(tag().verdict).not.toHaveProperty('held');
    expectReplayed(journal);
  });

  it('stays beside another one that was given at once, which is chosen by name', () => {
    judge(priya);
    setState('second-check');
    judgeAgain(jonah);
    judgeAgain(elif, 'partly', 'On weekdays.', { basedOn: null });
    expect(tag()).toMatchObject({ checkState: 'decided', rivals: [{ field: 'secondCheck', byId: elif }] });
    expect(isChecked(tag())).toBe(false);
    journal.send(
      'rival.settled',
      { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take: true },
      { actorId: jonah, may: () => true },
    );
    expect(tag()).toMatchObject({ checkState: 'adjudication', rivals: [], check: { second: { byId: elif, value: 'partly' } } });
    expectReplayed(journal);
  });
});

describe('choosing between two values', () => {
  const settle = (take: boolean, basedOn?: string | null) =>
    journal.send(
      'rival.settled',
      { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take, ...(basedOn !== undefined && { basedOn }) },
      { actorId: elif, may: () => true },
    );
  const verdictAtOnce = (actorId: string) =>
    journal.send(
      'verdict.given',
      { annotationId: claim, verdict: { value: 'partly', rationale: 'On weekdays.' }, basedOn: null },
      { actorId },
    );

  it.each([true, false])('is refused by name to who has not seen the one that stands: take %s', (take) => {
    const seen = judge(priya);
    const rival = verdictAtOnce(jonah);
    const newest = judge(priya, 'unproven', 'The timetable is of last year.');
    expect(() => settle(take, seen)).toThrow('The verdict of C1 was changed since. Look at both once more.');
    expect(tag()).toMatchObject({ verdict: { entryId: newest }, rivals: [{ entryId: rival }] });
    settle(take, newest);
    expect(tag()).toMatchObject({ verdict: { byId: take ? jonah : priya }, rivals: [] });
    expectReplayed(journal);
  });

  it('is refused as well where it is of another value', () => {
    const editor = { actorId: elif, may: () => true };
    const assign = (personId: string, basedOn: string | null) =>
      journal.send('check.assigned', { annotationId: claim, value: { personId }, basedOn }, editor);
    const seen = assign(priya, null);
    assign(jonah, null);
    assign(elif, seen);
    expect(() => settle(true, seen)).toThrow('The checker of C1 was changed since.');
    expect(() => settle(true, null)).toThrow('The checker of C1 was changed since.');
    settle(false, check().basis.assignee?.entryId);
    expect(check().assigneeId).toBe(elif);
  });

  it('beside a second check that was taken back is of the verdict', () => {
    const first = judge(priya);
    const second = judgeAgain(jonah);
    judgeAgain(elif, 'partly', 'On weekdays.', { basedOn: null });
    undo('check.second-given', second, { verdictEntryId: first, second: null }, jonah);
    expect(() => settle(true, second)).toThrow('The second check of C1 was changed since.');
    settle(true, first);
    expect(tag()).toMatchObject({ checkState: 'adjudication', check: { second: { byId: elif } } });
    expectReplayed(journal);
  });

  describe('is undone by nobody else who gave what it kept', () => {
    const judged = 'Someone else has judged C1 since. It stays as it is.';
    const worked = 'Someone else has worked on C1 since. It stays as it is.';
    const takeVerdictBack = (undoes: string, actorId = priya) => undo('verdict.given', undoes, { verdict: null }, actorId);

    it('of a verdict, also where that has come back since', () => {
      const first = judge(priya);
      verdictAtOnce(jonah);
      settle(false, first);
      expect(() => takeVerdictBack(first)).toThrow(judged);
      const back = takeVerdictBack(judge(priya, 'partly', 'On weekdays.'));
      expect(tag().verdict).toMatchObject({ entryId: first });
      expect(() => takeVerdictBack(back)).toThrow(judged);
      expect(tag()).toMatchObject({ verdict: { byId: priya, value: 'unproven' }, checkState: 'decided' });
      expectReplayed(journal);
    });

    it('of a second check, a checker, and a kind', () => {
      const editor = { actorId: jonah, may: () => true };
      const first = judge(priya);
      const second = judgeAgain(jonah);
      judgeAgain(elif, 'partly', 'On weekdays.', { basedOn: null });
      settle(false, second);
      expect(() => undo('check.second-given', second, { verdictEntryId: first, second: null }, jonah)).toThrow(judged);
      const assign = (personId: string) =>
        journal.send('check.assigned', { annotationId: claim, value: { personId }, basedOn: null }, editor);
      const assigned = assign(priya);
      assign(elif);
      settle(false, assigned);
      expect(() => undo('check.assigned', assigned, { value: { personId: null } }, jonah)).toThrow(worked);
      const { entryId: basedOn } = tag().basis.kind;
      const turnInto = (kind: string) => journal.send('annotation.kind-changed', { annotationId: claim, kind, basedOn }, editor);
      const opinion = turnInto('opinion');
      turnInto('proposal');
      settle(false, opinion);
      expect(() => undo('annotation.kind-changed', opinion, { kind: 'claim' }, jonah)).toThrow(worked.replace('C1', 'O1'));
      expectReplayed(journal);
    });

    it('with the kind or the tag that it is of', () => {
      const made = journal.annotation(claim).basis.presence.entryId;
      const owner = { actorId: journal.actorId };
      const changeKind = (kind: string, more = {}) =>
        journal.send('annotation.kind-changed', { annotationId: claim, kind, basedOn: tag().basis.kind.entryId, ...more }, owner);
      changeKind('opinion');
      const isClaim = changeKind('claim');
      const first = judge(journal.actorId);
      verdictAtOnce(jonah);
      settle(false, first);
      expect(() => changeKind('opinion', { undoes: isClaim })).toThrow(worked);
      expect(() => journal.send('annotation.removed', { annotationId: claim, undoes: made }, owner)).toThrow(worked);
      // What another kind had put away comes back.
      changeKind('claim', { undoes: changeKind('opinion') });
      expect(tag()).toMatchObject({ kind: 'claim', verdict: { entryId: first } });
      expectReplayed(journal);
    });

    it('with the kind that it is of, whatever value it is', () => {
      const owner = { actorId: journal.actorId, may: () => true };
      const changeKind = (kind: string, more = {}) =>
        journal.send('annotation.kind-changed', { annotationId: claim, kind, basedOn: tag().basis.kind.entryId, ...more }, owner);
      changeKind('opinion');
      const undoes = changeKind('claim');
      const assign = (personId: string, actorId: string) =>
        journal.send('check.assigned', { annotationId: claim, value: { personId }, basedOn: null }, { ...owner, actorId });
      const assigned = assign(priya, journal.actorId);
      assign(elif, jonah);
      settle(false, assigned);
      expect(() => changeKind('opinion', { undoes })).toThrow(worked);
      expect(check().assigneeId).toBe(priya);
      expectReplayed(journal);
    });

    describe('with the claim', () => {
      const owner = () => ({ actorId: journal.actorId });
      const isPartly = { value: 'partly', rationale: 'On weekdays.' };
      const judgeFact = (annotationId: string, sender: object) =>
        journal.send('verdict.given', { annotationId, verdict: isPartly, basedOn: null }, sender);
      const split = (statement: string) => {
        const annotationId = testId();
        journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement }, owner());
        return annotationId;
      };
      const takeTagBack = () => journal.send('annotation.removed', { annotationId: claim, undoes: tag().basis.presence.entryId }, owner());

      it('that it is said of a fact of', () => {
        const annotationId = split('There is one.');
        const basedOn = judgeFact(annotationId, owner());
        const verdict = { ...isPartly, value: 'unproven' };
        const rivalEntryId = journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: jonah });
        journal.send('rival.settled', { annotationId, rivalEntryId, take: false, basedOn }, { actorId: priya });
        expect(takeTagBack).toThrow(worked);
        expect(journal.annotation(annotationId)).toMatchObject({ isRemoved: false, verdict: { entryId: basedOn } });
        expectReplayed(journal);
      });

      it('that follows its facts by now', () => {
        const first = judge(journal.actorId);
        verdictAtOnce(jonah);
        settle(false, first);
        for (const statement of ['There is one.', 'It is at 5.10.']) judgeFact(split(statement), owner());
        expect(tag()).toMatchObject({ verdict: { value: 'partly' }, split: { own: { verdict: { entryId: first } } } });
        expect(takeTagBack).toThrow(worked);
        expectReplayed(journal);
      });
    });

    it('but by whoever chose it themselves, and where another verdict was kept', () => {
      const first = judge(elif);
      verdictAtOnce(jonah);
      settle(false, first);
      const next = judge(priya, 'partly', 'On weekdays.');
      takeVerdictBack(next);
      expect(tag().verdict).toMatchObject({ entryId: first });
      const other = journal.tag('The last bus');
      const given = { annotationId: other, verdict: { value: 'partly', rationale: 'On weekdays.' }, basedOn: null };
      const own = journal.send('verdict.given', given, { actorId: elif });
      const rivalEntryId = journal.send('verdict.given', given, { actorId: jonah });
      journal.send('rival.settled', { annotationId: other, rivalEntryId, take: false, basedOn: own }, { actorId: elif });
      journal.send('verdict.given', { annotationId: other, verdict: null, basedOn: own, undoes: own }, { actorId: elif });
      expect(journal.annotation(other).verdict).toBeNull();
      expectReplayed(journal);
    });
  });

  it('goes as before by an entry that does not say what its author saw', () => {
    judge(priya);
    verdictAtOnce(jonah);
    judge(priya, 'unproven', 'The timetable is of last year.');
    settle(true);
    expect(tag()).toMatchObject({ verdict: { byId: jonah }, rivals: [] });
  });
});

describe('taking what another person said at once', () => {
  const take = (sender: object = {}) =>
    journal.send(
      'rival.settled',
      { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take: true },
      { actorId: priya, ...sender },
    );

  it('passes over no second check: not one that the desk asks for, nor one that somebody asked for', () => {
    judge(priya, 'unproven', 'No timetable.', { rules: deskAsks });
    judgeAgain(jonah);
    const at = journal.rangeOf('5.10').from;
    setState('checking', { actorId: elif, rules: deskAsks });
    setState('decided', { rules: deskAsks }, { basedOn: null });
    journal.edit(new Transform(journal.state.doc).insert(at, articleSchema.text('1')));
    expect(() => take({ rules: deskAsks })).toThrow('A claim is decided by giving it a verdict.');
    judge(priya, 'unproven', 'Still none.', { rules: deskAsks });
    expect(() => take({ rules: deskAsks })).toThrow('This desk asks for a second check of every claim.');
    setState('second-check');
    expect(() => take()).toThrow('A second check was asked for. An editor can do without it.');
    expect(tag()).toMatchObject({ checkState: 'second-check', rivals: [{ field: 'checkState' }] });
    take({ may: () => true });
    expect(tag()).toMatchObject({ checkState: 'decided', rivals: [], check: { needsSecond: false } });
    expectReplayed(journal);
  });

  it('decides nothing between two who differ, and nothing that is voted on', () => {
    judge(priya);
    setState('decided', { actorId: elif }, { basedOn: null });
    setState('second-check');
    judgeAgain(jonah, 'partly', 'On weekdays.');
    expect(() => take({ may: () => true })).toThrow('Two checkers differ. A third person decides.');
    const votes = { when: 'every' as const, needed: 2, of: 3 };
    judge(priya, 'unproven', 'No.', { rules: { ...plainCheckRules, votes } });
    undo('check.second-given', check().basis.secondCheck?.entryId ?? '', { verdictEntryId: null, second: null }, jonah);
    expect(() => take({ rules: { ...plainCheckRules, votes }, may: () => true })).toThrow(
      'Editors and leads vote on every claim of this desk.',
    );
  });

  it('asks for a second check as setting it does', () => {
    judge(priya);
    setState('second-check', { actorId: jonah }, { basedOn: null });
    take();
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    expectReplayed(journal);
  });

  it('stops the work for the reason that they gave, in their name', () => {
    setState('checking');
    setState('on-legal', { actorId: jonah, now: '2026-01-03T00:00:00.000Z' }, { basedOn: null, reason: ' Names a minor. ' });
    const reason = { text: 'Names a minor.', byId: jonah, at: '2026-01-03T00:00:00.000Z' };
    expect(tag().rivals).toMatchObject([{ proposed: { checkState: 'on-legal', reason } }]);
    take();
    expect(tag()).toMatchObject({ checkState: 'on-legal', check: { reason } });
    expectReplayed(journal);
  });

  it('puts nobody’s name under words that have changed since they judged them', () => {
    judge(priya);
    journal.send(
      'verdict.given',
      { annotationId: claim, verdict: { value: 'partly', rationale: 'On weekdays.' }, basedOn: null },
      { actorId: jonah },
    );
    journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf('5.10').from, articleSchema.text('1')));
    const settle = (more: object = {}) =>
      journal.send(
        'rival.settled',
        { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take: true, ...more },
        { actorId: elif, may: () => true },
      );
    expect(() => settle()).toThrow('The words of C1 have changed since. Keep the other, and check them again.');
    expect(tag()).toMatchObject({ isStale: true, verdict: { byId: priya }, rivals: [{ byId: jonah }] });
    settle({ take: false });
    expect(tag()).toMatchObject({ verdict: { byId: priya }, rivals: [] });
  });

  describe('of words', () => {
    const editor = { actorId: elif, may: () => true };
    const retype = (words: string, others: string) => {
      const { from, to } = journal.rangeOf(words);
      journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(others)));
    };
    const judgeAtOnce = (actorId: string) =>
      journal.send(
        'verdict.given',
        { annotationId: claim, verdict: { value: 'partly', rationale: 'On weekdays.' }, basedOn: null },
        { actorId },
      );
    const changed = 'The words of C1 have changed since. Keep the other, and check them again.';

    it('that are no more is refused when the verdict was given anew on others, and comes back with the words', () => {
      judge(priya);
      judgeAtOnce(jonah);
      retype('5.10', '15.10');
      judge(priya, 'unproven', 'Still none.');
      expect(() => take(editor)).toThrow(changed);
      expect(tag()).toMatchObject({ isStale: false, verdict: { byId: priya }, rivals: [{ byId: jonah }] });
      retype('15.10', '5.10');
      take(editor);
      expect(tag()).toMatchObject({ isStale: false, verdict: { byId: jonah, words: 'the next one is at 5.10' }, rivals: [] });
      expectReplayed(journal);
    });

    it('that are those of now is taken where the verdict that stands is on others', () => {
      judge(priya);
      retype('5.10', '15.10');
      judgeAtOnce(jonah);
      expect(tag()).toMatchObject({ isStale: true, verdict: { byId: priya } });
      take(editor);
      expect(tag()).toMatchObject({ isStale: false, verdict: { byId: jonah, words: 'the next one is at 15.10' } });
      expectReplayed(journal);
    });

    it('that mean the same stays on those that were judged', () => {
      judge(priya);
      judgeAtOnce(jonah);
      retype('the next', 'the  next');
      take(editor);
      const held = { words: 'the  next one is at 5.10' };
      expect(tag()).toMatchObject({ isStale: false, verdict: { byId: jonah, words: 'the next one is at 5.10', held } });
      expectReplayed(journal);
    });

    it('that are no more is refused of a second check, too', () => {
      judge(priya);
      setState('second-check');
      judgeAgain(jonah);
      judgeAgain(elif, 'partly', 'On weekdays.', { basedOn: null });
      retype('5.10', '15.10');
      judge(priya, 'unproven', 'Still none.');
      expect(() => take({ may: () => true })).toThrow(changed);
      expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: null }, rivals: [{ field: 'secondCheck' }] });
    });

    it('that came with a merge is asked the same', () => {
      const twin = journal.tag('the next one is at 5.10');
      judge(priya);
      journal.send(
        'verdict.given',
        { annotationId: twin, verdict: { value: 'partly', rationale: 'On weekdays.' }, basedOn: null },
        { actorId: jonah },
      );
      retype('5.10', '15.10');
      judge(priya, 'unproven', 'Still none.');
      journal.send('annotation.merged', { annotationId: twin, intoId: claim }, { actorId: elif });
      expect(tag().rivals).toMatchObject([{ field: 'verdict', byId: jonah }]);
      expect(() => take(editor)).toThrow(changed);
    });

    it('that nobody knows any more is not taken: it came before they were kept', () => {
      judge(priya);
      judgeAtOnce(jonah);
      const json = JSON.stringify(stateToJson(journal.state), (name, member) =>
        name === 'proposed' ? { verdict: { value: 'partly', rationale: 'On weekdays.' } } : member,
      );
      journal.state = stateFromJson(JSON.parse(json));
      const unknown = 'Nobody knows any more of which words this was said. Keep the other, and check C1 again.';
      expect(() => take(editor)).toThrow(unknown);
      journal.send('rival.settled', { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take: false });
      expect(tag()).toMatchObject({ verdict: { byId: priya }, rivals: [] });
    });

    it('is as it was told where an entry does not say which', () => {
      judge(priya);
      const rival = judgeAtOnce(jonah);
      expect(journal.entries.find(({ id }) => id === rival)?.payload).toMatchObject({ keepsWords: true });
      // As entries were written before.
      const old = journal.entries.map((entry) => ({ ...entry, payload: { ...Object(entry.payload), keepsWords: undefined } }));
      const replayed = old.reduce(applyEntry, emptyState(journal.state.articleId));
      expect(replayed.annotations.get(claim)?.rivals[0]?.proposed).toEqual({ verdict: { value: 'partly', rationale: 'On weekdays.' } });
    });
  });

  it('takes a second check of words that are voted on by the rules of a second check', () => {
    judge(priya);
    setState('second-check');
    judgeAgain(jonah);
    judgeAgain(elif, 'partly', 'On weekdays.', { basedOn: null });
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
    expect(() => take({ rules, may: () => true })).toThrow('On this desk votes take the place of the second check.');
  });
});

describe('what a second person finds', () => {
  it('rests on no note of which nothing is seen', () => {
    judge(priya);
    for (const note of ['\u200b', ' \u2800', '██\u00ad']) {
      expect(() => judgeAgain(jonah, 'unproven', note)).toThrow(/^Unproven needs a note\./);
    }
    judgeAgain(jonah, 'unproven', '\u200bNone.');
    expect(check().second).toMatchObject({ rationale: '\u200bNone.' });
  });
});

describe('two checkers who differ', () => {
  beforeEach(() => {
    judge(priya);
    setState('second-check');
    judgeAgain(jonah, 'partly', 'On weekdays.');
  });

  it('are decided between by a third person, who says why', () => {
    expect(tag().checkState).toBe('adjudication');
    expect(isChecked(tag())).toBe(false);
    const third = 'You are one of the two who differ. A third person decides, or one of you changes their verdict.';
    for (const one of [priya, jonah]) expect(() => adjudicate(one, 'first')).toThrow(third);
    for (const none of [' ', '\u200b']) expect(() => adjudicate(elif, 'first', none)).toThrow('Say why: those who checked will read it.');
    expect(() => setState('decided', { may: () => true })).toThrow('Two checkers differ. A third person decides.');
    adjudicate(elif, 'first');
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { byId: priya, value: 'unproven' }, check: { second: { byId: jonah } } });
    expect(check().adjudication).toMatchObject({ took: 'first', byId: elif, rationale: 'The table says so.' });
    expect(isChecked(tag())).toBe(true);
    expect(() => adjudicate(elif, 'second')).toThrow('Nobody differs on C1 any more.');
    expectReplayed(journal);
  });

  it.each(['first', 'second'])('are not decided between, for the %s, by who has not seen what stands now', (took) => {
    const decide = (verdictEntryId: string | undefined) =>
      journal.send(
        'check.adjudicated',
        { annotationId: claim, verdictEntryId, secondEntryId: check().second?.entryId, took, rationale: 'The table says so.' },
        { actorId: elif },
      );
    const seen = tag().verdict?.entryId;
    // On the same words: what Jonah found counts on, and they differ as before.
    judge(priya, 'unproven', 'The timetable is of last year.');
    expect(tag()).toMatchObject({ checkState: 'adjudication', check: { second: { byId: jonah } } });
    expect(() => decide(seen)).toThrow('The first verdict of C1 was changed since. Look at it once more.');
    expect(tag().checkState).toBe('adjudication');
    decide(tag().verdict?.entryId);
    expect(tag().checkState).toBe('decided');
    expectReplayed(journal);
  });

  it('are decided between as before by an entry that does not say what its author saw', () => {
    judge(priya, 'unproven', 'The timetable is of last year.');
    adjudicate(elif, 'first');
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { rationale: 'The timetable is of last year.' } });
  });

  it('keep both opinions on record, each in its own name, when the second is taken', () => {
    adjudicate(elif, 'second');
    expect(tag()).toMatchObject({
      checkState: 'decided',
      verdict: { byId: jonah, value: 'partly' },
      check: { second: { byId: priya, value: 'unproven' } },
    });
    expect(isChecked(tag())).toBe(true);
    expectReplayed(journal);
  });

  it('agree when one of them comes to the other’s finding', () => {
    judge(priya, 'partly', 'Jonah is right.');
    expect(tag()).toMatchObject({ checkState: 'decided', check: { second: { byId: jonah } } });
    expectReplayed(journal);
  });
});

describe('the state of a check', () => {
  it('says why and by whom the work has stopped, and an undo brings the earlier reason back', () => {
    expect(() => setState('cut')).toThrow('Say why it is set to cut.');
    expect(() => setState('cut', {}, { reason: ' \u2800\u00ad' })).toThrow('Say why it is set to cut.');
    setState('on-legal', { actorId: jonah }, { reason: ' Names a minor. ' });
    expect(check().reason).toMatchObject({ text: 'Names a minor.', byId: jonah });
    const changed = setState('checking');
    expect(check().reason).toBeNull();
    undo('check.state-changed', changed, { checkState: 'on-legal' }, priya);
    expect(tag()).toMatchObject({ checkState: 'on-legal', check: { reason: { text: 'Names a minor.', byId: jonah } } });
    expectReplayed(journal);
  });

  it('is put back by an undo as it was, and no further than the rules go', () => {
    const editor = { actorId: elif, may: () => true };
    judge(priya, 'unproven', 'No timetable.', { rules: deskAsks });
    setState('second-check', { actorId: elif });
    const [begun, forged] = [setState('checking', { actorId: jonah }), 'A second check was asked for. An editor can do without it.'];
    expect(() => undo('check.state-changed', begun, { checkState: 'decided' }, jonah)).toThrow(forged);
    undo('check.state-changed', begun, { checkState: 'second-check' }, jonah);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    // Without it, on the word of an editor, and taken back by them: nobody else’s undo does without it again.
    const alone = setState('decided', editor);
    const regretted = journal.send(
      'check.state-changed',
      { annotationId: claim, checkState: 'second-check', basedOn: alone, undoes: alone },
      editor,
    );
    const notTheirs = 'Only who made that change of C1 can undo it.';
    expect(() => undo('check.state-changed', regretted, { checkState: 'decided' }, jonah)).toThrow(notTheirs);
    expectReplayed(journal);
  });

  it('is taken back by whoever asked for a second check, as long as nobody else wants one', () => {
    judge(priya);
    const asked = setState('second-check');
    expect(() => undo('check.state-changed', asked, { checkState: 'decided' }, jonah)).toThrow('Only who made that change');
    const back = undo('check.state-changed', asked, { checkState: 'decided' }, priya);
    expect(tag()).toMatchObject({ checkState: 'decided', check: { needsSecond: false } });
    const again = undo('check.state-changed', back, { checkState: 'second-check' }, priya);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    const named = { annotationId: claim, value: { personId: jonah }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: elif, may: () => true });
    expect(() => undo('check.state-changed', again, { checkState: 'decided' }, priya)).toThrow('A second check was asked for.');
    expectReplayed(journal);
  });

  it('is taken back step by step, each with what was known of it, and done again', () => {
    judge(priya);
    const changes = [
      setState('second-check'),
      setState('cut', {}, { reason: 'It goes.' }),
      setState('checking'),
      setState('on-legal', {}, { reason: 'Names a minor.' }),
    ];
    const seen = ['decided', 'second-check', 'cut', 'checking', 'on-legal'];
    const reasons = [null, null, 'It goes.', null, 'Names a minor.'];
    const expectAt = (place: number) => {
      expect(tag().checkState).toBe(seen[place]);
      expect(check().reason?.text ?? null).toBe(reasons[place]);
      expect(check().needsSecond).toBe(place > 0);
    };
    let newest = changes.at(-1) ?? '';
    for (const place of [3, 2, 1, 0, 1, 2, 3, 4, 3]) {
      newest = undo('check.state-changed', newest, { checkState: seen[place] }, priya);
      expectAt(place);
    }
    expectReplayed(journal);
  });

  it('comes back with its reason after a verdict that was taken back', () => {
    setState('cut', { actorId: jonah }, { reason: 'It goes.' });
    setState('checking');
    const given = judge(priya);
    const back = undo('verdict.given', given, { verdict: null }, priya);
    undo('check.state-changed', back, { checkState: 'cut' }, priya);
    expect(tag()).toMatchObject({ checkState: 'cut', check: { reason: { text: 'It goes.', byId: jonah } } });
    expectReplayed(journal);
  });

  it('gets no reason by an undo that was given for another state', () => {
    setState('cut', { actorId: jonah }, { reason: 'It goes.' });
    const changed = setState('checking');
    expect(() => undo('check.state-changed', changed, { checkState: 'on-legal' }, priya)).toThrow('Say why it is set to on legal.');
    undo('check.state-changed', changed, { checkState: 'cut' }, priya);
    expect(check().reason).toMatchObject({ text: 'It goes.', byId: jonah });
  });

  it.each(['decided', 'adjudication'])('is not %s by hand alone', (state) => {
    expect(() => setState(state, { may: () => true })).toThrow();
  });
});

describe('who checks a claim, by when and how', () => {
  const assign = (type: string, personId: string | null, sender: object, basedOn: string | null = null) =>
    journal.send(type, { annotationId: claim, value: { personId }, basedOn }, sender);

  it('is given out by those who may, while a checker may take what nobody has and give it back', () => {
    const forbidden = 'Editors and leads give out claims. You can take one that nobody has, and give yours back.';
    expect(() => assign('check.assigned', jonah, { actorId: priya })).toThrow(forbidden);
    const taken = assign('check.assigned', priya, { actorId: priya });
    expect(() => assign('check.assigned', jonah, { actorId: jonah }, taken)).toThrow(forbidden);
    const back = assign('check.assigned', null, { actorId: priya }, taken);
    assign('check.assigned', jonah, { actorId: elif, may: () => true }, back);
    expect(check().assigneeId).toBe(jonah);
    expect(() => assign('check.second-assigned', jonah, { actorId: elif, may: () => true })).toThrow(
      'The second check of C1 is for another person than the first.',
    );
    assign('check.second-assigned', priya, { actorId: elif, may: () => true });
    expect(check()).toMatchObject({ secondId: priya, needsSecond: true });
    judge(jonah);
    expect(tag().checkState).toBe('second-check');
    expectReplayed(journal);
  });

  it('stays as it was first said where two say it at once, with the other beside it', () => {
    const editor = { actorId: elif, may: () => true };
    assign('check.assigned', jonah, editor);
    assign('check.assigned', priya, editor);
    expect(tag()).toMatchObject({ check: { assigneeId: jonah }, rivals: [{ field: 'assignee', proposed: { assigneeId: priya } }] });
    const take = (sender: object) =>
      journal.send('rival.settled', { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take: true }, sender);
    const checker = { actorId: jonah, may: (action: string) => action !== 'assign' };
    expect(() => take(checker)).toThrow('Editors and leads give out claims.');
    assign('check.second-assigned', priya, editor);
    expect(() => take(editor)).toThrow('The second check of C1 is for another person than the first.');
    assign('check.second-assigned', null, editor, check().basis.secondChecker?.entryId);
    take(editor);
    expect(check().assigneeId).toBe(priya);
    for (const dueAt of ['2026-10-11T16:00:00Z', '2026-10-12T16:00:00Z'])
      journal.send('check.due-set', { annotationId: claim, value: { dueAt }, basedOn: null }, editor);
    expect(() => take(checker)).toThrow('Editors and leads give out claims and say by when.');
    take(editor);
    expect(check().dueAt).toBe('2026-10-12T16:00:00.000Z');
    const setDue = (dueAt: string) =>
      journal.send('check.due-set', { annotationId: claim, value: { dueAt }, basedOn: check().basis.due?.entryId }, editor);
    // No table could hold it.
    expect(() => setDue('0000-10-10T16:00:00Z')).toThrow('Choose a day and a time.');
    setDue('2026-10-10T16:00:00Z');
    journal.send('check.methods-set', { annotationId: claim, value: { methods: ['called', 'read', 'called'] }, basedOn: null });
    expect(check()).toMatchObject({ dueAt: '2026-10-10T16:00:00.000Z', methods: ['read', 'called'] });
    expectReplayed(journal);
  });

  describe('by naming a second checker of a claim that is decided', () => {
    const editor = { actorId: elif, may: () => true };
    const name = (personId: string | null, more: object = {}) =>
      journal.send(
        'check.second-assigned',
        { annotationId: claim, value: { personId }, basedOn: check().basis.secondChecker?.entryId ?? null, ...more },
        editor,
      );

    it('waits for that, and their finding is a second check', () => {
      const first = judge(priya);
      const named = name(jonah);
      expect(tag()).toMatchObject({ checkState: 'second-check', basis: { checkState: { entryId: named, byId: elif } } });
      judgeAgain(jonah);
      expect(tag()).toMatchObject({ checkState: 'decided', verdict: { entryId: first }, check: { second: { byId: jonah } } });
      // It has been looked at: another name for that asks nothing.
      name(testId());
      expect(tag().checkState).toBe('decided');
      expectReplayed(journal);
    });

    it('is decided as before once that is taken back, and waits once it is done again', () => {
      judge(priya);
      const named = name(jonah);
      expect(() => undo('check.second-assigned', named, { value: { personId: null } }, jonah)).toThrow('Only who made that change');
      const back = name(null, { undoes: named });
      expect(tag()).toMatchObject({ checkState: 'decided', check: { secondId: null, needsSecond: false } });
      const again = name(jonah, { undoes: back });
      expect(tag()).toMatchObject({ checkState: 'second-check', check: { secondId: jonah, needsSecond: true } });
      name(null, { undoes: again });
      expect(tag().checkState).toBe('decided');
      expectReplayed(journal);
    });

    it('goes on waiting where somebody else asked too, and where the desk asks by now', () => {
      judge(priya);
      const named = name(jonah);
      const undone = { annotationId: claim, value: { personId: null }, basedOn: named, undoes: named };
      journal.send('check.second-assigned', undone, { ...editor, rules: deskAsks });
      expect(tag()).toMatchObject({ checkState: 'second-check', check: { secondId: null } });
      setState('decided', editor);
      setState('second-check');
      const once = name(jonah);
      name(null, { undoes: once });
      expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
      // Nobody is asked by a name that stays beside another, until it is taken.
      setState('decided', editor);
      name(null);
      name(jonah, { basedOn: null });
      expect(tag().checkState).toBe('decided');
      journal.send('rival.settled', { annotationId: claim, rivalEntryId: tag().rivals[0]?.entryId, take: true }, editor);
      expect(tag()).toMatchObject({ checkState: 'second-check', check: { secondId: jonah } });
      expectReplayed(journal);
    });

    it('stayed decided where an entry from before does not say that it was asked for', () => {
      judge(priya);
      name(jonah);
      const before = journal.entries.map((one) => {
        const { asked: _, ...payload } = Object(one.payload);
        return { ...one, payload };
      });
      const replayed = before.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);
      expect(replayed).toMatchObject({ checkState: 'decided', check: { secondId: jonah, needsSecond: true } });
      expect(replayed).not.toHaveProperty('pastStates');
    });
  });

  it('goes with the kind, and comes back with it', () => {
    assign('check.assigned', jonah, { actorId: elif, may: () => true });
    const changed = journal.send('annotation.kind-changed', { annotationId: claim, kind: 'opinion', basedOn: tag().basis.kind.entryId });
    expect(tag().check).toBeUndefined();
    undo('annotation.kind-changed', changed, { kind: 'claim' }, journal.actorId);
    expect(check().assigneeId).toBe(jonah);
    expect(() =>
      journal.send('check.due-set', { annotationId: journal.tag('The last bus', 'opinion'), value: { dueAt: null }, basedOn: null }),
    ).toThrow('Only claims are checked.');
    expectReplayed(journal);
  });
});
