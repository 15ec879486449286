import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { isChecked } from '../tags/annotation';
import { articleSchema } from '../text/article-schema';
import { docOf, TestJournal, testId } from './journal.fixture';

const WORDS = 'They rose by 40 per cent';
const SAID = 'Rents in Leipzig rose by 40 per cent';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built. ${WORDS}, he said.`));
  claim = journal.tag(WORDS);
});

const tag = (id = claim) => journal.annotation(id);
const state = (statement: string | null, more: object = {}, id = claim) =>
  journal.send('annotation.stated', { annotationId: id, statement, basedOn: tag(id).stated?.basis.entryId ?? null, ...more });
const judge = (more: object = {}, id = claim) =>
  journal.send('verdict.given', {
    annotationId: id,
    basedOn: tag(id).basis.verdict?.entryId ?? null,
    verdict: { value: 'partly', rationale: 'As it is.' },
    ...more,
  });
const edit = (words: string, others: string) => {
  const { from, to } = journal.rangeOf(words);
  journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text(others)));
};
const isStale = (id = claim) => [tag(id).isStale, isChecked(tag(id))];
const stale = [true, false];
const checked = [false, true];

describe('a statement that is changed under a verdict', () => {
  it('makes the verdict stale where it says something else, and names what was judged', () => {
    state(SAID);
    judge();
    state(SAID.replace('40', '60'));
    expect(isStale()).toEqual(stale);
    expect(tag().verdict).toMatchObject({ words: WORDS, restatedFrom: SAID });
    judge();
    expect(isStale()).toEqual(checked);
    expect(tag().verdict).not.toHaveProperty('restatedFrom');
  });

  it('leaves the verdict where it means the same', () => {
    state(SAID);
    judge();
    state(`${SAID.replace('per cent', '%')}.`);
    expect(isStale()).toEqual(checked);
    expect(journal.entries.at(-1)?.payload).not.toHaveProperty('restates');
  });

  it('is one where none was there: what was judged are the words', () => {
    judge();
    state('Rents rose by 60 per cent');
    expect(isStale()).toEqual(stale);
    expect(tag().verdict?.restatedFrom).toBe(WORDS);
    state(null);
    expect(isStale()).toEqual(checked);
  });

  it('lets it stand again as soon as it says what was judged', () => {
    state(SAID);
    judge();
    const before = tag().verdict;
    const other = state('Rents fell');
    const undo = state(SAID, { undoes: other });
    expect(tag().verdict).toEqual(before);
    expect(isStale()).toEqual(checked);
    state('Rents fell', { undoes: undo });
    expect(isStale()).toEqual(stale);
    state(SAID);
    expect(isStale()).toEqual(checked);
  });

  it('is not covered by words that come back, or by confirming their place', () => {
    state(SAID);
    judge();
    edit('rose by', 'sank by');
    state('Rents fell');
    edit('sank by', 'rose by');
    expect(isStale()).toEqual(stale);
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed' });
    expect(isStale()).toEqual(stale);
  });

  it('is compared with what was judged, not with words that somebody changed before', () => {
    judge();
    edit('40', '60');
    state('They rose by 60 per cent');
    edit('60', '40');
    expect(isStale()).toEqual(stale);
    expect(tag().verdict?.restatedFrom).toBe(WORDS);
    state(null);
    expect(isStale()).toEqual(checked);
  });

  it('is still another where it was a third one meanwhile', () => {
    judge();
    edit('40', '60');
    state('Rents fell');
    edit('60', '40');
    state('They rose by 60 per cent');
    expect(isStale()).toEqual(stale);
    state('They rose by 40 %');
    expect(isStale()).toEqual(checked);
  });

  it('is not covered by the undo of what took the verdict away', () => {
    state(SAID);
    judge();
    const cleared = judge({ verdict: null });
    state('Rents fell');
    judge({ verdict: null, undoes: cleared });
    expect(tag().verdict?.restatedFrom).toBe(SAID);
    expect(isStale()).toEqual(stale);
  });

  it('is not covered by the undo of a change of kind', () => {
    state(SAID);
    judge();
    const kind = (to: string, undoes: string | null = null) =>
      journal.send('annotation.kind-changed', { annotationId: claim, kind: to, basedOn: tag().basis.kind.entryId, undoes });
    kind('opinion');
    const claimed = kind('claim');
    state('Rents fell');
    kind('claim', kind('opinion', claimed));
    expect(tag().verdict?.restatedFrom).toBe(SAID);
    expect(isStale()).toEqual(stale);
  });

  it('is of no judgement that stands beside another: that is not taken any more', () => {
    state(SAID);
    const first = judge();
    const rival = judge({ basedOn: null, verdict: { value: 'unproven', rationale: 'No.' } });
    state('Rents fell');
    const settle = () => journal.send('rival.settled', { annotationId: claim, rivalEntryId: rival, take: true }, { may: () => true });
    expect(settle).toThrow('What is checked of C1 has changed since. Keep the other, and check it again.');
    expect(tag().verdict?.entryId).toBe(first);
    state(SAID);
    settle();
    expect(isStale()).toEqual(checked);
  });

  it('takes what a second person found of the one before along with no new verdict', () => {
    state(SAID);
    const verdictEntryId = judge();
    const second = { value: 'partly', rationale: 'I too.' };
    journal.send('check.second-given', { annotationId: claim, second, verdictEntryId, basedOn: null }, { actorId: 'other' });
    state('Rents fell');
    judge();
    expect(tag().check?.second ?? null).toBeNull();
  });

  it('is no way to join a judgement on something else by a merge', () => {
    state(SAID);
    judge();
    const again = journal.tag(WORDS);
    const merge = () => journal.send('annotation.merged', { annotationId: claim, intoId: again });
    expect(merge).toThrow('Something else is checked of C1 than of C2. Both stay.');
    state(`${SAID}.`, {}, again);
    merge();
    expect(isStale(again)).toEqual(checked);
  });

  it('goes along as a mark where tags are merged of which the same is checked by now', () => {
    state(SAID);
    judge();
    state('Rents fell');
    const other = journal.tag(WORDS);
    state('Rents fell', {}, other);
    judge({ verdict: { value: 'unproven', rationale: 'No.' } }, other);
    journal.send('annotation.merged', { annotationId: claim, intoId: other });
    const rival = tag(other).rivals[0];
    const settle = { annotationId: other, rivalEntryId: rival?.entryId, take: true };
    expect(() => journal.send('rival.settled', settle, { may: () => true })).toThrow('What is checked of C2 has changed since.');
  });

  it('lets no second check of the one before count on another tag', () => {
    state(SAID);
    const verdictEntryId = judge();
    const second = { value: 'partly', rationale: 'I too.' };
    journal.send('check.second-given', { annotationId: claim, second, verdictEntryId, basedOn: null }, { actorId: 'other' });
    state('Rents fell');
    const other = journal.tag(WORDS);
    state('Rents fell', {}, other);
    journal.send(
      'verdict.given',
      { annotationId: other, basedOn: null, verdict: { value: 'partly', rationale: 'So.' } },
      { actorId: 'third', rules: { ...plainCheckRules, secondCheck: true } },
    );
    expect(tag(other).checkState).toBe('second-check');
    journal.send('annotation.merged', { annotationId: claim, intoId: other });
    expect(tag(other).checkState).toBe('second-check');
    expect(tag(other).check?.second ?? null).toBeNull();
  });

  it('counts for a fact, and for the claim that follows its facts until somebody says that it holds', () => {
    const fact = (statement: string) => {
      const annotationId = testId();
      journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
      return annotationId;
    };
    const [first, second] = [fact('Rents rose'), fact('By 40 per cent')];
    for (const id of [first, second]) judge({}, id);
    expect(isStale()).toEqual(checked);
    state('Rents fell', {}, first);
    expect(isStale(first)).toEqual(stale);
    expect(tag().verdict).toBeNull();
    judge({}, first);
    expect(isStale()).toEqual(checked);
    state('Rents in Leipzig fell by half');
    expect(isStale()).toEqual(stale);
    const statedEntryId = tag().stated?.basis.entryId;
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed', statedEntryId });
    expect(isStale()).toEqual(checked);
  });

  it('is told by replay as it was decided', () => {
    state(SAID);
    judge();
    state('Rents fell');
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
  });

  it('says nothing of the verdict in an entry of an older server', () => {
    state(SAID);
    judge();
    const before = journal.state;
    state('Rents fell');
    const last = journal.entries.at(-1);
    if (!last) throw new Error('a statement was changed');
    const { restates: _restates, ...payload } = last.payload as Record<string, unknown>;
    const replayed = applyEntry(before, { ...last, payload });
    expect(replayed.annotations.get(claim)).toMatchObject({ isStale: false, stated: { statement: 'Rents fell' } });
  });
});
