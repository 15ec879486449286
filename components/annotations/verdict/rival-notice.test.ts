import { describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '@/lib/domain/journal/journal.fixture';
import { namesOfTwo, rivalTitle } from './rival-notice';

/** A claim with a verdict and another one beside it, by these people. */
function judgedTwice(one: string, other: string, [first, second] = ['partly', 'unproven']) {
  const journal = new TestJournal(docOf('A bus that runs', 'The last bus left at 12.35.'));
  const annotationId = journal.tag('The last bus');
  const judge = (actorId: string, value = 'partly') =>
    journal.send('verdict.given', { annotationId, basedOn: null, verdict: { value, rationale: 'So says the log.' } }, { actorId });
  judge(one, first);
  judge(other, second);
  const tag = journal.annotation(annotationId);
  const [rival] = tag.rivals;
  if (!rival) throw new Error('No value stands beside the first.');
  return { tag, rival };
}

const [ada, ben] = [testId(), testId()];
const people = new Map([
  [ada, 'Ada Brandt'],
  [ben, 'Ben Okoye'],
]);

describe('rivalTitle', () => {
  it('names the other of two people', () => {
    const { tag, rival } = judgedTwice(ada, ben);
    expect(rivalTitle(tag, rival, people, ada)).toBe('Ben gave C1 another verdict at the same time');
    expect(rivalTitle(tag, rival, people, ben)).toBe('Ada gave C1 another verdict at the same time');
  });

  it('says of one person that both are theirs', () => {
    const { tag, rival } = judgedTwice(ada, ada);
    expect(rivalTitle(tag, rival, people, ada)).toBe('You gave C1 a verdict twice at the same time');
    expect(rivalTitle(tag, rival, people, ben)).toBe('Ada gave C1 a verdict twice at the same time');
  });
});

describe('namesOfTwo', () => {
  const names = (...given: Parameters<typeof judgedTwice>) => {
    const { tag, rival } = judgedTwice(...given);
    return namesOfTwo(tag, rival, people, 'en');
  };

  it('tells the two values of one person apart', () => {
    expect(names(ada, ada)).toEqual(['Partly', 'Unproven']);
    expect(names(ada, ada, ['partly', 'partly'])).toEqual(['the first', 'the second']);
  });

  it('leaves those of two people to their names', () => {
    expect(names(ada, ben)).toBeNull();
  });
});
