import { Mapping } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Annotation } from './annotation';
import { emptyState } from './article-state';
import { plainCheckRules } from './check-rules';
import { sayBlockers } from './count-blockers';
import type { DeskRules } from './desk-rules';
import { decideEntry } from './journal/decide-entry';
import { docOf, TestJournal, testId } from './journal/journal.fixture';
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
  const { verdict } = tag();
  const found = { value, rationale: 'I asked too.' };
  return journal.send(
    'check.second-given',
    { annotationId: claim, verdictEntryId: verdict?.entryId, second: found, basedOn: null },
    { actorId, rules: lax },
  );
};
/** What stands in the way, by tag and reason. */
const inTheWay = (rules: DeskRules) => blockersOf(journal.state, rules).map(({ annotation, kind }) => [annotation?.label, kind]);

describe('blockersOf', () => {
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
    expect(tag().checkState).toBe('decided');
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    // It is of this claim, whenever the desk began to ask.
    expect(inTheWay({ ...second, since: { secondCheck: '2100-01-01T00:00:00.000Z' } })).toEqual([['C1', 'second-check']]);
    expect(inTheWay({ ...voting, since: { votes: '2100-01-01T00:00:00.000Z' } })).toEqual([['C1', 'votes']]);
    // That nobody is named for it any more takes it back as little as the undo of a later verdict.
    name(null);
    const undoes = judge(priya, { value: 'partly' });
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: undoes, undoes }, { actorId: priya });
    expect(tag().checkState).toBe('decided');
    expect(inTheWay(lax)).toEqual([['C1', 'second-check']]);
    judgeAgain(jonah);
    expect(inTheWay(lax)).toEqual([]);
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

  it('is waived like anything else', () => {
    judge(priya);
    journal.send('rule.waived', { kind: 'second-check', annotationId: claim, reason: 'The driver has retired.' }, { rules: second });
    expect(blockersOf(journal.state, second)).toMatchObject([{ kind: 'second-check', waiver: { reason: 'The driver has retired.' } }]);
    expect(sayBlockers(blockersOf(journal.state, second))).toBe('');
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
