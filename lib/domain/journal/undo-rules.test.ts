import { beforeEach, describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { plainTagTypes } from '../tags/plain-tag-types';
import { docOf, TestJournal, testId } from './journal.fixture';

const [ann, ben, hanne] = [testId(), testId(), testId()];

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Night buses', 'The last bus left at 12.35, and the next one is at 5.10.'));
  claim = testId();
  journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges: [journal.rangeOf('The last bus')] }, { actorId: ann });
});

const tag = () => journal.annotation(claim);
const send = (actorId: string, type: string, payload: object, sender = {}) =>
  journal.send(type, { annotationId: claim, ...payload }, { actorId, ...sender });
const link = (actorId: string, stance = 'supports') => {
  const evidenceId = testId();
  send(actorId, 'evidence.linked', { evidenceId, sourceId: testId(), stance });
  return evidenceId;
};
const judge = (actorId: string, value: string, rationale = '', sender = {}) =>
  send(actorId, 'verdict.given', { verdict: { value, rationale }, basedOn: tag().basis.verdict?.entryId ?? null }, sender);
const undoVerdict = (actorId: string, undoes: string) => send(actorId, 'verdict.given', { verdict: null, basedOn: undoes, undoes });
const clear = (actorId: string) => send(actorId, 'verdict.given', { verdict: null, basedOn: tag().basis.verdict?.entryId });
const makeKind = (actorId: string, kind: string) => send(actorId, 'annotation.kind-changed', { kind, basedOn: tag().basis.kind.entryId });
const undoKind = (actorId: string, kind: string, undoes: string) =>
  send(actorId, 'annotation.kind-changed', { kind, basedOn: undoes, undoes });

const LACKS = 'The earlier verdict of C1 cannot come back. Supported needs a source that supports it. Link one.';

describe('a verdict that comes back by undo', () => {
  it('is refused by name where what it rested on was taken away', () => {
    const evidenceId = link(ann);
    judge(ann, 'supported');
    const changed = judge(ann, 'unproven', 'Nobody saw it.');
    send(ben, 'evidence.unlinked', { evidenceId });
    expect(() => undoVerdict(ann, changed)).toThrow(LACKS);
    expect(tag()).toMatchObject({ verdict: { value: 'unproven' }, evidence: [] });
    link(ben);
    undoVerdict(ann, changed);
    expect(tag().verdict).toMatchObject({ value: 'supported', byId: ann });
  });

  it('is refused by the name that the house has for it', () => {
    const scale = {
      version: 2,
      grades: [
        { id: 'right', standing: 'supported' as const, name: 'Right', definition: '', rating: 5 },
        { id: 'open', standing: 'unproven' as const, name: 'Open', definition: '', rating: null },
      ],
    };
    const rules = { ...plainCheckRules, scale };
    const evidenceId = link(ann);
    judge(ann, 'supported', '', { rules });
    const changed = judge(ann, 'unproven', 'Nobody saw it.', { rules });
    send(ben, 'evidence.unlinked', { evidenceId });
    expect(() => undoVerdict(ann, changed)).toThrow('Right needs a source that supports it.');
  });

  it('is refused with the kind that it was of', () => {
    const evidenceId = link(ann);
    judge(ann, 'supported');
    const changed = makeKind(ann, 'opinion');
    send(ben, 'evidence.unlinked', { evidenceId });
    expect(() => undoKind(ann, 'claim', changed)).toThrow('The earlier verdict of O1 cannot come back. Supported needs a source');
    expect(tag().kind).toBe('opinion');
    // Made a claim by hand it is one that nobody has judged.
    makeKind(ann, 'claim');
    expect(tag()).toMatchObject({ label: 'C1', verdict: null });
  });

  it('is refused with the vote that had taken its place', () => {
    const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
    const evidenceId = link(ann);
    const verdictEntryId = judge(ann, 'supported', '', { rules });
    const vote = { verdictEntryId, secondEntryId: null, vote: { value: 'unproven', rationale: 'Nobody saw it.' } };
    send(ben, 'check.voted', vote, { rules });
    const last = send(hanne, 'check.voted', vote, { rules });
    expect(tag().verdict?.value).toBe('unproven');
    send(ben, 'evidence.unlinked', { evidenceId });
    const undo = { verdictEntryId, secondEntryId: null, vote: null, undoes: last };
    expect(() => send(hanne, 'check.voted', undo, { rules })).toThrow(LACKS);
  });
});

describe('undo', () => {
  it('takes back only what the same person did, whatever it is of', () => {
    const refused = 'Only who made that change of C1 can undo it.';
    const verdict = judge(ann, 'unproven', 'Nobody saw it.');
    expect(() => undoVerdict(ben, verdict)).toThrow(refused);
    const assigned = send(ann, 'check.assigned', { value: { personId: ann }, basedOn: null });
    const free = { value: { personId: null }, basedOn: assigned, undoes: assigned };
    expect(() => send(ben, 'check.assigned', free, { may: () => true })).toThrow(refused);
    const state = send(ann, 'check.state-changed', { checkState: 'checking', basedOn: tag().basis.checkState?.entryId });
    expect(() => send(ben, 'check.state-changed', { checkState: 'untouched', basedOn: state, undoes: state })).toThrow(refused);
    const second = send(ben, 'check.second-given', {
      verdictEntryId: verdict,
      second: { value: 'unproven', rationale: 'None.' },
      basedOn: null,
    });
    const without = { verdictEntryId: verdict, second: null, basedOn: second, undoes: second };
    expect(() => send(ann, 'check.second-given', without)).toThrow(refused);
    const said = send(ann, 'annotation.stated', { statement: 'It left at 12.35.', basedOn: null });
    expect(() => send(ben, 'annotation.stated', { statement: null, basedOn: said, undoes: said })).toThrow(refused);
    const gone = send(ann, 'annotation.removed', {});
    expect(() => send(ben, 'annotation.restored', { undoes: gone })).toThrow(refused);
    send(ben, 'annotation.restored', {});
  });

  it('takes nothing of another person away that an own undo brought back', () => {
    judge(ben, 'unproven', 'Nobody saw it.');
    const mine = judge(ann, 'partly', 'In part.');
    const back = undoVerdict(ann, mine);
    expect(tag().verdict).toMatchObject({ value: 'unproven', byId: ben });
    expect(() => undoVerdict(ann, back)).toThrow('Only who made that change of C1 can undo it.');
    const looked = (actorId: string, value: string, basedOn: string | null = null) =>
      send(actorId, 'check.second-given', {
        verdictEntryId: tag().verdict?.entryId,
        second: { value, rationale: 'I looked.' },
        basedOn,
      });
    const undoSecond = (undoes: string) =>
      send(ann, 'check.second-given', { verdictEntryId: tag().verdict?.entryId, second: null, basedOn: undoes, undoes });
    const again = undoSecond(looked(ann, 'partly', looked(hanne, 'partly')));
    expect(tag().check?.second?.byId).toBe(hanne);
    expect(() => undoSecond(again)).toThrow('Only who made that change of C1 can undo it.');
  });

  it('takes a merge apart by who made it alone', () => {
    const twin = testId();
    journal.send('annotation.created', { annotationId: twin, kind: 'claim', ranges: [journal.rangeOf('The last bus')] }, { actorId: ben });
    const merge = journal.send('annotation.merged', { annotationId: twin, intoId: claim }, { actorId: ann });
    const apart = { annotationId: twin, intoId: claim, undoes: merge };
    expect(() => journal.send('annotation.unmerged', apart, { actorId: ben })).toThrow('Only who made that change of C2 can undo it.');
    const back = journal.send('annotation.unmerged', apart, { actorId: ann });
    const again = { annotationId: twin, intoId: claim, undoes: back };
    expect(() => journal.send('annotation.merged', again, { actorId: ben })).toThrow('Only who made that change of C2 can undo it.');
    journal.send('annotation.merged', again, { actorId: ann });
  });

  it('does not reach what another person chose or took over', () => {
    const evidence = link(ann);
    const first = judge(ann, 'supported');
    send(ben, 'verdict.given', { verdict: { value: 'unproven', rationale: 'Nobody saw it.' }, basedOn: null });
    const settled = send(hanne, 'rival.settled', { rivalEntryId: tag().rivals[0]?.entryId, take: true }, { may: () => true });
    // It is in Ben's name, and Hanne chose it.
    expect(tag().basis.verdict).toEqual({ entryId: settled, byId: ben });
    expect(() => undoVerdict(ben, settled)).toThrow('Only who made that change of C1 can undo it.');
    expect(() => undoVerdict(ann, first)).toThrow('The verdict of C1 was changed since. It stays as it is.');
    expect(tag().evidence).toMatchObject([{ id: evidence }]);
  });

  it('leaves a verdict that another person has looked at again', () => {
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    const looked = { verdictEntryId: given, second: { value: 'unproven', rationale: 'None.' }, basedOn: null };
    const second = send(ben, 'check.second-given', looked);
    expect(() => undoVerdict(ann, given)).toThrow('Someone else has judged C1 since. It stays as it is.');
    send(ben, 'check.second-given', { verdictEntryId: given, second: null, basedOn: second, undoes: second });
    undoVerdict(ann, given);
    expect(tag().verdict).toBeNull();
  });

  it('leaves a claim that another person has set aside since', () => {
    const refused = 'Someone else has worked on C1 since. It stays as it is.';
    const set = (checkState: string) =>
      send(ben, 'check.state-changed', { checkState, reason: 'A name.', basedOn: tag().basis.checkState?.entryId ?? null });
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    set('on-legal');
    expect(() => undoVerdict(ann, given)).toThrow(refused);
    set('decided');
    const second = { value: 'unproven', rationale: 'Nobody.' };
    const looked = send(hanne, 'check.second-given', { verdictEntryId: given, second, basedOn: null });
    set('on-legal');
    const back = { verdictEntryId: given, second: null, basedOn: looked, undoes: looked };
    expect(() => send(hanne, 'check.second-given', back)).toThrow(refused);
    expect(tag()).toMatchObject({ checkState: 'on-legal', verdict: { byId: ann }, check: { second: { byId: hanne } } });
  });

  it('leaves a claim to whose reason to stop a merge has joined another person’s', () => {
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    send(ann, 'check.state-changed', { checkState: 'on-legal', reason: 'A name.', basedOn: given });
    const twin = journal.tag('The last bus');
    const stop = { checkState: 'on-legal', reason: 'A minor.', basedOn: null };
    journal.send('check.state-changed', { annotationId: twin, ...stop }, { actorId: ben });
    journal.send('annotation.merged', { annotationId: twin, intoId: claim }, { actorId: ann });
    expect(() => undoVerdict(ann, given)).toThrow('Someone else has worked on C1 since. It stays as it is.');
    expect(tag()).toMatchObject({ checkState: 'on-legal', verdict: { byId: ann } });
  });

  it('takes back a verdict on a claim that the same person has set aside', () => {
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    send(ann, 'check.state-changed', { checkState: 'on-legal', reason: 'A name.', basedOn: given });
    undoVerdict(ann, given);
    expect(tag()).toMatchObject({ checkState: 'untouched', verdict: null });
  });

  it('takes back a verdict beside which a second check stood before', () => {
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    send(ben, 'check.second-given', { verdictEntryId: given, second: { value: 'unproven', rationale: 'None.' }, basedOn: null });
    const again = judge(ann, 'partly', 'In part.');
    expect(tag()).toMatchObject({ checkState: 'adjudication', check: { second: { byId: ben } } });
    undoVerdict(ann, again);
    expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'unproven' }, check: { second: { byId: ben } } });
  });

  it('leaves a second check about which a third person has decided', () => {
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    const second = send(ben, 'check.second-given', {
      verdictEntryId: given,
      second: { value: 'partly', rationale: 'In part.' },
      basedOn: null,
    });
    send(hanne, 'check.adjudicated', { secondEntryId: second, took: 'first', rationale: 'The log.' });
    const undo = { verdictEntryId: given, second: null, basedOn: second, undoes: second };
    expect(() => send(ben, 'check.second-given', undo)).toThrow('Someone else has judged C1 since. It stays as it is.');
    expect(() => undoVerdict(ann, given)).toThrow('Someone else has judged C1 since. It stays as it is.');
  });

  it('leaves a kind under which another person has gone on working', () => {
    const opinion = makeKind(ann, 'opinion');
    const back = makeKind(ann, 'claim');
    judge(ben, 'unproven', 'Nobody saw it.');
    expect(() => undoKind(ann, 'opinion', back)).toThrow('Someone else has worked on C1 since. It stays as it is.');
    expect(tag().verdict).toMatchObject({ byId: ben });
    expect(() => undoKind(ann, 'claim', opinion)).toThrow('The kind of C1 was changed since. It stays as it is.');
  });

  it('leaves a kind under which another person has given a type, or done something of its checklist', () => {
    const refused = 'Someone else has worked on C1 since. It stays as it is.';
    const type = plainTagTypes.types.find(({ kind, checklist }) => kind === 'claim' && checklist.length > 0);
    const give = (actorId: string) => send(actorId, 'annotation.typed', { value: { typeId: type?.id }, basedOn: null });
    makeKind(ann, 'opinion');
    const back = makeKind(ann, 'claim');
    give(ben);
    expect(() => undoKind(ann, 'opinion', back)).toThrow(refused);
    makeKind(ann, 'opinion');
    const again = makeKind(ann, 'claim');
    give(ann);
    send(ben, 'check.items-ticked', { doneIds: type?.checklist.slice(0, 1).map(({ id }) => id), basedOn: null });
    expect(() => undoKind(ann, 'opinion', again)).toThrow(refused);
  });

  it('is refused where the tag was made something else since, and comes with its kind alone', () => {
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    const toOpinion = makeKind(ben, 'opinion');
    expect(() => undoVerdict(ann, given)).toThrow('The kind of O1 was changed since. It stays as it is.');
    undoKind(ben, 'claim', toOpinion);
    expect(tag()).toMatchObject({ kind: 'claim', verdict: { byId: ann }, pastKinds: [] });
    undoVerdict(ann, given);
    expect(tag()).toMatchObject({ verdict: null, checkState: 'untouched' });
  });

  it.each<[string, () => string]>([
    ['a verdict', () => judge(ann, 'partly', 'In part.')],
    [
      'that a verdict was cleared',
      () => {
        judge(ann, 'partly', 'In part.');
        return clear(ann);
      },
    ],
    [
      'an own undo',
      () => {
        judge(ann, 'partly', 'In part.');
        return undoVerdict(ann, judge(ann, 'unproven', 'Nobody did.'));
      },
    ],
  ])('is none of a tag that somebody made a claim anew: what is taken back is %s', (_, work) => {
    judge(hanne, 'unproven', 'Nobody saw it.');
    const newest = work();
    makeKind(ben, 'opinion');
    makeKind(hanne, 'claim');
    expect(() => undoVerdict(ann, newest)).toThrow('The kind of C1 was changed since. It stays as it is.');
    expect(tag()).toMatchObject({ kind: 'claim', verdict: null, checkState: 'untouched' });
  });

  it('is none of a tag that was made a claim anew by entries from before either, where those keep the verdict', () => {
    const given = judge(ann, 'partly', 'In part.');
    makeKind(ben, 'opinion');
    makeKind(hanne, 'claim');
    const { pastKinds, ...rest } = tag();
    const before = pastKinds.map(({ verdictEntryId: _, ...past }) => past);
    journal.state = { ...journal.state, annotations: journal.state.annotations.with([{ ...rest, pastKinds: before }]) };
    expect(() => undoVerdict(ann, given)).toThrow('The kind of C1 was changed since. It stays as it is.');
  });

  it('is taken back where the kind was changed before it was given', () => {
    makeKind(ben, 'opinion');
    makeKind(hanne, 'claim');
    judge(ann, 'partly', 'In part.');
    const cleared = clear(ann);
    undoVerdict(ann, cleared);
    expect(tag()).toMatchObject({ verdict: { value: 'partly', byId: ann }, checkState: 'decided' });
  });

  it('ends with a kind that was proposed at once and taken', () => {
    const given = judge(ann, 'partly', 'In part.');
    const seen = tag().basis.kind.entryId;
    const back = undoKind(ben, 'claim', makeKind(ben, 'opinion'));
    const rival = send(hanne, 'annotation.kind-changed', { kind: 'opinion', basedOn: seen });
    send(ben, 'rival.settled', { rivalEntryId: rival, basedOn: back, take: true }, { may: () => true });
    expect(tag().pastKinds).toMatchObject([{ kind: 'claim', verdictEntryId: given }]);
    makeKind(hanne, 'claim');
    expect(() => undoVerdict(ann, given)).toThrow('The kind of C1 was changed since.');
  });

  it('takes no kind back that another person gave, by the undo of an own undo', () => {
    const toOpinion = makeKind(ann, 'opinion');
    const toClaim = makeKind(ben, 'claim');
    judge(ann, 'unproven', 'Nobody saw it.');
    const back = undoKind(ann, 'claim', makeKind(ann, 'proposal'));
    // It is a change anew: the verdict is kept, to come back with the kind.
    const again = undoKind(ann, 'opinion', back);
    expect(tag()).toMatchObject({ kind: 'opinion', verdict: null });
    undoKind(ann, 'claim', again);
    expect(tag()).toMatchObject({ kind: 'claim', verdict: { byId: ann } });
    expect(() => undoKind(ben, 'opinion', toClaim)).toThrow('The kind of C1 was changed since. It stays as it is.');
    expect(() => undoKind(ann, 'claim', toOpinion)).toThrow('The kind of C1 was changed since. It stays as it is.');
  });

  it('takes back one own kind after the other', () => {
    makeKind(ann, 'opinion');
    const back = undoKind(ann, 'opinion', makeKind(ann, 'proposal'));
    undoKind(ann, 'claim', back);
    expect(tag()).toMatchObject({ kind: 'claim', label: 'C1', pastKinds: [] });
  });

  it('brings a kind back with what another person had done before', () => {
    const by = { may: () => true };
    send(ben, 'check.assigned', { value: { personId: ben }, basedOn: null }, by);
    judge(ben, 'unproven', 'Nobody saw it.');
    const changed = makeKind(ann, 'opinion');
    undoKind(ann, 'claim', changed);
    expect(tag()).toMatchObject({ verdict: { byId: ben }, check: { assigneeId: ben } });
  });

  it('leaves a type of whose checklist another person has done something', () => {
    const [number, statistic] = plainTagTypes.types.filter(({ kind, checklist }) => kind === 'claim' && checklist.length > 0);
    const give = (typeId: string | undefined, more = {}) =>
      send(ann, 'annotation.typed', { value: { typeId }, basedOn: tag().typed?.basis.entryId ?? null, ...more });
    give(number?.id);
    const changed = give(statistic?.id);
    const doneIds = statistic?.checklist.slice(0, 1).map(({ id }) => id);
    const ticked = send(ben, 'check.items-ticked', { doneIds, basedOn: null });
    expect(() => give(number?.id, { undoes: changed })).toThrow('Someone else has worked on C1 since. It stays as it is.');
    expect(tag().ticked?.basis.entryId).toBe(ticked);
  });

  it('leaves a tag whose evidence, or that of a fact of it, another person has put right', () => {
    const removal = () => send(ann, 'annotation.removed', { undoes: tag().basis.presence.entryId });
    const refused = 'Someone else has worked on C1 since. Remove it by hand if it should go.';
    const correct = (annotationId: string, actorId: string) => {
      const [evidence] = journal.annotation(annotationId).evidence;
      const change = { evidenceId: evidence?.id, basedOn: evidence?.entryId, stance: 'supports', locator: 'p. 4' };
      journal.send('evidence.changed', { annotationId, ...change }, { actorId });
    };
    link(ann);
    correct(claim, ben);
    expect(removal).toThrow(refused);
    correct(claim, ann);
    const fact = testId();
    journal.send('annotation.created', { annotationId: fact, kind: 'claim', factOf: claim, statement: 'A bus left.' }, { actorId: ann });
    const source = { evidenceId: testId(), sourceId: testId(), stance: 'supports' };
    journal.send('evidence.linked', { annotationId: fact, ...source }, { actorId: ann });
    correct(fact, ben);
    expect(removal).toThrow(refused);
    correct(fact, ann);
    removal();
    expect(tag().isRemoved).toBe(true);
  });

  it('leaves a tag that others have related, asked about or worked on the facts of', () => {
    const removal = () => send(ann, 'annotation.removed', { undoes: tag().basis.presence.entryId });
    const refused = 'Someone else has worked on C1 since. Remove it by hand if it should go.';
    const other = journal.tag('the next one');
    const relationId = testId();
    const relation = { annotationId: other, relationId, toId: claim };
    journal.send('relation.made', { ...relation, kind: 'contradicts' }, { actorId: ben });
    expect(removal).toThrow(refused);
    journal.send('relation.removed', relation, { actorId: ben });
    const requestId = testId();
    const request = { annotationIds: [claim], asked: { name: 'BVG', question: 'Why?' }, channel: 'email', deadlineAt: null };
    journal.send('reply.asked', { requestId, ...request, sentAt: '2026-01-01T00:00:00.000Z' }, { actorId: ben });
    expect(removal).toThrow(refused);
    journal.send('reply.removed', { requestId }, { actorId: ben });
    const fact = testId();
    const made = { annotationId: fact, kind: 'claim', factOf: claim, statement: 'A bus left.' };
    journal.send('annotation.created', made, { actorId: ann });
    const stated = { annotationId: fact, statement: 'The last bus left.', basedOn: journal.annotation(fact).stated?.basis.entryId };
    journal.send('annotation.stated', stated, { actorId: ben });
    expect(removal).toThrow(refused);
  });
});

describe('evidence', () => {
  it('that was changed since is not unlinked on what it was before', () => {
    const evidenceId = link(ann);
    const basedOn = tag().evidence[0]?.entryId;
    send(ben, 'evidence.changed', { evidenceId, basedOn, stance: 'supports', quote: 'At 12.35.', locator: 'p. 4' });
    expect(() => send(ann, 'evidence.unlinked', { evidenceId, basedOn })).toThrow(
      'This evidence of C1 was changed since. It stays as it is.',
    );
    expect(tag().evidence).toMatchObject([{ quote: 'At 12.35.', locator: 'p. 4' }]);
    send(ann, 'evidence.unlinked', { evidenceId, basedOn: tag().evidence[0]?.entryId });
    expect(tag().evidence).toEqual([]);
  });

  it('of a claim that follows its facts goes, but for what its own verdict rests on', () => {
    const [supporting, context] = [link(ann), link(ann, 'context')];
    judge(ann, 'supported');
    const facts = [testId(), testId()];
    for (const annotationId of facts) {
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement: `A bus left ${annotationId}.` });
      const verdict = { value: 'unproven', rationale: 'Nobody saw it.' };
      journal.send('verdict.given', { annotationId, verdict, basedOn: null });
    }
    expect(tag().verdict).toMatchObject({ value: 'unproven', followed: ['C2', 'C3'] });
    send(ben, 'evidence.unlinked', { evidenceId: context });
    expect(() => send(ben, 'evidence.unlinked', { evidenceId: supporting })).toThrow('The verdict on C1 rests on this source.');
    journal.send('annotation.removed', { annotationId: facts[0] });
    expect(tag()).toMatchObject({ verdict: { value: 'supported' }, evidence: [{ id: supporting }] });
  });

  it('is asked for again when a third person takes the second check', () => {
    const evidenceId = link(ann);
    const given = judge(ann, 'unproven', 'Nobody saw it.');
    const second = send(ben, 'check.second-given', {
      verdictEntryId: given,
      second: { value: 'supported', rationale: 'I saw it.' },
      basedOn: null,
    });
    send(ann, 'evidence.unlinked', { evidenceId });
    const take = { secondEntryId: second, took: 'second', rationale: 'The log.' };
    expect(() => send(hanne, 'check.adjudicated', take)).toThrow('Supported needs a source that supports it. Link one.');
  });
});

describe('a request for a reply', () => {
  const requestId = testId();
  const ask = () =>
    journal.send(
      'reply.asked',
      {
        requestId,
        annotationIds: [claim],
        asked: { name: 'BVG', question: 'Why?' },
        channel: 'email',
        sentAt: '2026-01-01T00:00:00.000Z',
        deadlineAt: null,
      },
      { actorId: ann },
    );
  const takeBack = (undoes: string, actorId = ann) => journal.send('reply.removed', { requestId, undoes }, { actorId });
  const request = () => journal.state.replyRequests[0];

  it('is not taken back when somebody put it right since', () => {
    const asked = ask();
    const { annotationIds, channel, sentAt, deadlineAt } = request() ?? {};
    const changes = { annotationIds, channel, sentAt, deadlineAt, asked: { name: 'Berliner Verkehrsbetriebe', question: 'Why?' } };
    journal.send('reply.changed', { requestId, ...changes, basedOn: asked }, { actorId: ben });
    expect(() => takeBack(asked)).toThrow('It stays as it is.');
    expect(request()?.isRemoved).toBe(false);
  });

  it('is not taken back when somebody logged what came of it', () => {
    const asked = ask();
    const outcome = { kind: 'declined', happenedAt: '2026-01-01T10:00:00.000Z', effect: 'none', said: {} };
    const settled = journal.send('reply.settled', { requestId, outcome, basedOn: null }, { actorId: ben });
    expect(() => takeBack(asked)).toThrow('It stays as it is.');
    expect(() => journal.send('reply.settled', { requestId, outcome: null, basedOn: settled, undoes: settled }, { actorId: ann })).toThrow(
      'Only who made that change can undo it.',
    );
    journal.send('reply.settled', { requestId, outcome: null, basedOn: settled, undoes: settled }, { actorId: ben });
    expect(() => takeBack(asked, ben)).toThrow('Only who made that change can undo it.');
  });

  it('is taken back when nobody else has worked on it', () => {
    takeBack(ask());
    expect(request()?.isRemoved).toBe(true);
  });
});
