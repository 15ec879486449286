import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { plainRules } from '@/lib/domain/sign-off/desk-rules';
import { blockersOf } from '@/lib/domain/sign-off/sign-off-blockers';
import { waivedMeanwhile } from './waived-meanwhile';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', 'The last bus left at 12.35.', 'Nobody was on it.'));
  claim = journal.tag('The last bus left');
  journal.tag('Nobody was on it.');
});

const begin = (rules = plainRules) => {
  const [begun] = blockersOf(journal.state, rules);
  if (!begun) throw new Error('nothing stands in the way');
  return { begun, now: (name = 'Marc') => waivedMeanwhile(begun, blockersOf(journal.state, rules), () => name) };
};

const waive = () => journal.send('rule.waived', { kind: 'to-check', annotationId: claim, reason: 'She was there.' }, { actorId: testId() });

describe('waivedMeanwhile', () => {
  it('says nothing as long as it is what it was', () => {
    const { begun, now } = begin();
    expect(now()).toEqual({ now: begun, said: null });
  });

  it('finds the claim for another reason, and says so', () => {
    const { now } = begin();
    journal.send('check.state-changed', { annotationId: claim, checkState: 'checking', basedOn: null });
    expect(now()).toMatchObject({
      now: { kind: 'being-checked', annotation: { id: claim } },
      said: 'C1 was “to check” when you began, and is “being checked” now. Look at it again, then waive it.',
    });
  });

  it('says who has waived the same, and why', () => {
    const { now } = begin();
    waive();
    expect(now()).toEqual({
      now: null,
      said: 'Marc has waived this meanwhile: “She was there.” Nothing is left to waive. Cancel closes this.',
    });
    expect(now('You').said).toMatch(/^You have waived this/);
  });

  it('says that nothing is left of it', () => {
    const { now } = begin();
    journal.send('annotation.removed', { annotationId: claim });
    expect(now()).toEqual({ now: null, said: 'C1 does not stand in the way any more. Nothing is left to waive. Cancel closes this.' });
  });

  it('says the same of sentences', () => {
    const rules = { ...plainRules, coverage: true };
    const unseen = blockersOf(journal.state, rules).find(({ kind }) => kind === 'unseen');
    if (!unseen) throw new Error('all are seen');
    const { said } = waivedMeanwhile(unseen, [], () => '');
    expect(said).toBe('No sentence is unseen any more. Nothing is left to waive. Cancel closes this.');
  });
});
