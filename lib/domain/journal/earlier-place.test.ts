import type { Slice } from '@tiptap/pm/model';
import { ReplaceStep, Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { plainCheckRules } from '../checks/check-rules';
import { articleSchema } from '../text/article-schema';
import { erasePayload } from './erase';
import { docOf, TestJournal, testId } from './journal.fixture';

const [ann, ben] = [testId(), testId()];
const BUSES = 'The last bus left at 12.35, and the next one is at 5.10.';
const DRIFTED = 'the next one is at 75.10';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Night buses', 'Before.', BUSES, 'Behind it stands another paragraph of the article.'));
  claim = journal.tag('the next one is at 5.10');
});

const tag = () => journal.annotation(claim);
const basis = () => tag().basis.verdict?.entryId ?? null;
const judge = (value: string, id = claim) =>
  journal.send(
    'verdict.given',
    { annotationId: id, verdict: { value, rationale: 'Who knows.' }, basedOn: journal.annotation(id).basis.verdict?.entryId ?? null },
    { actorId: ann },
  );
/** As the browser does: a second undo names the entry of the first. */
const takeBack = (undoes: string, id = claim) =>
  journal.send('verdict.given', { annotationId: id, verdict: null, basedOn: undoes, undoes }, { actorId: ann });
const put = (words: string, at: number) => journal.edit(new Transform(journal.state.doc).insert(at, articleSchema.text(words)));
const cut = (words: string) => {
  const { from, to } = journal.rangeOf(words);
  journal.edit(new Transform(journal.state.doc).delete(from, to));
  return from;
};
const drift = () => put('7', journal.rangeOf('5.10').from);
const paragraph = () => {
  const { from, to } = journal.rangeOf(BUSES.replace('5.10', '75.10'));
  return { from: from - 1, to: to + 1 };
};
const deleteParagraph = (span = paragraph()) => {
  const slice = journal.state.doc.slice(span.from, span.to);
  journal.edit(new Transform(journal.state.doc).delete(span.from, span.to));
  return slice;
};
const insert = (slice: Slice, at: number) => journal.edit([new ReplaceStep(at, at, slice)]);
const end = () => journal.state.doc.content.size;
const standsOnDrifted = () => {
  expect(journal.words(claim)).toBe(DRIFTED);
  expect(tag()).toMatchObject({ anchor: { state: 'drifted', ranges: [{ exact: 'the next one is at 5.10' }] }, verdict: null });
  // It is a tag that can be judged as any.
  judge('unproven');
  expect(tag()).toMatchObject({ anchor: { state: 'exact' }, verdict: { words: DRIFTED }, isStale: false });
  expect(journal.stateAt(journal.entries.length).annotations.get(claim)).toEqual(tag());
};

describe('a verdict on drifted words that is taken back', () => {
  it('leaves the tag on its words where they were moved in one edit', () => {
    drift();
    const judged = judge('unproven');
    const span = paragraph();
    const slice = journal.state.doc.slice(span.from, span.to);
    journal.edit(new Transform(journal.state.doc).delete(span.from, span.to).insert(end() - (span.to - span.from), slice.content));
    expect(tag().anchor.state).toBe('moved');
    const { home } = tag().anchor.ranges[0] ?? {};
    takeBack(judged);
    expect(tag().anchor.ranges[0]?.home).toEqual(home);
    standsOnDrifted();
  });

  it('leaves the tag on its words where they were cut and pasted elsewhere', () => {
    drift();
    const judged = judge('unproven');
    const slice = deleteParagraph();
    insert(slice, end());
    expect(tag().anchor.state).toBe('moved');
    takeBack(judged);
    standsOnDrifted();
  });

  it('leaves the tag on its words where they were deleted, and put back', () => {
    drift();
    const judged = judge('unproven');
    const { from } = paragraph();
    insert(deleteParagraph(), from);
    expect(tag().anchor.state).toBe('exact');
    takeBack(judged);
    standsOnDrifted();
  });

  it('leaves the tag on all of its words where a part of them was deleted, and put back', () => {
    drift();
    const judged = judge('unproven');
    put('one is at 75.10', cut('one is at 75.10'));
    expect(tag().anchor.state).toBe('exact');
    takeBack(judged);
    standsOnDrifted();
  });

  it('finds the words from before again at the place to which they went', () => {
    drift();
    const judged = judge('unproven');
    insert(deleteParagraph(), end());
    takeBack(judged);
    cut('7');
    expect(journal.words(claim)).toBe('the next one is at 5.10');
    expect(tag().anchor.ranges[0]).not.toHaveProperty('reach');
  });

  it('leaves lost words to be found where they are pasted', () => {
    drift();
    const judged = judge('unproven');
    const slice = deleteParagraph();
    takeBack(judged);
    expect(tag().anchor.state).toBe('orphaned');
    insert(slice, end());
    expect(journal.words(claim)).toBe(DRIFTED);
  });

  it('finds the words from before where those that were judged were written over with them', () => {
    drift();
    const judged = judge('unproven');
    put('and the next one is at 5.10', cut('and the next one is at 75.10'));
    expect(tag().anchor.state).toBe('orphaned');
    takeBack(judged);
    expect(journal.words(claim)).toBe('the next one is at 5.10');
    expect(tag().anchor.state).toBe('exact');
  });

  it('leaves a tag alone whose two places had become one, and were moved', () => {
    claim = testId();
    const ranges = [journal.rangeOf('The last bus'), journal.rangeOf('left at 12.35')];
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges });
    cut('last ');
    cut(' left');
    const judged = judge('unproven');
    const seen = 'The bus at 12.35';
    expect(tag().anchor.ranges).toMatchObject([{ exact: seen }]);
    put(seen, cut(seen));
    takeBack(judged);
    expect(tag()).toMatchObject({ verdict: null, anchor: { state: 'exact', ranges: [{ exact: seen }] } });
  });

  it('leaves the tag as it is where the words from before were erased from its entry', () => {
    drift();
    const judged = judge('unproven');
    const at = journal.entries.findIndex(({ id }) => id === judged);
    const [entry] = journal.entries.slice(at);
    if (!entry) throw new Error('no entry');
    journal.entries[at] = { ...entry, payload: erasePayload(entry.type, entry.payload) };
    journal.state = journal.stateAt(journal.entries.length);
    const { anchor } = tag();
    takeBack(judged);
    expect(tag()).toMatchObject({ verdict: null, anchor });
  });

  it('gives a lost place back beside one that was moved', () => {
    const both = [journal.rangeOf('Before'), journal.rangeOf('the next one is at 5.10')];
    claim = testId();
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges: both });
    drift();
    cut('Before');
    const judged = judge('unproven');
    insert(deleteParagraph(), end());
    takeBack(judged);
    expect(tag().anchor.ranges).toMatchObject([{ exact: 'Before' }, { exact: 'the next one is at 5.10' }]);
    expect(journal.words(claim)).toBe(`\n${DRIFTED}`);
    put('Before', both[0]?.from ?? 0);
    expect(journal.words(claim)).toBe(`Before\n${DRIFTED}`);
  });
});

describe('what was said at once with a verdict on drifted words', () => {
  const settle = (rivalEntryId: string) =>
    journal.send('rival.settled', { annotationId: claim, rivalEntryId, take: true }, { actorId: ben, may: () => true });
  const undo = (undoes: string, actorId: string) =>
    journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: basis(), undoes }, { actorId });
  const judgeBoth = () => {
    const judged = judge('unproven');
    const verdict = { value: 'partly', rationale: 'So they say.' };
    const rival = journal.send('verdict.given', { annotationId: claim, verdict, basedOn: null }, { actorId: ben });
    undo(judged, ann);
    expect(tag()).toMatchObject({ verdict: null, anchor: { state: 'drifted' } });
    const taken = settle(rival);
    expect(tag()).toMatchObject({ verdict: { value: 'partly', words: journal.words(claim) }, anchor: { state: 'exact' } });
    return taken;
  };

  it('leaves the tag unconfirmed where it is taken, and taken back', () => {
    drift();
    undo(judgeBoth(), ben);
    standsOnDrifted();
  });

  it('gives a lost place back', () => {
    const [gone, left] = ['The last bus left at 12.35', 'the next one is at 5.10'];
    claim = testId();
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges: [gone, left].map((words) => journal.rangeOf(words)) });
    const at = cut(gone);
    undo(judgeBoth(), ben);
    put(gone, at);
    expect(tag().anchor).toMatchObject({ state: 'exact', ranges: [{ exact: gone }, { exact: left }] });
    expect(journal.stateAt(journal.entries.length).annotations.get(claim)).toEqual(tag());
  });
});

describe('votes on drifted words for which a verdict holds', () => {
  const rules = { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } };
  const spaced = 'the next one  is at 5.10';
  const cast = (actorId: string, value: string | null, undoes: string | null = null, verdictEntryId = tag().verdict?.entryId) => {
    const vote = value && { value, rationale: 'I looked.' };
    return journal.send('check.voted', { annotationId: claim, verdictEntryId, vote, undoes }, { actorId, rules });
  };
  const decide = () => {
    const given = journal.send(
      'verdict.given',
      { annotationId: claim, verdict: { value: 'unproven', rationale: 'Who knows.' }, basedOn: basis() },
      { actorId: ann, rules },
    );
    put(' ', journal.rangeOf('is at').from);
    expect(tag()).toMatchObject({ isStale: false, anchor: { state: 'drifted' } });
    const first = cast(ben, 'partly');
    const last = cast(testId(), 'partly');
    return { given, first, last, byLast: journal.entries.at(-1)?.actorId ?? '' };
  };
  const isBack = (given: string) => {
    const before = {
      verdict: { entryId: given },
      isStale: false,
      anchor: { state: 'drifted', ranges: [{ exact: 'the next one is at 5.10' }] },
    };
    expect(tag()).toMatchObject(before);
    expect(journal.words(claim)).toBe(spaced);
    expect(journal.stateAt(journal.entries.length).annotations.get(claim)).toEqual(tag());
  };

  it('leave the tag unconfirmed where the one that decided is taken back', () => {
    const { given, last, byLast } = decide();
    expect(tag()).toMatchObject({ verdict: { value: 'partly' }, anchor: { state: 'exact', ranges: [{ exact: spaced }] } });
    cast(byLast, null, last, given);
    isBack(given);
  });

  it('leave the words from before the verdict to come back to, where that is taken back too', () => {
    drift();
    const { given, first, last, byLast } = decide();
    cast(byLast, null, last, given);
    cast(ben, null, first, given);
    takeBack(takeBack(judge('partly')));
    expect(tag()).toMatchObject({ verdict: null, anchor: { state: 'drifted', ranges: [{ exact: 'the next one is at 5.10' }] } });
  });
});

describe('a verdict on a fact that is taken back', () => {
  const [gone, left] = ['The last bus left at 12.35', 'the next one is at 5.10'];
  const fact = () => {
    const annotationId = testId();
    journal.send('annotation.created', {
      ...{ annotationId, kind: 'claim', factOf: claim, statement: `Fact ${annotationId}` },
      ranges: [journal.rangeOf(left)],
    });
    return annotationId;
  };
  let facts: readonly [string, string];
  let at: number;
  beforeEach(() => {
    const ranges = [journal.rangeOf(gone), journal.rangeOf(left)];
    claim = testId();
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges });
    facts = [fact(), fact()];
    at = cut(gone);
  });
  const isBack = () => {
    expect(tag().anchor).toMatchObject({ state: 'drifted', ranges: [{ exact: gone }, { exact: left }] });
    put(gone, at);
    expect(tag().anchor).toMatchObject({ state: 'exact', ranges: [{ exact: gone }, { exact: left }] });
    expect(journal.stateAt(journal.entries.length).annotations.get(claim)).toEqual(tag());
  };

  it('gives its claim a lost place back', () => {
    const first = judge('unproven', facts[0]);
    const second = judge('unproven', facts[1]);
    expect(tag()).toMatchObject({ verdict: { value: 'unproven' }, anchor: { state: 'exact', ranges: [{ exact: left }] } });
    takeBack(second, facts[1]);
    takeBack(first, facts[0]);
    expect(tag().verdict).toBeNull();
    isBack();
  });

  it('gives it back by the last of several in a row', () => {
    judge('unproven', facts[0]);
    judge('unproven', facts[1]);
    const undo = takeBack(judge('partly', facts[1]), facts[1]);
    expect(tag()).toMatchObject({ verdict: { value: 'unproven' }, anchor: { state: 'exact', ranges: [{ exact: left }] } });
    takeBack(undo, facts[1]);
    isBack();
  });

  it('gives nothing back where the place of the claim was confirmed since', () => {
    judge('unproven', facts[0]);
    const second = judge('unproven', facts[1]);
    journal.send(
      'annotation.span-changed',
      { annotationId: claim, how: 'span', ranges: [journal.rangeOf(`, and ${left}`)] },
      { actorId: ben },
    );
    takeBack(second, facts[1]);
    expect(tag().anchor).toMatchObject({ state: 'exact', ranges: [{ exact: `, and ${left}` }] });
  });

  it('leaves the claim alone while a later one on another fact vouches for its words', () => {
    const all = [gone, left, 'Behind it'];
    put(gone, at);
    claim = testId();
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges: all.map((words) => journal.rangeOf(words)) });
    facts = [fact(), fact()];
    cut(gone);
    judge('unproven', facts[0]);
    const second = judge('unproven', facts[1]);
    put('7', journal.rangeOf('it stands').from);
    judge('unproven', facts[0]);
    const vouchedFor = [{ exact: left }, { exact: 'Behind 7it' }];
    expect(tag().anchor).toMatchObject({ state: 'exact', ranges: vouchedFor });
    takeBack(second, facts[1]);
    expect(tag().anchor).toMatchObject({ state: 'exact', ranges: vouchedFor });
  });
});

describe('verdicts that are taken back one after the other', () => {
  const both = () => [journal.rangeOf('The last bus left at 12.35'), journal.rangeOf('the next one is at 5.10')];
  const split = () => {
    const ranges = both();
    claim = testId();
    journal.send('annotation.created', { annotationId: claim, kind: 'claim', ranges });
    return cut('The last bus left at 12.35');
  };
  const isBack = (at: number) => {
    expect(tag()).toMatchObject({ verdict: null, anchor: { state: 'drifted' } });
    expect(tag().anchor.ranges).toHaveLength(2);
    put('The last bus left at 12.35', at);
    expect(tag().anchor).toMatchObject({
      state: 'exact',
      ranges: [{ exact: 'The last bus left at 12.35' }, { exact: 'the next one is at 5.10' }],
    });
  };

  it('give a lost place back that the first of them had let go', () => {
    const at = split();
    judge('partly');
    takeBack(takeBack(judge('unproven')));
    isBack(at);
  });

  it('give it back where each was on words that had drifted further', () => {
    const at = split();
    judge('partly');
    drift();
    const undo = takeBack(judge('unproven'));
    expect(tag().anchor).toMatchObject({ state: 'drifted', ranges: [{ exact: 'the next one is at 5.10' }] });
    cut('7');
    takeBack(undo);
    isBack(at);
  });

  it('give nothing back where somebody has placed the tag between', () => {
    split();
    judge('partly');
    journal.send(
      'annotation.span-changed',
      { annotationId: claim, how: 'span', ranges: [journal.rangeOf('one is at 5.10')] },
      { actorId: ben },
    );
    takeBack(takeBack(judge('unproven')));
    expect(tag()).toMatchObject({ verdict: null, anchor: { state: 'exact', ranges: [{ exact: 'one is at 5.10' }] } });
  });

  it('give a verdict that was cleared its place for its own undo', () => {
    const at = split();
    judge('partly');
    const cleared = journal.send('verdict.given', { annotationId: claim, verdict: null, basedOn: basis() }, { actorId: ann });
    const undo = takeBack(cleared);
    expect(tag()).toMatchObject({ verdict: { value: 'partly' }, anchor: { state: 'exact' } });
    takeBack(undo);
    isBack(at);
  });
});
