import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { plainCheckRules } from '../../checks/check-rules';
import { sha256Hex } from '../../hash';
import { isChecked } from '../../tags/annotation';
import { docOf, TestJournal, testId } from '../journal.fixture';

const SEEN = 'It came back with 12 people';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A ferry', `${SEEN}, a poor show.`));
  claim = journal.tag(SEEN);
});

const tag = () => journal.annotation(claim);
const rewrite = (from: string, to: string) => {
  const range = journal.rangeOf(from);
  journal.edit(new Transform(journal.state.doc).replaceWith(range.from, range.to, journal.state.doc.type.schema.text(to)));
};
const judge = (seenWords?: string, more: object = {}) =>
  journal.send('verdict.given', {
    annotationId: claim,
    basedOn: tag().basis.verdict?.entryId ?? null,
    verdict: { value: 'partly', rationale: 'As it is.' },
    ...(seenWords !== undefined && { seenWords }),
    ...more,
  });
const standing = () => [tag().isStale, isChecked(tag())];
const stale = [true, false];
const checked = [false, true];

describe('a verdict on words that a colleague changed before it came', () => {
  it('is stored on the words that were seen, stale, and vouches for no others', () => {
    rewrite('12', '40');
    judge(SEEN);
    expect(standing()).toEqual(stale);
    expect(tag().verdict).toMatchObject({ words: SEEN, wordsHash: sha256Hex(SEEN) });
    expect(tag().anchor.state).toBe('drifted');
  });

  it('keeps no other copy of the words than its own', () => {
    rewrite('12', '40');
    judge(SEEN);
    expect(journal.entries.at(-1)?.payload).not.toHaveProperty('seenWords');
    expect(journal.entries.at(-1)?.payload).toMatchObject({ verdict: { words: SEEN }, isStale: true });
  });

  it('stands on the words of now where these mean the same', () => {
    rewrite('people', 'people,');
    judge(SEEN);
    expect(standing()).toEqual(checked);
    expect(tag().verdict?.words).toBe(`${SEEN},`);
  });

  it('stands again once the words that were judged are back', () => {
    rewrite('12', '40');
    judge(SEEN);
    rewrite('40', '12');
    expect(standing()).toEqual(checked);
  });

  it('holds when somebody says so of the new words, as of any stale one', () => {
    rewrite('12', '40');
    judge(SEEN);
    judge('It came back with 40 people');
    expect(standing()).toEqual(checked);
    expect(tag().verdict?.words).toBe('It came back with 40 people');
  });

  it('is not taken where it stands beside another, until the words are back', () => {
    rewrite('12', '40');
    judge('It came back with 40 people');
    const rival = judge(SEEN, { basedOn: null, verdict: { value: 'unproven', rationale: 'No.' } });
    const take = () => journal.send('rival.settled', { annotationId: claim, rivalEntryId: rival, take: true }, { may: () => true });
    expect(take).toThrow();
    rewrite('40', '12');
    take();
    expect(tag().verdict).toMatchObject({ value: 'unproven', words: SEEN });
  });

  it('lets nobody look again at it', () => {
    rewrite('12', '40');
    const verdictEntryId = judge(SEEN);
    const second = { value: 'partly', rationale: 'I too.' };
    expect(() =>
      journal.send('check.second-given', { annotationId: claim, second, verdictEntryId, basedOn: null }, { actorId: testId() }),
    ).toThrow('C1 has no verdict on these words.');
  });

  it('keeps a second check of the same words only', () => {
    const rules = { ...plainCheckRules, secondCheck: true };
    const verdictEntryId = judge(SEEN);
    const second = { value: 'partly', rationale: 'I too.' };
    journal.send('check.second-given', { annotationId: claim, second, verdictEntryId, basedOn: null }, { actorId: testId(), rules });
    rewrite('12', '40');
    judge(SEEN);
    expect(tag().check?.second).toMatchObject({ words: SEEN });
    expect(standing()).toEqual(stale);
    judge('It came back with 40 people');
    expect(tag().check?.second ?? null).toBeNull();
  });

  it('counts for the words that stand where nobody says what was seen, as before', () => {
    rewrite('12', '40');
    judge();
    expect(standing()).toEqual(checked);
    expect(journal.entries.at(-1)?.payload).not.toHaveProperty('isStale');
  });

  it('is told by replay as it was decided', () => {
    rewrite('12', '40');
    judge(SEEN);
    const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
    expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
  });

  it('comes back stale by undo of its going', () => {
    rewrite('12', '40');
    judge(SEEN);
    const other = judge('It came back with 40 people');
    expect(standing()).toEqual(checked);
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: other, undoes: other });
    expect(standing()).toEqual(stale);
    expect(tag().verdict?.words).toBe(SEEN);
  });
});
