import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import type { Annotation } from '@/lib/domain/tags/annotation';
import type { VerdictValue } from '@/lib/domain/verdicts/verdict';
import { findOtherVerdict } from './fact-verdicts';

const WORDS = 'The last bus left at 12.35';

let journal: TestJournal;
let claim: string;
let facts: string[];

beforeEach(() => {
  journal = new TestJournal(docOf('A bus', `${WORDS}, and none came.`));
  claim = journal.tag(WORDS);
  facts = ['A bus left at 12.35', 'It was the last one'].map((statement) => {
    const annotationId = testId();
    journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
    return annotationId;
  });
});

const judge = (annotationId: string, value: VerdictValue) =>
  journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value, rationale: 'As it is.' } });
const found = () => findOtherVerdict(journal.state.annotations);
const changed = (change: (claim: Annotation) => Partial<Annotation>) => {
  const one = journal.annotation(claim);
  return findOtherVerdict(new Map([...journal.state.annotations]).set(claim, { ...one, ...change(one) }));
};

describe('findOtherVerdict', () => {
  it('finds nothing in what the app makes of facts', () => {
    const [first = '', second = ''] = facts;
    expect(found()).toBeNull();
    judge(first, 'unproven');
    expect(found()).toBeNull();
    judge(second, 'partly');
    expect(journal.annotation(claim).verdict?.value).toBe('partly');
    expect(found()).toBeNull();
    journal.send('annotation.removed', { annotationId: second });
    expect(found()).toBeNull();
  });

  it('finds a verdict that the facts do not give', () => {
    for (const id of facts) judge(id, 'partly');
    expect(changed(({ verdict }) => ({ verdict: verdict && { ...verdict, value: 'refuted' } }))).toBe(
      'C1 is refuted, its facts are partly, partly',
    );
    expect(changed(() => ({ verdict: null }))).toBe('C1 is open, its facts are partly, partly');
  });

  it('finds one that is kept from facts that are gone, and one of its own beside facts', () => {
    for (const id of facts) judge(id, 'partly');
    const { verdict } = journal.annotation(claim);
    expect(changed(() => ({ verdict: verdict && { ...verdict, followed: undefined } }))).toBe('C1 has 2 facts and a verdict of its own');
    for (const id of facts) journal.send('annotation.removed', { annotationId: id });
    expect(changed(() => ({ verdict }))).toBe('C1 has 0 facts and still the verdict of some');
  });
});
