import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { factsOf } from '../../checks/facts';
import { docOf, TestJournal, testId } from '../journal.fixture';

const WORDS = 'Rents in Leipzig rose by 40 per cent between 2015 and 2024';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
  claim = journal.tag(WORDS);
});

const tag = (id = claim) => journal.annotation(id);
const fact = (words: string) => {
  const annotationId = testId();
  const ranges = [journal.rangeOf(words)];
  journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement: words, ranges });
  return annotationId;
};
const judge = (annotationId: string) =>
  journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value: 'unproven', rationale: 'No figures.' } });
const place = (words: string, undoes: string | null = null) =>
  journal.send('annotation.span-changed', { annotationId: claim, how: 'span', ranges: [journal.rangeOf(words)], undoes });
const expectReplay = () => {
  const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
  expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
};

describe('the facts of a claim that two remove at once', () => {
  const [ana, ben] = [testId(), testId()];
  const remove = (actorId: string, annotationId = claim) => journal.send('annotation.removed', { annotationId }, { actorId });
  const restore = (undoes: string, actorId: string, annotationId = claim) =>
    journal.send('annotation.restored', { annotationId, undoes }, { actorId });
  const there = () => factsOf(journal.state, tag()).map(({ id }) => id);

  it('come back with it, whose removal is the later one', () => {
    const facts = [fact('40 per cent'), fact('2015 and 2024')];
    for (const id of facts) judge(id);
    const before = tag();
    const first = remove(ana);
    const second = remove(ben);
    expect(() => restore(first, ana)).toThrow('The presence of C1 was changed since. It stays as it is.');
    restore(second, ben);
    expect(there()).toEqual(facts);
    expect(tag()).toMatchObject({ isRemoved: false, split: before.split, verdict: before.verdict });
    expectReplay();
  });

  it('stay away where somebody had removed one by itself', () => {
    const [first, second, third] = [fact('40 per cent'), fact('2015 and 2024'), fact('Leipzig')];
    remove(ana, third);
    remove(ana);
    const alone = remove(ben, second);
    const last = remove(ben);
    restore(last, ben);
    expect(there()).toEqual([first]);
    restore(alone, ben, second);
    expect(there()).toEqual([first, second]);
    expectReplay();
  });
});

describe('the facts of a claim whose change of place is taken back', () => {
  it('go back if they came along, and stay where the claim only met them', () => {
    const along = fact(WORDS);
    const met = fact('40 per cent');
    judge(met);
    const narrowed = place('40 per cent');
    expect([along, met].map((id) => journal.words(id))).toEqual(['40 per cent', '40 per cent']);
    const back = place(WORDS, narrowed);
    expect([along, met].map((id) => journal.words(id))).toEqual([WORDS, '40 per cent']);
    expect(tag(met).isStale).toBe(false);
    const again = place('40 per cent', back);
    place(WORDS, again);
    expect([along, met].map((id) => journal.words(id))).toEqual([WORDS, '40 per cent']);
    expectReplay();
  });

  it('go along all the same where they would stand outside of it', () => {
    place('2015');
    const made = fact('2015');
    const changed = place('Rents in Leipzig', tag().basis.span.entryId);
    expect(journal.words(made)).toBe('Rents in Leipzig');
    place('2015', changed);
    expect(journal.words(made)).toBe('2015');
    expectReplay();
  });
});
