import { Mapping, Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { applyEntry, emptyState } from '../article-state';
import { type CheckRules, plainCheckRules } from '../checks/check-rules';
import { decideEntry } from '../journal/decide-entry';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import type { Annotation } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { sayBlockers } from './count-blockers';
import type { DeskRules } from './desk-rules';
import { blockersOf } from './sign-off-blockers';

const WORDS = 'The last bus left at 12.35';
const [priya, jonah, elif] = [testId(), testId(), testId()];
const lax = plainCheckRules;
const second = { ...lax, secondCheck: true };
const every = { when: 'every', needed: 2, of: 3 } as const;
const voting = { ...lax, votes: every };

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', `${WORDS}, said the driver.`));
  claim = journal.tag(WORDS);
});

const tag = (id = claim) => journal.annotation(id);
const judge = (actorId: string, { id = claim, value = 'unproven', ...more }: { id?: string; value?: string; now?: string } = {}) => {
  const basedOn = tag(id).basis.verdict?.entryId ?? null;
  return journal.send(
    'verdict.given',
    { annotationId: id, verdict: { value, rationale: 'Who knows.' }, basedOn },
    { actorId, rules: lax, ...more },
  );
};
const judgeAgain = (actorId: string, value = 'unproven') => {
  const { verdict, check } = tag();
  const found = { value, rationale: 'I asked too.' };
  const basedOn = check?.basis.secondCheck?.entryId ?? null;
  return journal.send(
    'check.second-given',
    { annotationId: claim, verdictEntryId: verdict?.entryId, second: found, basedOn },
    { actorId, rules: lax },
  );
};
/** What stands in the way, by tag and reason. */
const inTheWay = (rules: DeskRules) => blockersOf(journal.state, rules).map(({ annotation, kind }) => [annotation?.label, kind]);

describe('blockersOf', () => {
  it('asks for a choice where a claim was decided and given to legal at once, or merged with one that legal answers for', () => {
    const setAside = (annotationId: string, basedOn: string | null = null) =>
      journal.send(
        'check.state-changed',
        { annotationId, checkState: 'on-legal', reason: 'It names a minor.', basedOn },
        { actorId: jonah },
      );
    judge(priya);
    const rival = setAside(claim);
    expect(inTheWay(lax)).toEqual([['C1', 'rival']]);
    journal.send('rule.waived', { kind: 'rival', annotationId: claim, reason: 'Seen.' }, { rules: lax, actorId: elif });
    const bounds = { verdictEntryIds: [tag().verdict?.entryId, rival] };
    expect(blockersOf(journal.state, lax)).toMatchObject([{ waiver: { reason: 'Seen.' }, bounds }]);
    const twin = journal.tag(WORDS);
    setAside(twin);
    journal.send('annotation.merged', { annotationId: twin, intoId: claim }, { actorId: elif });
    expect(tag().checkState).toBe('decided');
    // A further reason to stop was not what somebody passed over.
    expect(blockersOf(journal.state, lax)).toMatchObject([{ kind: 'rival', waiver: null }]);
    for (const { entryId } of tag().rivals) journal.send('rival.settled', { annotationId: claim, rivalEntryId: entryId, take: false });
    expect(inTheWay(lax)).toEqual([]);
  });

  it('asks for the second check of the desk, wherever a claim was decided without one', () => {
    judge(priya);
    expect(tag().checkState).toBe('decided');
    expect(inTheWay(lax)).toEqual([]);
    expect(inTheWay(second)).toEqual([['C1', 'second-check']]);
    judgeAgain(jonah);
    expect(inTheWay(second)).toEqual([]);
  });

  it('takes the word of a third person for the second check', () => {
    judge(priya);
    const secondEntryId = judgeAgain(jonah, 'partly');
    expect(inTheWay(second)).toEqual([['C1', 'adjudication']]);
    journal.send(
      'check.adjudicated',
      { annotationId: claim, secondEntryId, took: 'second', rationale: 'Jonah is right.' },
      { actorId: elif },
    );
    expect(inTheWay(second)).toEqual([]);
  });

  it('asks for the second check of a verdict that was given anew', () => {
    judge(priya);
    judgeAgain(jonah);
    judge(jonah, { value: 'partly' });
    expect(inTheWay(second)).toEqual([['C1', 'second-check']]);
  });

  it('asks for the second check that somebody asked for on one claim, also where the desk asks for none', () => {
    const name = (personId: string | null) => {
      const basedOn = tag().check?.basis.secondChecker?.entryId ?? null;
      journal.send('check.second-assigned', { annotationId: claim, value: { personId }, basedOn }, { actorId: elif, may: () => true });
    };
    judge(priya);
    name(jonah);
    expect(tag().checkState).toBe('second-check');
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    // It is of this claim, whenever the desk began to ask.
    expect(inTheWay({ ...second, since: { secondCheck: '2100-01-01T00:00:00.000Z' } })).toEqual([['C1', 'second-check']]);
    expect(inTheWay({ ...voting, since: { votes: '2100-01-01T00:00:00.000Z' } })).toEqual([['C1', 'votes']]);
    // That nobody is named for it any more takes it back as little as the undo of a later verdict.
    name(null);
    const undoes = judge(priya, { value: 'partly' });
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes }, { actorId: priya });
    expect(tag().checkState).toBe('second-check');
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    judgeAgain(jonah);
    expect(inTheWay(lax)).toEqual([]);
  });

  it('asks for it where the claim stayed decided by an entry from before that had it wait', () => {
    judge(priya);
    const named = { annotationId: claim, value: { personId: jonah }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: elif, may: () => true });
    const stored = journal.entries.map(({ payload, ...entry }) => {
      const { asked: _, ...before } = z.looseObject({}).parse(payload);
      return { ...entry, payload: before };
    });
    journal.state = stored.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(tag().checkState).toBe('decided');
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    expect(inTheWay({ ...voting, since: { votes: '2100-01-01T00:00:00.000Z' } })).toEqual([['C1', 'votes']]);
  });

  it('lets pass what an editor decided without the second check that was asked for', () => {
    judge(priya);
    const set = (checkState: string) => {
      const basedOn = tag().basis.checkState?.entryId;
      journal.send('check.state-changed', { annotationId: claim, checkState, basedOn }, { actorId: elif, rules: lax, may: () => true });
    };
    set('second-check');
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    set('decided');
    expect(inTheWay(lax)).toEqual([]);
  });

  it('asks for the votes of the desk, for which a second check is not enough', () => {
    judge(priya);
    judgeAgain(jonah);
    expect(inTheWay(voting)).toEqual([['C1', 'votes']]);
    const basedOn = tag().basis.checkState?.entryId;
    journal.send('check.state-changed', { annotationId: claim, checkState: 'second-check', basedOn }, { rules: voting });
    for (const actorId of [testId(), testId()]) {
      const { verdict, check } = tag();
      const about = { annotationId: claim, verdictEntryId: verdict?.entryId, secondEntryId: check?.second?.entryId };
      journal.send('check.voted', { ...about, vote: { value: 'unproven', rationale: 'So it is.' } }, { actorId, rules: voting });
    }
    expect(tag().checkState).toBe('decided');
    expect(inTheWay(voting)).toEqual([]);
    // Votes take the place of the second check.
    expect(inTheWay({ ...voting, secondCheck: true })).toEqual([]);
  });

  it('leaves alone what was judged before the rule was turned on', () => {
    judge(priya, { now: '2026-03-01T09:00:00.000Z' });
    expect(inTheWay({ ...second, since: { secondCheck: '2026-03-01T09:00:00.001Z' } })).toEqual([]);
    expect(inTheWay({ ...second, since: { secondCheck: '2026-03-01T09:00:00.000Z' } })).toEqual([['C1', 'second-check']]);
    expect(inTheWay({ ...voting, since: { votes: '2026-03-02T00:00:00.000Z' } })).toEqual([]);
    expect(inTheWay({ ...voting, since: { votes: '2026-02-28T00:00:00.000Z' } })).toEqual([['C1', 'votes']]);
    // Each rule has its own time.
    const both = { ...voting, secondCheck: true, since: { votes: '2026-03-02T00:00:00.000Z', secondCheck: '2026-02-01T00:00:00.000Z' } };
    expect(inTheWay(both)).toEqual([['C1', 'second-check']]);
  });

  it('takes a verdict of an archive for one of the day on which it came, whatever the archive says', () => {
    judge(priya, { now: '2020-01-01T00:00:00.000Z' });
    judge(priya, { value: 'partly', now: '2020-01-02T00:00:00.000Z' });
    const imported = arriveAt('2026-05-05T05:05:05.000Z');
    expect(imported.verdict).toMatchObject({ at: '2020-01-02T00:00:00.000Z', cameAt: '2026-05-05T05:05:05.000Z' });
    expect(inTheWay({ ...second, since: { secondCheck: '2026-05-05T00:00:00.000Z' } })).toEqual([['C1', 'second-check']]);
    expect(inTheWay({ ...second, since: { secondCheck: '2026-05-06T00:00:00.000Z' } })).toEqual([]);
    // What people of another house did is nobody's to undo here: no verdict from before it came stands again by that.
    const undoes = imported.basis.verdict?.entryId;
    const undo = () => journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes });
    expect(undo).toThrow('Only who made that change of C1 can undo it.');
    // Whoever judges here judges here.
    judge(priya, { now: '2026-06-01T00:00:00.000Z' });
    expect(tag().verdict).not.toHaveProperty('cameAt');
  });

  it('looks at the facts of a claim that follows them', () => {
    const facts = ['The last bus left at 12.35', 'It was the last one'].map((statement) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    });
    for (const id of facts) judge(priya, { id });
    expect(tag().checkState).toBe('decided');
    expect(inTheWay(second)).toEqual([['C1', 'second-check']]);
    for (const id of facts) {
      const verdictEntryId = tag(id).verdict?.entryId;
      const found = { value: 'unproven', rationale: 'I asked too.' };
      journal.send('check.second-given', { annotationId: id, verdictEntryId, second: found, basedOn: null }, { actorId: jonah });
    }
    expect(inTheWay(second)).toEqual([]);
  });

  describe('of a claim with facts', () => {
    const strict = { ...second, twoSources: true, primarySource: true };
    const split = () =>
      ['The last bus left at 12.35', 'It was the last one'].map((statement) => {
        const annotationId = testId();
        journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
        return annotationId;
      });
    const setAside = (id: string, checkState: string) => {
      const stopped = { annotationId: id, checkState, reason: 'No log is kept.', basedOn: tag(id).basis.checkState?.entryId ?? null };
      return journal.send('check.state-changed', stopped, { actorId: priya, rules: lax });
    };
    const waive = () =>
      journal.send(
        'rule.waived',
        { kind: 'set-aside', annotationId: claim, reason: 'The firm has closed.' },
        { rules: lax, actorId: elif },
      );

    it('asks for the facts that were set aside, as it would for the claim', () => {
      for (const id of split()) setAside(id, 'cannot-be-checked');
      expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'unproven' } });
      expect(inTheWay(strict)).toEqual([['C1', 'set-aside']]);
      expect(sayBlockers(blockersOf(journal.state, strict))).toBe('1 set aside');
      waive();
      expect(sayBlockers(blockersOf(journal.state, strict))).toBe('');
    });

    it('asks for a fact that was refuted before it was called a duplicate', () => {
      const [one = '', other = ''] = split();
      judge(priya, { id: one });
      judge(priya, { id: other, value: 'partly' });
      expect(tag().verdict?.value).toBe('partly');
      expect(inTheWay(lax)).toEqual([]);
      setAside(other, 'duplicate');
      expect(tag().verdict?.value).toBe('unproven');
      expect(inTheWay(lax)).toEqual([['C1', 'set-aside']]);
    });

    it('asks for no sources of a fact that was judged before it was set aside', () => {
      const [one = '', other = ''] = split();
      journal.send('evidence.linked', {
        annotationId: one,
        evidenceId: testId(),
        sourceId: testId(),
        stance: 'supports',
      });
      judge(priya, { id: one, value: 'supported' });
      judge(priya, { id: other });
      expect(inTheWay({ ...lax, twoSources: true })).toEqual([['C1', 'single-sourced']]);
      setAside(one, 'cannot-be-checked');
      expect(tag()).toMatchObject({ checkState: 'decided', verdict: { value: 'unproven' } });
      expect(inTheWay({ ...lax, twoSources: true })).toEqual([['C1', 'set-aside']]);
    });

    it('asks for no fact of a claim that is judged by itself again', () => {
      const [one = '', other = ''] = split();
      setAside(one, 'cannot-be-checked');
      journal.send('annotation.removed', { annotationId: other });
      judge(priya);
      expect(inTheWay(lax)).toEqual([]);
    });

    it('asks again where a further fact is set aside, by waivers that were stored before the state was kept too', () => {
      const [one = '', other = ''] = split();
      setAside(one, 'cannot-be-checked');
      judge(priya, { id: other });
      waive();
      const stored = journal.entries.map(({ payload, ...entry }) => {
        if (entry.type !== 'rule.waived') return { ...entry, payload };
        const { stateEntryIds: _, ...before } = z.looseObject({}).parse(payload);
        return { ...entry, payload: before };
      });
      journal.state = stored.reduce(applyEntry, emptyState(journal.state.articleId));
      expect(sayBlockers(blockersOf(journal.state, lax))).toBe('');
      setAside(other, 'cannot-be-checked');
      expect(sayBlockers(blockersOf(journal.state, lax))).toBe('1 set aside');
    });

    it('asks again where another fact is set aside than was waived', () => {
      const [one = '', other = ''] = split();
      setAside(one, 'cannot-be-checked');
      judge(priya, { id: other });
      waive();
      expect(sayBlockers(blockersOf(journal.state, lax))).toBe('');
      setAside(other, 'cannot-be-checked');
      expect(tag().verdict?.value).toBe('unproven');
      expect(sayBlockers(blockersOf(journal.state, lax))).toBe('1 set aside');
    });
  });

  it('says first of a claim that its words are gone, and then that two have judged at once', () => {
    judge(priya);
    const atOnce = { annotationId: claim, verdict: { value: 'partly', rationale: 'In part.' }, basedOn: null };
    journal.send('verdict.given', atOnce, { actorId: jonah, rules: voting });
    journal.send('check.state-changed', { annotationId: claim, checkState: 'second-check', basedOn: tag().basis.checkState?.entryId });
    expect(inTheWay(voting)).toEqual([['C1', 'rival']]);
    const { from, to } = journal.rangeOf(WORDS);
    journal.edit(new Transform(journal.state.doc).delete(from, to));
    expect(inTheWay(voting)).toEqual([['C1', 'gone']]);
  });

  it('asks for no sentence where all were seen', () => {
    journal = new TestJournal(docOf('Buses', `${WORDS}. It was cold.`));
    for (const words of ['Buses', `${WORDS}.`, 'It was cold.']) journal.tag(words, 'clear');
    expect(blockersOf(journal.state, { ...lax, coverage: true })).toEqual([]);
  });

  it('is waived like anything else', () => {
    judge(priya);
    journal.send('rule.waived', { kind: 'second-check', annotationId: claim, reason: 'The driver has retired.' }, { rules: second });
    expect(blockersOf(journal.state, second)).toMatchObject([{ kind: 'second-check', waiver: { reason: 'The driver has retired.' } }]);
    expect(sayBlockers(blockersOf(journal.state, second))).toBe('');
  });
});

describe('a waiver', () => {
  const waive = (kind: string, annotationId: string | null, rules: CheckRules, more: object = {}) =>
    journal.send('rule.waived', { kind, annotationId, reason: 'The driver has retired.', ...more }, { rules, actorId: elif });
  /** What stands in the way and nobody has waived. */
  const left = (rules: DeskRules) => sayBlockers(blockersOf(journal.state, rules));
  const newest = () => journal.state.waivers.at(-1);
  const undo = (undoes: string, actorId = priya) =>
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes }, { actorId });

  it('is of one claim, whatever another one on the same words is, and is given once', () => {
    const twin = journal.tag(WORDS);
    waive('to-check', twin, lax);
    expect(blockersOf(journal.state, lax)).toMatchObject([
      { annotation: { id: claim }, waiver: null },
      { annotation: { id: twin }, waiver: { annotationId: twin } },
    ]);
    expect(() => waive('to-check', twin, lax)).toThrow('Someone has waived this already.');
    expect(() => waive('second-check', claim, lax)).toThrow('This does not stand in the way any more.');
    expect(() => waive('to-check', null, lax)).toThrow('This does not stand in the way any more.');
  });

  it('of the check of a claim holds whatever is linked to it', () => {
    waive('to-check', claim, lax);
    journal.send('evidence.linked', { annotationId: claim, evidenceId: testId(), sourceId: testId(), stance: 'supports' });
    expect(left(lax)).toBe('');
  });

  it('holds for the verdict that it was given for and for no other, and again when that comes back', () => {
    const first = judge(priya);
    waive('second-check', claim, second);
    expect(newest()).toMatchObject({ verdictEntryIds: [first] });
    expect(left(second)).toBe('');
    // The same person says the same once more: it is another verdict.
    const again = judge(priya);
    expect(left(second)).toBe('1 awaiting a second check');
    undo(again);
    expect(left(second)).toBe('');
    judge(priya);
    waive('second-check', claim, second);
    expect(left(second)).toBe('');
    expect(journal.state.waivers).toHaveLength(2);
  });

  it('of a claim that follows its facts holds until one of them is judged anew, or says nothing any more', () => {
    const facts = ['The last bus left at 12.35', 'It was the last one'].map((statement) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    });
    const [one = '', other = ''] = facts;
    const given = [judge(priya, { id: one }), judge(priya, { id: other, value: 'partly' })];
    const followed = tag().verdict?.entryId;
    waive('second-check', claim, second);
    expect(newest()?.verdictEntryIds).toEqual([followed, ...given]);
    expect(left(second)).toBe('');
    judge(priya, { id: one, value: 'unproven' });
    // What the claim comes to is the same verdict, of the same entry.
    expect(tag().verdict?.entryId).toBe(followed);
    expect(left(second)).toBe('1 awaiting a second check');
    waive('second-check', claim, second);
    const basedOn = tag(other).basis.checkState?.entryId ?? null;
    const cut = { annotationId: other, checkState: 'cut', reason: 'The words go.', basedOn };
    journal.send('check.state-changed', cut, { actorId: elif, may: () => true });
    expect(tag().verdict?.value).toBe('unproven');
    expect(left(second)).toBe('1 set aside, 1 awaiting a second check');
  });

  it('of two who differ holds for what both have said', () => {
    const first = judge(priya);
    const found = judgeAgain(jonah, 'partly');
    waive('adjudication', claim, lax);
    expect(newest()?.verdictEntryIds).toEqual([first, found]);
    expect(left(lax)).toBe('');
    const taken = { annotationId: claim, verdictEntryId: first, second: null, basedOn: found, undoes: found };
    journal.send('check.second-given', taken, { actorId: jonah });
    judgeAgain(jonah, 'partly');
    expect(left(lax)).toBe('1 to decide between two checkers');
  });

  it('of two verdicts at once holds for these two, and not for a third beside them', () => {
    const first = judge(priya);
    const beside = (value: string) => {
      const verdict = { value, rationale: 'I asked.' };
      return journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: jonah });
    };
    const rival = beside('partly');
    waive('rival', claim, lax);
    expect(newest()?.verdictEntryIds).toEqual([first, rival]);
    expect(left(lax)).toBe('');
    beside('unproven');
    expect(left(lax)).toBe('1 with two verdicts or states at once');
  });

  it('of one source is left alone by whoever looks again and finds the same', () => {
    const rules = { ...lax, twoSources: true };
    const linked = { annotationId: claim, evidenceId: testId(), sourceId: testId(), stance: 'supports' };
    journal.send('evidence.linked', linked);
    judge(priya, { value: 'supported' });
    waive('single-sourced', claim, rules);
    judgeAgain(jonah, 'supported');
    expect(left(rules)).toBe('');
  });

  describe('of a claim that is set aside, or being checked', () => {
    const set = (checkState: string, more: object = {}) => {
      const change = { annotationId: claim, checkState, reason: 'She was there.', basedOn: tag().basis.checkState?.entryId ?? null };
      return journal.send('check.state-changed', { ...change, ...more }, { actorId: elif, may: () => true });
    };

    it('holds for the state that it was given for, and not for another one that is called the same here', () => {
      const onAuthor = set('on-author');
      waive('set-aside', claim, lax);
      expect(newest()).toMatchObject({ stateEntryIds: [onAuthor] });
      expect(left(lax)).toBe('');
      set('on-legal');
      expect(left(lax)).toBe('1 set aside');
      waive('set-aside', claim, lax);
      set('on-legal', { reason: 'It names her.' });
      expect(left(lax)).toBe('1 set aside');
    });

    it('holds for a check that goes on, and not for one that waits for a reply', () => {
      set('checking');
      waive('being-checked', claim, lax);
      expect(left(lax)).toBe('');
      set('awaiting-reply');
      expect(left(lax)).toBe('1 being checked');
    });

    it('holds for a verdict that is stale, and not for one that has come to stand with legal besides', () => {
      judge(priya);
      journal.send('annotation.stated', { annotationId: claim, statement: 'The minister took bribes.', basedOn: null });
      waive('stale', claim, lax);
      expect(left(lax)).toBe('');
      const undoes = set('on-legal');
      expect(left(lax)).toBe('1 changed since its check');
      set('decided', { undoes, basedOn: undoes });
      expect(left(lax)).toBe('');
    });

    it('was stored before the state was kept, and goes on holding', () => {
      set('on-author');
      waive('set-aside', claim, lax);
      const stored = journal.entries.map(({ payload, ...entry }) => {
        if (entry.type !== 'rule.waived') return { ...entry, payload };
        const { stateEntryIds: _, ...before } = z.looseObject({}).parse(payload);
        return { ...entry, payload: before };
      });
      journal.state = stored.reduce(applyEntry, emptyState(journal.state.articleId));
      set('on-legal');
      expect(left(lax)).toBe('');
    });
  });

  describe('of the sources of a claim', () => {
    const rules = { ...lax, primarySource: true };
    const link = (stance = 'supports') => {
      const evidenceId = testId();
      journal.send('evidence.linked', { annotationId: claim, evidenceId, sourceId: testId(), stance, tier: 'secondary' });
      return evidenceId;
    };

    it('holds for the sources that it was given for, and for no others under the same verdict', () => {
      const evidenceId = link();
      judge(priya, { value: 'supported' });
      waive('secondary-only', claim, rules);
      expect(newest()).toMatchObject({ evidenceIds: [evidenceId] });
      expect(left(rules)).toBe('');
      link('context');
      expect(left(rules)).toBe('');
      link();
      journal.send('evidence.unlinked', { annotationId: claim, evidenceId });
      expect(left(rules)).toBe('1 without a primary source');
    });

    it('does not hold for fewer of them, nor where one speaks against the claim since', () => {
      link();
      const other = link();
      judge(priya, { value: 'supported' });
      waive('secondary-only', claim, rules);
      journal.send('evidence.unlinked', { annotationId: claim, evidenceId: other });
      expect(left(rules)).toBe('1 without a primary source');
      waive('secondary-only', claim, rules);
      expect(left(rules)).toBe('');
      link('refutes');
      expect(left(rules)).toBe('1 without a primary source');
    });
  });

  it('of sentences that nobody has seen holds for as many, and for fewer', () => {
    const rules = { ...lax, coverage: true };
    journal = new TestJournal(docOf('Buses', `${WORDS}. It was cold. Nobody waited.`));
    journal.tag('Buses', 'clear');
    claim = journal.tag(WORDS);
    judge(priya);
    const asked = () => left(rules);
    waive('unseen', null, rules);
    expect(newest()).toMatchObject({ count: 2 });
    expect(newest()).not.toHaveProperty('verdictEntryIds');
    expect(newest()).not.toHaveProperty('statementsHash');
    expect(asked()).toBe('');
    const seen = journal.tag('It was cold.', 'clear');
    expect(asked()).toBe('');
    journal.send('annotation.removed', { annotationId: seen });
    expect(asked()).toBe('');
    journal.send('annotation.removed', { annotationId: claim });
    expect(asked()).toBe('3 sentences that nobody has seen');
  });

  describe('of a claim with a statement', () => {
    const state = (statement: string | null, id = claim) =>
      journal.send('annotation.stated', { annotationId: id, statement, basedOn: tag(id).stated?.basis.entryId ?? null });
    const fact = (statement: string) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    };

    it('holds for what was checked and for nothing else, and again when that comes back', () => {
      state('The last bus to the harbour left at 12.35.');
      waive('to-check', claim, lax);
      expect(left(lax)).toBe('');
      state('The minister took bribes of 60 million.');
      expect(left(lax)).toBe('1 to check');
      state('The last bus to the harbour left at 12.35.');
      expect(left(lax)).toBe('');
      state(null);
      expect(left(lax)).toBe('1 to check');
    });

    it('that had none when it was given does not hold for one that was written since', () => {
      waive('to-check', claim, lax);
      expect(left(lax)).toBe('');
      state('The minister took bribes of 60 million.');
      expect(left(lax)).toBe('1 to check');
      state(null);
      expect(left(lax)).toBe('');
    });

    it('that follows its facts holds for what these say, and for no more and no fewer of them', () => {
      const one = fact('A bus left at 12.35');
      fact('It was the last one');
      waive('to-check', claim, lax);
      expect(left(lax)).toBe('');
      state('Nobody drove it', one);
      expect(left(lax)).toBe('1 to check');
      state('A bus left at 12.35', one);
      expect(left(lax)).toBe('');
      const third = fact('The minister took bribes of 60 million');
      expect(left(lax)).toBe('1 to check');
      journal.send('annotation.removed', { annotationId: third });
      expect(left(lax)).toBe('');
    });

    it('tells apart which of them says what', () => {
      const one = fact('A bus left');
      const other = fact('at 12.35');
      waive('to-check', claim, lax);
      state('at 12.35', one);
      state('A bus left', other);
      expect(left(lax)).toBe('1 to check');
    });

    it('was stored before that was kept, and goes on holding whatever is checked', () => {
      state('The last bus to the harbour left at 12.35.');
      waive('to-check', claim, lax);
      const stored = journal.entries.map(({ payload, ...entry }) => {
        if (entry.type !== 'rule.waived') return { ...entry, payload };
        const { statementsHash: _, ...before } = z.looseObject({}).parse(payload);
        return { ...entry, payload: before };
      });
      journal.state = stored.reduce(applyEntry, emptyState(journal.state.articleId));
      expect(newest()).not.toHaveProperty('statementsHash');
      state('Another sentence about the same words.');
      expect(left(lax)).toBe('');
    });
  });

  it('takes from the server alone what it holds for', () => {
    const first = judge(priya);
    const statementsHash = 'f'.repeat(64);
    waive('second-check', claim, second, { verdictEntryIds: [first, testId()], count: 99, wordsHash: statementsHash, statementsHash });
    expect(newest()).toMatchObject({ verdictEntryIds: [first] });
    expect(newest()?.statementsHash).not.toBe(statementsHash);
    expect(newest()).not.toHaveProperty('count');
    judge(priya);
    expect(left(second)).toBe('1 awaiting a second check');
  });

  describe('given with what its giver saw', () => {
    /** As the form has it that was opened now. */
    const opened = (rules: DeskRules, id: string | null = claim) => {
      const found = blockersOf(journal.state, rules).find(({ annotation }) => (annotation?.id ?? null) === id);
      return { seen: { wordsHash: found?.wordsHash, ...found?.bounds } };
    };
    const write = (words: string) =>
      journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf('left at').from, articleSchema.text(words)));

    it('is refused by name on words that were written since, and counts for none', () => {
      const form = opened(lax);
      write('to jail ');
      expect(() => waive('to-check', claim, lax, form)).toThrow('C1 has changed since you saw it. Look at it again, then waive it.');
      expect(left(lax)).toBe('1 to check');
      waive('to-check', claim, lax, opened(lax));
      expect(left(lax)).toBe('');
    });

    it('is refused where something else is checked by now, or another verdict stands', () => {
      const unstated = opened(lax);
      journal.send('annotation.stated', { annotationId: claim, statement: 'The minister took bribes.', basedOn: null });
      expect(() => waive('to-check', claim, lax, unstated)).toThrow('C1 has changed since you saw it.');
      judge(priya);
      const first = opened(second);
      judge(priya);
      expect(() => waive('second-check', claim, second, first)).toThrow('C1 has changed since you saw it.');
      waive('second-check', claim, second, opened(second));
    });

    it('is refused where more sentences are unseen by now, or others', () => {
      const rules = { ...lax, coverage: true };
      journal = new TestJournal(docOf('Buses', `${WORDS}. It was cold.`));
      const seen = journal.tag('Buses', 'clear');
      const fewer = opened(rules, null);
      journal.send('annotation.removed', { annotationId: seen });
      const sentence = 'The text has changed since you saw it. Look at the unseen sentences again, then waive them.';
      expect(() => waive('unseen', null, rules, fewer)).toThrow(sentence);
      const other = opened(rules, null);
      write('to jail ');
      expect(() => waive('unseen', null, rules, other)).toThrow(sentence);
    });

    it('keeps what the server had, not what was sent', () => {
      waive('to-check', claim, lax, opened(lax));
      expect(journal.entries.at(-1)?.payload).not.toHaveProperty('seen');
    });
  });

  it('that was stored before it was kept what it holds for goes on holding for the words alone', () => {
    judge(priya);
    waive('second-check', claim, second);
    const stored = journal.entries.map(({ payload, ...entry }) => {
      if (entry.type !== 'rule.waived') return { ...entry, payload };
      const { verdictEntryIds: _, ...before } = z.looseObject({}).parse(payload);
      return { ...entry, payload: before };
    });
    journal.state = stored.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(newest()).not.toHaveProperty('verdictEntryIds');
    judge(priya);
    expect(left(second)).toBe('');
  });
});

/** The article imported from an archive that holds it as it is, at that time. */
function arriveAt(now: string): Annotation {
  const { articleId, details, doc, annotations, labelCounts } = journal.state;
  const origin = { format: 'archive', fileName: null };
  const payload = { details, doc: doc.toJSON(), origin, annotations: [...annotations.values()], labelCounts };
  const sender = { actorId: priya, clientId: 'server', now, since: new Mapping() };
  journal.state = decideEntry(emptyState(articleId), { id: testId(), type: 'article.imported', payload }, sender).state;
  return tag();
}
