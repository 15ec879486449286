import { Transform } from '@tiptap/pm/transform';
import { describe, expect, it } from 'vitest';
import { reasonsOf } from '../../checks/check';
import { type CheckRules, plainCheckRules } from '../../checks/check-rules';
import { isSecondTaken, takenSecond } from '../../checks/second-taken';
import { checkOf, isChecked } from '../../tags/annotation';
import { docOf, TestJournal, testId } from '../journal.fixture';
import { expectReplayed } from '../replayed.fixture';

const WORDS = 'the next one is at 5.10';
const [elif, jonah, priya, marc] = [testId(), testId(), testId(), testId()];

/** An article in which Elif and Jonah have tagged the same words as a claim. */
function twins() {
  const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35, and the next one is at 5.10.'));
  const [older, newer] = [elif, jonah].map((actorId) => {
    const annotationId = testId();
    journal.send('annotation.created', { annotationId, kind: 'claim', ranges: [journal.rangeOf(WORDS)] }, { actorId });
    return annotationId;
  });
  if (!older || !newer) throw new Error('two tags');
  return { journal, older, newer };
}

type Twins = ReturnType<typeof twins>;

function link({ journal }: Twins, annotationId: string, actorId: string, stance = 'supports') {
  const evidence = { evidenceId: testId(), sourceId: testId(), stance, quote: '5.10', locator: 'p. 4', lookedAt: '2026-01-02' };
  journal.send('evidence.linked', { annotationId, ...evidence }, { actorId });
  return evidence;
}

const judge = ({ journal }: Twins, annotationId: string, actorId: string, value = 'unproven', rationale = 'No timetable.') =>
  journal.send('verdict.given', { annotationId, verdict: { value, rationale }, basedOn: null }, { actorId });

const judgeAgain = ({ journal }: Twins, annotationId: string, actorId: string, value: string) => {
  const verdictEntryId = journal.annotation(annotationId).verdict?.entryId;
  const second = { value, rationale: 'I asked too.' };
  return journal.send('check.second-given', { annotationId, verdictEntryId, second, basedOn: null }, { actorId });
};

const setState = (
  { journal }: Twins,
  annotationId: string,
  checkState: string,
  actorId: string,
  sender = {},
  reason: string | null = null,
) => {
  const basedOn = journal.annotation(annotationId).basis.checkState?.entryId ?? null;
  return journal.send('check.state-changed', { annotationId, checkState, reason, basedOn }, { actorId, ...sender });
};

const assign = ({ journal }: Twins, annotationId: string, personId: string) => {
  const basedOn = journal.annotation(annotationId).check?.basis.assignee?.entryId ?? null;
  return journal.send('check.assigned', { annotationId, value: { personId }, basedOn }, { actorId: elif, may: () => true });
};

const merge = ({ journal, newer, older }: Twins, actorId = priya) =>
  journal.send('annotation.merged', { annotationId: newer, intoId: older }, { actorId });

const unmerge = ({ journal, newer, older }: Twins, undoes: string) =>
  journal.send('annotation.unmerged', { annotationId: newer, intoId: older, undoes }, { actorId: priya });

describe('annotation.merged', () => {
  it('leaves the older tag, with the sources of both, each in the name of whoever linked it', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const first = link(both, older, elif);
    const second = link(both, newer, jonah, 'refutes');
    merge(both);
    expect(journal.annotation(newer).isRemoved).toBe(true);
    const { evidenceId: _first, ...ofElif } = first;
    const { evidenceId: _second, ...ofJonah } = second;
    expect(journal.annotation(older)).toMatchObject({
      label: 'C1',
      isRemoved: false,
      evidence: [
        { ...ofElif, byId: elif },
        { ...ofJonah, byId: jonah },
      ],
    });
    const ids = [...journal.state.annotations.values()].flatMap(({ evidence }) => evidence.map(({ id }) => id));
    expect(new Set(ids).size).toBe(3);
  });

  it('gives the older tag the verdict where it had none, with its own author, time and words', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, newer, jonah);
    const given = journal.annotation(newer).verdict;
    const mergeId = merge(both);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'decided', isStale: false, rivals: [] });
    expect(journal.annotation(older).verdict).toEqual({ ...given, entryId: mergeId });
  });

  it('keeps the verdict of the older tag, and sets another one beside it', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, older, elif);
    const rival = judge(both, newer, jonah, 'partly', 'At 5.15.');
    merge(both);
    expect(journal.annotation(older)).toMatchObject({
      verdict: { value: 'unproven', byId: elif },
      rivals: [{ entryId: rival, byId: jonah }],
    });
    journal.send('rival.settled', { annotationId: older, rivalEntryId: rival, take: true }, { may: () => true });
    expect(journal.annotation(older)).toMatchObject({ verdict: { value: 'partly', rationale: 'At 5.15.', byId: jonah }, rivals: [] });
  });

  it('waits for the second check that somebody asked for on the older tag', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const named = { annotationId: older, value: { personId: priya }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: elif, may: () => true });
    judge(both, newer, jonah);
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'second-check', verdict: { byId: jonah }, check: { secondId: priya } });
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'untouched', verdict: null, check: { secondId: priya } });
  });

  it('waits for the second check that somebody asked for on the newer tag', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, older, elif);
    judge(both, newer, jonah);
    setState(both, newer, 'second-check', jonah);
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'second-check', verdict: { byId: elif }, check: { needsSecond: true } });
    expect(() => setState(both, older, 'decided', priya, { may: (action: string) => action !== 'assign' })).toThrow(
      'A second check was asked for. An editor can do without it.',
    );
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'decided' });
    expect(journal.annotation(older).check).toBeUndefined();
    // Where somebody else had asked for one on the older, too, their undo does not take both back.
    const twice = twins();
    judge(twice, twice.older, elif);
    judge(twice, twice.newer, jonah);
    const asked = setState(twice, twice.older, 'second-check', elif);
    setState(twice, twice.newer, 'second-check', jonah);
    merge(twice);
    const undo = { annotationId: twice.older, checkState: 'decided', basedOn: asked, undoes: asked };
    expect(() => twice.journal.send('check.state-changed', undo, { actorId: elif })).toThrow(
      'A second check was asked for. An editor can do without it.',
    );
    // The work on the older tag was looked at already: what was asked for on the newer is asked for here.
    const busy = twins();
    assign(busy, busy.older, elif);
    judge(busy, busy.newer, jonah);
    setState(busy, busy.newer, 'second-check', jonah);
    merge(busy);
    expect(busy.journal.annotation(busy.older)).toMatchObject({
      checkState: 'second-check',
      check: { assigneeId: elif, needsSecond: true },
    });
  });

  it('brings the second check along, with the verdict or where it counts on for the one that stays', () => {
    const both = twins();
    const { journal, older, newer } = both;
    assign(both, older, elif);
    judge(both, newer, jonah);
    judgeAgain(both, newer, priya, 'partly');
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({
      checkState: 'adjudication',
      verdict: { byId: jonah },
      check: { assigneeId: elif, second: { byId: priya, value: 'partly' } },
    });
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'untouched', verdict: null, check: { assigneeId: elif, second: null } });

    const judged = twins();
    judge(judged, judged.older, elif);
    judge(judged, judged.newer, jonah);
    judgeAgain(judged, judged.newer, priya, 'partly');
    merge(judged);
    expect(judged.journal.annotation(judged.older)).toMatchObject({ checkState: 'adjudication', check: { second: { byId: priya } } });

    // Without it the claim is not decided, where somebody had asked for a second check.
    const asked = twins();
    judge(asked, asked.older, elif);
    judge(asked, asked.newer, jonah);
    setState(asked, asked.newer, 'second-check', jonah);
    const second = judgeAgain(asked, asked.newer, priya, 'unproven');
    merge(asked);
    const back = { annotationId: asked.older, verdictEntryId: null, second: null, basedOn: second, undoes: second };
    asked.journal.send('check.second-given', back, { actorId: priya });
    expect(asked.journal.annotation(asked.older)).toMatchObject({ checkState: 'second-check', check: { second: null } });

    // Nobody looks again at what they found themselves.
    const own = twins();
    judge(own, own.older, elif);
    judge(own, own.newer, jonah);
    judgeAgain(own, own.newer, elif, 'partly');
    merge(own);
    expect(own.journal.annotation(own.older)).toMatchObject({
      check: { second: null },
      rivals: [{ field: 'secondCheck', byId: elif, proposed: { second: { value: 'partly' } } }],
    });
  });

  describe('of a tag on which somebody decided for whoever looked again', () => {
    // Jonah gave the first verdict there and Marc looked again, whom Priya decided for.
    const mergedInto = (judgeId: string, value: string) => {
      const both = twins();
      const { journal, older, newer } = both;
      judge(both, newer, jonah);
      const secondEntryId = judgeAgain(both, newer, marc, 'partly');
      const decision = { annotationId: newer, secondEntryId, took: 'second', rationale: 'The log is missing.' };
      journal.send('check.adjudicated', decision, { actorId: priya });
      judge(both, older, judgeId, value, 'At 5.15.');
      const before = journal.annotation(newer);
      const merged = merge(both);
      expectReplayed(journal);
      const tag = journal.annotation(older);
      unmerge(both, merged);
      expect(journal.annotation(newer).check).toEqual(before.check);
      return tag;
    };

    it('names them as the second checker of another person’s same verdict, and says of nobody that they decided between the two', () => {
      const tag = mergedInto(elif, 'partly');
      expect(tag).toMatchObject({
        checkState: 'decided',
        verdict: { byId: elif },
        check: { second: { byId: marc, value: 'partly', rationale: 'I asked too.' }, adjudication: null },
      });
      expect(isSecondTaken(tag)).toBe(false);
    });

    it('keeps that they were decided for, where the verdict that stays is theirs and says the same', () => {
      const tag = mergedInto(marc, 'partly');
      expect(tag).toMatchObject({
        verdict: { byId: marc },
        check: { second: { byId: jonah }, adjudication: { byId: priya, took: 'second', rationale: 'The log is missing.' } },
      });
      expect(takenSecond(tag)).toMatchObject({ byId: marc });
    });

    it.each([
      ['another person’s', elif],
      ['their own', marc],
    ])('makes no second check of the first verdict beside %s other one', (_, judgeId) => {
      const tag = mergedInto(judgeId, 'unproven');
      expect(tag).toMatchObject({ checkState: 'decided', verdict: { byId: judgeId, value: 'unproven' } });
      expect(checkOf(tag)).toMatchObject({ second: null, adjudication: null });
      expect(tag.rivals).toMatchObject([{ field: 'verdict', byId: marc, proposed: { verdict: { value: 'partly' } } }]);
    });
  });

  it('is decided where the second check that it waits for was given on the newer tag, and agrees', () => {
    const asked = () => {
      const both = twins();
      judge(both, both.older, elif);
      setState(both, both.older, 'second-check', elif);
      judge(both, both.newer, jonah);
      setState(both, both.newer, 'second-check', jonah);
      return { both, second: judgeAgain(both, both.newer, marc, 'unproven') };
    };
    const { both, second } = asked();
    const { journal, older } = both;
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({
      checkState: 'decided',
      verdict: { byId: elif },
      check: { needsSecond: true, second: { byId: marc } },
    });
    expect(isChecked(journal.annotation(older))).toBe(true);
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'second-check', check: { needsSecond: true, second: null } });
    // Whoever gave it may take it back, and it is waited for again.
    merge(both);
    const back = { annotationId: older, verdictEntryId: null, second: null, basedOn: second, undoes: second };
    journal.send('check.second-given', back, { actorId: marc });
    expect(journal.annotation(older)).toMatchObject({ checkState: 'second-check', check: { second: null } });
    expectReplayed(both.journal);

    // It stays with the second check where the work was changed since.
    const busy = asked().both;
    const busyMerge = merge(busy);
    assign(busy, busy.older, jonah);
    unmerge(busy, busyMerge);
    expect(busy.journal.annotation(busy.older)).toMatchObject({
      checkState: 'decided',
      check: { assigneeId: jonah, second: { byId: marc } },
    });
    expectReplayed(busy.journal);

    // Votes are waited for all the same.
    const voting = asked().both;
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
    voting.journal.send('annotation.merged', { annotationId: voting.newer, intoId: voting.older }, { actorId: priya, rules });
    expect(voting.journal.annotation(voting.older)).toMatchObject({ checkState: 'second-check', check: { second: { byId: marc } } });
  });

  it('keeps a second check of the words of now beside one that said the same of others', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const rules = { ...plainCheckRules, secondCheck: true };
    judge(both, older, elif);
    judgeAgain(both, older, marc, 'unproven');
    const { from } = journal.rangeOf('5.10');
    journal.edit(new Transform(journal.state.doc).delete(from, from + 1));
    judge(both, newer, jonah);
    judgeAgain(both, newer, marc, 'unproven');
    merge(both);
    const take = (field: string) => {
      const rival = journal.annotation(older).rivals.find((one) => one.field === field);
      journal.send('rival.settled', { annotationId: older, rivalEntryId: rival?.entryId, take: true }, { rules, may: () => true });
    };
    expect(journal.annotation(older)).toMatchObject({
      isStale: true,
      rivals: [{ field: 'verdict' }, { field: 'secondCheck', byId: marc }],
    });
    take('verdict');
    expect(journal.annotation(older)).toMatchObject({ checkState: 'second-check', verdict: { byId: jonah } });
    take('secondCheck');
    expect(journal.annotation(older)).toMatchObject({ checkState: 'decided', check: { second: { byId: marc } } });
    expect(isChecked(journal.annotation(older))).toBe(true);
    expectReplayed(both.journal);
  });

  it('sets beside it what was said otherwise of the work, with the reason why it had stopped', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const dueAt = '2026-10-10T16:00:00.000Z';
    assign(both, older, elif);
    assign(both, newer, jonah);
    journal.send('check.due-set', { annotationId: newer, value: { dueAt }, basedOn: null }, { actorId: jonah, may: () => true });
    judge(both, older, elif);
    const legal = setState(both, newer, 'on-legal', jonah, {}, 'Names a minor.');
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({
      checkState: 'decided',
      check: { assigneeId: elif, dueAt, reason: null },
      rivals: [
        { field: 'assignee', proposed: { assigneeId: jonah } },
        {
          entryId: legal,
          field: 'checkState',
          byId: jonah,
          proposed: { checkState: 'on-legal', reason: { text: 'Names a minor.', byId: jonah } },
        },
      ],
    });
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'decided', rivals: [], check: { assigneeId: elif, dueAt: null } });
    const again = merge(both);
    journal.send('rival.settled', { annotationId: older, rivalEntryId: legal, take: true }, { actorId: elif });
    expect(journal.annotation(older)).toMatchObject({ checkState: 'on-legal', check: { reason: { text: 'Names a minor.' } } });
    // What was chosen since stays.
    unmerge(both, again);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'on-legal', check: { dueAt, reason: { text: 'Names a minor.' } } });
    expectReplayed(both.journal);
  });

  it('keeps both reasons where the two had stopped alike, each in its own name, and parts them again', () => {
    const both = twins();
    const { journal, older, newer } = both;
    setState(both, older, 'on-legal', elif, {}, 'Names a minor.');
    setState(both, newer, 'on-legal', jonah, {}, 'The firm has sued before.');
    const before = journal.annotation(older);
    const reasons = (id = older) => checkOf(journal.annotation(id)).reason;
    const merged = merge(both);
    const other = { text: 'The firm has sued before.', byId: jonah };
    expect(journal.annotation(older)).toMatchObject({ checkState: 'on-legal', rivals: [] });
    expect(reasons()).toMatchObject({ text: 'Names a minor.', byId: elif, also: [other] });
    expect(reasons(newer)).toMatchObject(other);
    unmerge(both, merged);
    expect({ ...journal.annotation(older), basis: null }).toEqual({ ...before, basis: null });
    expect(reasons(newer)).toMatchObject(other);
    // What was done on it since stays, and the reason goes.
    const again = merge(both);
    assign(both, older, priya);
    unmerge(both, again);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'on-legal', check: { assigneeId: priya } });
    expect(reasons()).toEqual(checkOf(before).reason);
    expectReplayed(both.journal);
  });

  it('parts the reason of one merge from those of others, whichever goes first', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const third = journal.tag(WORDS);
    for (const [id, actorId, reason] of [
      [older, elif, 'Names a minor.'],
      [newer, jonah, 'The firm has sued before.'],
      [third, marc, 'A court has said no.'],
    ] as const) {
      setState(both, id, 'on-legal', actorId, {}, reason);
    }
    const texts = () => reasonsOf(checkOf(journal.annotation(older)).reason ?? { text: '', byId: '', at: '' }).map(({ text }) => text);
    const first = merge(both);
    const second = journal.send('annotation.merged', { annotationId: third, intoId: older }, { actorId: priya });
    expect(texts()).toEqual(['Names a minor.', 'The firm has sued before.', 'A court has said no.']);
    unmerge(both, first);
    expect(texts()).toEqual(['Names a minor.', 'A court has said no.']);
    journal.send('annotation.unmerged', { annotationId: third, intoId: older, undoes: second }, { actorId: priya });
    expect(texts()).toEqual(['Names a minor.']);
    expectReplayed(both.journal);
  });

  it('says once what both said, and leaves a reason that was given anew', () => {
    const both = twins();
    const { journal, older, newer } = both;
    setState(both, older, 'on-legal', elif, {}, 'Names a minor.');
    setState(both, newer, 'on-legal', jonah, {}, 'Names a minor.');
    const merged = merge(both);
    expect(checkOf(journal.annotation(older)).reason).toMatchObject({ text: 'Names a minor.', byId: elif });
    expect(checkOf(journal.annotation(older)).reason).not.toHaveProperty('also');
    setState(both, older, 'on-legal', marc, {}, 'Names two minors.');
    unmerge(both, merged);
    expect(checkOf(journal.annotation(older)).reason).toMatchObject({ text: 'Names two minors.', byId: marc });
    expectReplayed(both.journal);
  });

  it('leaves a claim stopped by the undo of whoever stopped it, for the reason that came with it since', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const own = setState(both, older, 'on-legal', elif, {}, 'Names a minor.');
    setState(both, newer, 'on-legal', jonah, {}, 'The firm has sued before.');
    const merged = merge(both);
    const undo = { annotationId: older, checkState: 'untouched', basedOn: own, undoes: own };
    const since = 'Someone else has worked on C1 since. It stays as it is.';
    expect(() => journal.send('check.state-changed', undo, { actorId: elif })).toThrow(since);
    unmerge(both, merged);
    journal.send('check.state-changed', undo, { actorId: elif });
    expect(journal.annotation(older)).toMatchObject({ checkState: 'untouched', check: { reason: null } });
    expectReplayed(both.journal);
  });

  it('has each value settled by itself where an earlier merge had brought two at once', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const third = testId();
    journal.send('annotation.created', { annotationId: third, kind: 'claim', ranges: [journal.rangeOf(WORDS)] }, { actorId: priya });
    judge(both, third, priya, 'partly', 'At 5.15.');
    setState(both, third, 'on-legal', priya, {}, 'Names a minor.');
    journal.send('annotation.merged', { annotationId: third, intoId: newer }, { actorId: elif });
    judge(both, older, elif);
    const merged = merge(both);
    const { rivals } = journal.annotation(older);
    expect(rivals).toMatchObject([
      { field: 'verdict', byId: priya },
      { field: 'checkState', byId: priya },
    ]);
    journal.send('rival.settled', { annotationId: older, rivalEntryId: rivals[0]?.entryId, take: false }, { may: () => true });
    expect(journal.annotation(older).rivals).toEqual([rivals[1]]);
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'decided', rivals: [] });
    expectReplayed(both.journal);
  });

  it('stops for the reason for which the newer tag had stopped, and goes on where the older had', () => {
    const both = twins();
    const { journal, older, newer } = both;
    assign(both, older, elif);
    setState(both, newer, 'cut', jonah, {}, 'It goes.');
    const merged = merge(both);
    expect(journal.annotation(older)).toMatchObject({
      checkState: 'cut',
      check: { assigneeId: elif, reason: { text: 'It goes.', byId: jonah } },
    });
    assign(both, older, priya);
    unmerge(both, merged);
    expect(journal.annotation(older)).toMatchObject({ checkState: 'untouched', check: { assigneeId: priya, reason: null } });

    const stopped = twins();
    setState(stopped, stopped.older, 'on-legal', elif, {}, 'Names a minor.');
    judge(stopped, stopped.newer, jonah);
    merge(stopped);
    expect(stopped.journal.annotation(stopped.older)).toMatchObject({
      checkState: 'on-legal',
      verdict: { byId: jonah },
      check: { reason: { text: 'Names a minor.' } },
    });
    expectReplayed(both.journal);
    expectReplayed(stopped.journal);
  });

  it('names nobody for a second look at their own work', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, older, elif);
    assign(both, older, jonah);
    journal.send(
      'check.second-assigned',
      { annotationId: newer, value: { personId: jonah }, basedOn: null },
      { actorId: elif, may: () => true },
    );
    merge(both);
    expect(journal.annotation(older)).toMatchObject({
      checkState: 'second-check',
      check: { assigneeId: jonah, secondId: null, needsSecond: true },
      rivals: [{ field: 'secondChecker', proposed: { secondId: jonah } }],
    });
  });

  it('sets a verdict of another grade beside that of the older tag, and takes it as that', () => {
    const half = { id: 'half-true', name: 'Half true', standing: 'partly' as const, definition: '', rating: 3 };
    const scale = { version: 2, grades: [{ ...half, id: 'mostly-true', name: 'Mostly true', rating: 4 }, half] };
    const rules = { ...plainCheckRules, scale };
    const both = twins();
    const { journal, older, newer } = both;
    const grade = (annotationId: string, gradeId: string) => {
      const verdict = { value: 'partly', gradeId, rationale: 'At 5.15.' };
      return journal.send('verdict.given', { annotationId, verdict, basedOn: null }, { actorId: jonah, rules });
    };
    grade(older, 'mostly-true');
    const rival = grade(newer, 'half-true');
    merge(both);
    expect(journal.annotation(older).rivals).toMatchObject([
      { entryId: rival, proposed: { verdict: { value: 'partly', grade: { id: 'half-true', name: 'Half true' }, scale: { version: 2 } } } },
    ]);
    const take = (asked: CheckRules) =>
      journal.send('rival.settled', { annotationId: older, rivalEntryId: rival, take: true }, { rules: asked, may: () => true });
    const changed = 'The verdicts of this house have changed since: there is no “Half true” any more.';
    const renamed = { ...rules, scale: { version: 3, grades: [{ ...half, name: 'Mixed' }] } };
    for (const other of [plainCheckRules, renamed]) expect(() => take(other)).toThrow(changed);
    take(rules);
    expect(journal.annotation(older).verdict).toMatchObject({ value: 'partly', grade: { id: 'half-true', name: 'Half true' } });
  });

  it('makes no rival of the same verdict', () => {
    const both = twins();
    judge(both, both.older, elif);
    judge(both, both.newer, jonah);
    merge(both);
    expect(both.journal.annotation(both.older)).toMatchObject({ rivals: [], verdict: { byId: elif } });
  });

  it('keeps how far the newer tag was where nobody had started on the older', () => {
    const both = twins();
    const { journal, older, newer } = both;
    journal.send('check.state-changed', { annotationId: newer, checkState: 'awaiting-reply', basedOn: null }, { actorId: jonah });
    merge(both);
    expect(journal.annotation(older).checkState).toBe('awaiting-reply');
  });

  it('brings a stale verdict along as stale', () => {
    const both = twins();
    const { journal, older, newer } = both;
    judge(both, newer, jonah);
    const { from } = journal.rangeOf('5.10');
    journal.edit(new Transform(journal.state.doc).delete(from, from + 1));
    merge(both);
    expect(journal.annotation(older)).toMatchObject({ isStale: true, verdict: { words: WORDS } });
  });

  it('refuses what is not alike: another kind, other words, itself, or gone', () => {
    const alike = 'do not stand alike on the same words any more. Both stay.';
    const itself = twins();
    expect(() => merge({ ...itself, older: itself.newer })).toThrow(alike);
    const kind = twins();
    const { basis } = kind.journal.annotation(kind.newer);
    kind.journal.send('annotation.kind-changed', { annotationId: kind.newer, kind: 'opinion', basedOn: basis.kind.entryId });
    expect(() => merge(kind)).toThrow(`O1 and C1 ${alike}`);
    const words = twins();
    const ranges = [words.journal.rangeOf('one is at 5.10')];
    words.journal.send('annotation.span-changed', { annotationId: words.newer, how: 'span', ranges });
    expect(() => merge(words)).toThrow(alike);
    const gone = twins();
    gone.journal.send('annotation.removed', { annotationId: gone.older });
    expect(() => merge(gone)).toThrow('C1 was removed.');
    expect(gone.journal.annotation(gone.newer).isRemoved).toBe(false);
  });

  it('is refused the second time, when two people merge at once', () => {
    const both = twins();
    merge(both);
    expect(() => merge(both, elif)).toThrow('C2 was merged into C1 since.');
  });
});

describe('annotation.unmerged', () => {
  it('puts everything back where it was', () => {
    const both = twins();
    const { journal, older, newer } = both;
    link(both, older, elif);
    link(both, newer, jonah);
    judge(both, newer, jonah, 'supported');
    const before = { older: journal.annotation(older), newer: journal.annotation(newer) };
    unmerge(both, merge(both));
    const { basis: _basis, removedEvidence, ...ofOlder } = journal.annotation(older);
    const { basis: _was, removedEvidence: _none, ...wasOlder } = before.older;
    expect(ofOlder).toEqual(wasOlder);
    expect(removedEvidence).toMatchObject([{ byId: jonah }]);
    expect({ ...journal.annotation(newer), basis: null }).toEqual({ ...before.newer, basis: null });
  });

  it('takes a rival back that came along', () => {
    const both = twins();
    judge(both, both.older, elif);
    judge(both, both.newer, jonah, 'partly', 'At 5.15.');
    unmerge(both, merge(both));
    expect(both.journal.annotation(both.older)).toMatchObject({ rivals: [], verdict: { value: 'unproven' } });
    expect(both.journal.annotation(both.newer)).toMatchObject({ isRemoved: false, verdict: { value: 'partly' } });
  });

  describe('of a value that a colleague has kept since against their own', () => {
    const since = 'Someone else has worked on C2 since. It stays as it is.';
    const keep = ({ journal }: Twins, annotationId: string, rivalEntryId: string, basedOn: string | null | undefined, actorId = marc) =>
      journal.send('rival.settled', { annotationId, rivalEntryId, take: false, basedOn }, { actorId, may: () => true });

    it('is refused for a verdict, which would go with what was set aside for it', () => {
      const both = twins();
      const { journal, older } = both;
      judge(both, both.newer, jonah);
      const undoes = merge(both);
      const other = judge(both, older, elif, 'partly');
      expect(journal.annotation(older).rivals).toMatchObject([{ entryId: other }]);
      keep(both, older, other, undoes);
      expect(() => unmerge(both, undoes)).toThrow(since);
      expect(journal.annotation(older)).toMatchObject({ verdict: { value: 'unproven', byId: jonah }, rivals: [] });
      expectReplayed(journal);
    });

    it('is refused for a checker', () => {
      const both = twins();
      const { journal, older } = both;
      const basedOn = assign(both, both.newer, jonah);
      const undoes = merge(both);
      const value = { personId: priya };
      const other = journal.send('check.assigned', { annotationId: older, value, basedOn: null }, { actorId: elif, may: () => true });
      keep(both, older, other, basedOn);
      expect(() => unmerge(both, undoes)).toThrow(since);
      expectReplayed(journal);
    });

    it('goes where it was kept before the merge, by whoever undoes it, or on what stays as it is', () => {
      const before = twins();
      const first = judge(before, before.newer, jonah);
      keep(before, before.newer, judge(before, before.newer, elif, 'partly'), first);
      unmerge(before, merge(before));
      expect(before.journal.annotation(before.newer)).toMatchObject({ isRemoved: false, verdict: { entryId: first } });
      const own = twins();
      judge(own, own.newer, jonah);
      const undoes = merge(own);
      keep(own, own.older, judge(own, own.older, elif, 'partly'), undoes, priya);
      unmerge(own, undoes);
      const stays = twins();
      const stored = judge(stays, stays.older, elif);
      const merged = merge(stays);
      keep(stays, stays.older, judge(stays, stays.older, jonah, 'partly'), stored);
      unmerge(stays, merged);
      expect(stays.journal.annotation(stays.older)).toMatchObject({ verdict: { entryId: stored } });
      for (const { journal } of [before, own, stays]) expectReplayed(journal);
    });
  });

  it('can be merged again, with the same sources', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const { sourceId } = link(both, newer, jonah);
    const apart = unmerge(both, merge(both));
    journal.send('annotation.merged', { annotationId: newer, intoId: older, undoes: apart }, { actorId: priya });
    expect(journal.annotation(older).evidence).toMatchObject([{ sourceId, byId: jonah }]);
  });

  it('is refused where it names another tag than the one that stayed', () => {
    const both = twins();
    const { journal, older, newer } = both;
    const bystander = journal.tag(WORDS);
    link(both, newer, jonah);
    judge(both, newer, jonah, 'supported');
    const merged = merge(both);
    const refused = 'C2 was not merged into C3. It stays as it is.';
    expect(() => unmerge({ ...both, older: bystander }, merged)).toThrow(refused);
    expect(journal.annotation(newer).isRemoved).toBe(true);
    expect(journal.annotation(older).verdict).toMatchObject({ byId: jonah });
    // Nor where the tag was removed by hand.
    unmerge(both, merged);
    const removed = journal.send('annotation.removed', { annotationId: newer }, { actorId: priya });
    expect(() => unmerge(both, removed)).toThrow('C2 was not merged into C1. It stays as it is.');
  });

  it('decides nothing past a second check that came along and stays, since the work was changed', () => {
    const dueSet = ({ journal, older }: Twins) => {
      const value = { dueAt: '2026-10-10T16:00:00.000Z' };
      journal.send('check.due-set', { annotationId: older, value, basedOn: null }, { actorId: jonah, may: () => true });
    };
    const differing = twins();
    judge(differing, differing.older, elif);
    judge(differing, differing.newer, jonah);
    judgeAgain(differing, differing.newer, priya, 'partly');
    const merged = merge(differing);
    dueSet(differing);
    unmerge(differing, merged);
    expect(differing.journal.annotation(differing.older)).toMatchObject({
      checkState: 'adjudication',
      check: { second: { byId: priya, value: 'partly' } },
    });

    const asked = twins();
    judge(asked, asked.older, elif);
    judge(asked, asked.newer, jonah);
    setState(asked, asked.newer, 'second-check', jonah);
    const askedMerge = merge(asked);
    dueSet(asked);
    unmerge(asked, askedMerge);
    expect(asked.journal.annotation(asked.older)).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    expectReplayed(asked.journal);
  });

  it('is refused by name when someone has worked on what was gained', () => {
    const evidence = twins();
    link(evidence, evidence.newer, jonah);
    const evidenceMerge = merge(evidence);
    const [copy] = evidence.journal.annotation(evidence.older).evidence;
    const change = { annotationId: evidence.older, evidenceId: copy?.id, basedOn: copy?.entryId, stance: 'context' };
    evidence.journal.send('evidence.changed', change, { actorId: elif });
    expect(() => unmerge(evidence, evidenceMerge)).toThrow('The evidence of C1 was changed since. It stays as it is.');

    const verdict = twins();
    judge(verdict, verdict.newer, jonah);
    const verdictMerge = merge(verdict);
    const { basis } = verdict.journal.annotation(verdict.older);
    const next = { verdict: { value: 'partly', rationale: 'At 5.15.' }, basedOn: basis.verdict?.entryId };
    verdict.journal.send('verdict.given', { annotationId: verdict.older, ...next }, { actorId: elif });
    expect(() => unmerge(verdict, verdictMerge)).toThrow('The verdict of C1 was changed since. It stays as it is.');

    const looked = twins();
    judge(looked, looked.newer, jonah);
    const lookedMerge = merge(looked);
    judgeAgain(looked, looked.older, elif, 'partly');
    expect(() => unmerge(looked, lookedMerge)).toThrow('Someone else has judged C1 since. It stays as it is.');

    const stopped = twins();
    judge(stopped, stopped.newer, jonah);
    const stoppedMerge = merge(stopped);
    setState(stopped, stopped.older, 'on-legal', elif, {}, 'Names a minor.');
    expect(() => unmerge(stopped, stoppedMerge)).toThrow('Someone else has worked on C1 since. It stays as it is.');

    const rests = twins();
    link(rests, rests.newer, jonah);
    const restsMerge = merge(rests);
    judge(rests, rests.older, elif, 'supported');
    expect(() => unmerge(rests, restsMerge)).toThrow('The verdict on C1 rests on this source.');
  });
});

it('replays merges to the state that they led to', () => {
  const both = twins();
  link(both, both.newer, jonah);
  judge(both, both.newer, jonah, 'supported');
  unmerge(both, merge(both));
  merge(both);
  expectReplayed(both.journal);
});
