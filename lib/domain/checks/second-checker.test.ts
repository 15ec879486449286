import { beforeEach, describe, expect, it } from 'vitest';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { secondLacking } from './second-checker';

const [elif, jonah] = [testId(), testId()];
const everybody = () => true;

describe('secondLacking', () => {
  let journal: TestJournal;
  let claim: string;
  const lacking = (authorId: string | null = null, checksHere: (id: string) => boolean = everybody) =>
    secondLacking(journal.annotation(claim), authorId, checksHere);

  beforeEach(() => {
    journal = new TestJournal(docOf('A bus that runs', 'The next one is at 5.10.'));
    claim = journal.tag('The next one is at 5.10');
  });

  const name = (personId: string) =>
    journal.send('check.second-assigned', { annotationId: claim, value: { personId }, basedOn: null }, { actorId: elif, may: () => true });

  it('names nobody where nobody is named, or where who is may look again', () => {
    expect(lacking()).toBeNull();
    name(jonah);
    expect(lacking()).toBeNull();
  });

  it('says that who is named gave the first verdict, or is the author', () => {
    name(jonah);
    expect(lacking(jonah)).toEqual({ id: jonah, why: 'author' });
    const verdict = { value: 'unproven', rationale: 'No timetable.' };
    journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: jonah, may: () => true });
    expect(lacking(null)).toEqual({ id: jonah, why: 'first-verdict' });
  });

  it('says that who is named checks no more on the desk: disabled, or with another role', () => {
    name(jonah);
    expect(lacking(null, (id) => id !== jonah)).toEqual({ id: jonah, why: 'not-of-desk' });
  });
});
