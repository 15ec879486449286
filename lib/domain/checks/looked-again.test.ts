import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState } from '../article-state';
import { docOf, TestJournal, testId } from '../journal/journal.fixture';
import { plainCheckRules } from './check-rules';
import { looksLacking } from './looked-again';
import { secondThatCounts } from './looks-here';

const WORDS = 'The last bus left at 12.35';
const [priya, jonah, elif, karla] = [testId(), testId(), testId(), testId()];
const lax = plainCheckRules;
const second = { ...lax, secondCheck: true };
const voting = { ...lax, votes: { when: 'every', needed: 2, of: 3 } as const };

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Buses', `${WORDS}, said the driver.`));
  claim = journal.tag(WORDS);
  const verdict = { value: 'unproven', rationale: 'Who knows.' };
  journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: priya, rules: lax });
});

const tag = () => journal.annotation(claim);
const lookAgain = (actorId: string, value = 'unproven') =>
  journal.send(
    'check.second-given',
    {
      annotationId: claim,
      verdictEntryId: tag().verdict?.entryId,
      second: { value, rationale: 'I asked too.' },
      basedOn: tag().check?.basis.secondCheck?.entryId ?? null,
    },
    { actorId, rules: lax },
  );
const nameAuthor = (authorId: string | null) => journal.send('article.author-named', { authorId });
const setState = (checkState: string, rules: typeof lax) => {
  const basedOn = tag().basis.checkState?.entryId ?? null;
  journal.send('check.state-changed', { annotationId: claim, checkState, basedOn }, { actorId: elif, rules });
};
const lacking = (rules: Parameters<typeof looksLacking>[2]) => looksLacking(journal.state, tag(), rules);

describe('looksLacking', () => {
  it('counts no second check of whoever is the author by now, and that of another person in its place', () => {
    lookAgain(jonah);
    expect(lacking(second)).toEqual([]);
    nameAuthor(jonah);
    expect(lacking(second)).toEqual(['second-check']);
    expect(lacking(lax)).toEqual([]);
    lookAgain(elif);
    expect(lacking(second)).toEqual([]);
  });

  it('asks again for the second check that was asked for by name, where the author gave it', () => {
    const named = { annotationId: claim, value: { personId: jonah }, basedOn: null };
    journal.send('check.second-assigned', named, { actorId: elif, may: () => true });
    lookAgain(jonah);
    expect(lacking(lax)).toEqual([]);
    nameAuthor(jonah);
    expect(lacking(lax)).toEqual(['second-check']);
  });

  describe('after a second check of whoever is the author by now', () => {
    const editor = { actorId: karla, may: () => true, rules: second };
    beforeEach(() => {
      lookAgain(jonah);
      nameAuthor(jonah);
      expect(tag().checkState).toBe('decided');
    });
    const setByEditor = (checkState: string) =>
      journal.send('check.state-changed', { annotationId: claim, checkState, basedOn: tag().basis.checkState?.entryId ?? null }, editor);
    const replayed = () => journal.entries.reduce(applyEntry, emptyState(journal.state.articleId)).annotations.get(claim);

    it('is satisfied by another one, which is asked for by the state or by naming somebody', () => {
      for (const ask of [
        () => setByEditor('second-check'),
        () => journal.send('check.second-assigned', { annotationId: claim, value: { personId: elif }, basedOn: null }, editor),
      ]) {
        ask();
        expect(tag().checkState).toBe('second-check');
        expect(secondThatCounts(tag(), jonah)).toBeNull();
        lookAgain(elif);
        expect(tag()).toMatchObject({ checkState: 'decided', check: { second: { byId: elif } } });
        expect(lacking(second)).toEqual([]);
        expect(replayed()).toEqual(tag());
        nameAuthor(elif);
        expect(lacking(second)).toEqual(['second-check']);
        nameAuthor(jonah);
        expect(() => setByEditor('second-check')).toThrow('C1 has had its second check.');
        nameAuthor(elif);
        lookAgain(jonah);
        nameAuthor(jonah);
      }
    });

    it('is not decided by hand without another one where the desk asks for it, as the gate says', () => {
      setByEditor('checking');
      expect(() => setByEditor('decided')).toThrow('The second check is the author’s, and counts for none. Someone else looks again.');
      setByEditor('second-check');
      lookAgain(elif);
      expect(tag().checkState).toBe('decided');
    });

    it('is decided by hand where the desk does not ask, and by who may do without where somebody asked', () => {
      const decide = (sender: Parameters<TestJournal['send']>[2]) => {
        const basedOn = () => tag().basis.checkState?.entryId ?? null;
        journal.send('check.state-changed', { annotationId: claim, checkState: 'checking', basedOn: basedOn() }, sender);
        journal.send('check.state-changed', { annotationId: claim, checkState: 'decided', basedOn: basedOn() }, sender);
      };
      const checker = { actorId: elif, may: (action: string) => action !== 'assign', rules: lax };
      decide(checker);
      expect([tag().checkState, lacking(lax)]).toEqual(['decided', []]);
      setByEditor('second-check');
      expect(() => decide(checker)).toThrow('A second check was asked for. An editor can do without it.');
      decide({ ...checker, may: () => true });
      expect([tag().checkState, lacking(lax)]).toEqual(['decided', []]);
      expect(replayed()).toEqual(tag());
    });

    it('waits for another one with a new verdict', () => {
      const verdict = { value: 'unproven', rationale: 'Nobody knows.' };
      const judged = { annotationId: claim, verdict, basedOn: tag().basis.verdict?.entryId };
      journal.send('verdict.given', judged, { actorId: elif, rules: second });
      expect(tag()).toMatchObject({ checkState: 'second-check', check: { second: null } });
      lookAgain(priya);
      expect(lacking(second)).toEqual([]);
      expect(replayed()).toEqual(tag());
    });
  });

  it('takes what the author decided between two for undecided, until somebody else looks', () => {
    const secondEntryId = lookAgain(jonah, 'partly');
    const decided = { annotationId: claim, secondEntryId, took: 'first', rationale: 'Priya is right.' };
    journal.send('check.adjudicated', decided, { actorId: karla });
    expect(lacking(lax)).toEqual([]);
    nameAuthor(karla);
    expect(lacking(lax)).toEqual(['adjudication']);
    setState('checking', lax);
    expect(() => setState('decided', lax)).toThrow('It was the author who decided');
    lookAgain(elif);
    expect(lacking(second)).toEqual([]);
  });

  it('leaves out the vote of the author: the others must be enough', () => {
    const vote = (actorId: string) => {
      const about = { annotationId: claim, verdictEntryId: tag().verdict?.entryId };
      journal.send('check.voted', { ...about, vote: { value: 'unproven', rationale: 'So it is.' } }, { actorId, rules: voting });
    };
    const basedOn = tag().basis.checkState?.entryId;
    journal.send('check.state-changed', { annotationId: claim, checkState: 'second-check', basedOn }, { rules: voting });
    for (const one of [jonah, elif]) vote(one);
    expect(lacking(voting)).toEqual([]);
    nameAuthor(karla);
    expect(lacking(voting)).toEqual([]);
    nameAuthor(elif);
    expect(lacking(voting)).toEqual(['votes']);
    setState('checking', voting);
    expect(() => setState('decided', voting)).toThrow('Without the author’s vote there are too few');
    nameAuthor(karla);
    setState('decided', voting);
    expect(tag().checkState).toBe('decided');
  });

  it('asks nothing of a verdict from before the rule, and lets it be decided by hand', () => {
    const since = { secondCheck: '2026-01-02T03:04:05.679Z' };
    expect(lacking({ ...second, since })).toEqual([]);
    setState('checking', second);
    expect(() => setState('decided', second)).toThrow('This desk asks for a second check of every claim.');
    setState('decided', { ...second, since });
    expect(tag().checkState).toBe('decided');
  });
});
