import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../article-state';
import { plainCheckRules } from '../checks/check-rules';
import { articleSchema } from '../text/article-schema';
import { erasePayload } from './erase';
import { erasedEntries } from './erased-entries.fixture';
import { docOf, TestJournal, testId } from './journal.fixture';

const WORDS = 'the next one is at 5.10';
const [nika, jonah, elif] = [testId(), testId(), testId()];

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('A bus', `Look, ${WORDS}.`));
  claim = journal.tag(WORDS);
});

const tag = () => journal.annotation(claim);
const judge = (more: object = {}, sender: object = {}) => {
  const basedOn = tag().basis.verdict?.entryId ?? null;
  const verdict = { value: 'partly', rationale: 'As it is.' };
  return journal.send('verdict.given', { annotationId: claim, basedOn, verdict, ...more }, { actorId: nika, ...sender });
};
/** In place of the words themselves: it is found to hold for what stands there then. */
const addSpace = () => journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf('one is').from, articleSchema.text(' ')));
const kind = (to: string, more: object = {}) => {
  const change = { annotationId: claim, kind: to, basedOn: tag().basis.kind.entryId, ...more };
  return journal.send('annotation.kind-changed', change, { actorId: nika });
};
const fact = (statement: string) => {
  const annotationId = testId();
  journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement });
  return annotationId;
};

const voting = { rules: { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } } };
/** Two vote against a verdict, which takes it away, and one takes it back. */
function voteAndUndo(given: string, meanwhile: () => void = () => undefined): string {
  const vote = { annotationId: claim, verdictEntryId: given, vote: { value: 'unproven', rationale: 'No.' } };
  journal.send('check.voted', vote, { actorId: jonah, ...voting });
  const undoes = journal.send('check.voted', vote, { actorId: elif, ...voting });
  meanwhile();
  journal.send('check.voted', { ...vote, vote: null, undoes }, { actorId: elif, ...voting });
  return given;
}

/** Each gives the entry of a verdict that goes, and comes to stand again. */
type Way = (meanwhile: () => void) => string;
/** By which it comes back on whatever stands there by then. */
const waysBack: Record<string, Way> = {
  'put back by the undo of another': (meanwhile) => {
    const given = judge();
    meanwhile();
    const undoes = judge({ verdict: { value: 'unproven', rationale: 'No.' } });
    judge({ verdict: null, undoes });
    return given;
  },
  'put back with its kind': (meanwhile) => {
    const given = judge();
    meanwhile();
    kind('claim', { undoes: kind('opinion') });
    return given;
  },
  'its claim’s own, and back as it has no facts any more': (meanwhile) => {
    const given = judge();
    meanwhile();
    fact('It is at 5.10');
    journal.send('annotation.removed', { annotationId: fact('It is the next one') });
    return given;
  },
};
const ways: Record<string, Way> = {
  ...waysBack,
  'on what is checked again, as a statement was said and taken back': (meanwhile) => {
    const given = judge();
    meanwhile();
    const statement = 'The next one is at 15.10';
    const basedOn = journal.send('annotation.stated', { annotationId: claim, statement, basedOn: null });
    expect(tag().isStale).toBe(true);
    journal.send('annotation.stated', { annotationId: claim, statement: null, basedOn });
    return given;
  },
  'on the words of now, where a statement marks the one before': (meanwhile) => {
    judge();
    journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf('5.10').from, articleSchema.text('1')));
    const given = judge();
    meanwhile();
    journal.send('annotation.stated', { annotationId: claim, statement: 'the next one is at 15.10', basedOn: null });
    expect(tag().pastVerdicts).toMatchObject([{ verdict: null }, { verdict: { restatedFrom: WORDS } }]);
    return given;
  },
  'voted on, and put back by the undo of the vote': (meanwhile) => {
    const given = judge({}, voting);
    meanwhile();
    return voteAndUndo(given);
  },
};

/** Of which two need other words to come at another time. */
const waysBackStale: Record<string, Way> = {
  ...waysBack,
  'voted on, and put back by the undo of the vote': (meanwhile) => voteAndUndo(judge({}, voting), meanwhile),
  'on what is checked again, as its words became the statement': (meanwhile) => {
    const given = judge();
    meanwhile();
    const basedOn = journal.send('annotation.stated', { annotationId: claim, statement: 'It is at six', basedOn: null });
    journal.send('annotation.stated', { annotationId: claim, statement: WORDS, basedOn });
    expect(tag().verdict?.restatedFrom).toBeUndefined();
    return given;
  },
};

/** A second check after which a space came, and which is taken. */
function takeSecond(): string {
  const rules = { ...plainCheckRules, secondCheck: true };
  const verdictEntryId = judge({}, { rules });
  const second = { annotationId: claim, verdictEntryId, basedOn: null, second: { value: 'unproven', rationale: 'No.' } };
  const secondEntryId = journal.send('check.second-given', second, { actorId: jonah, rules });
  addSpace();
  const decision = { annotationId: claim, verdictEntryId, secondEntryId, took: 'second', rationale: 'So it is.' };
  journal.send('check.adjudicated', decision, { actorId: elif });
  return secondEntryId;
}

const replay = (entries = journal.entries) => entries.reduce(applyEntry, emptyState(journal.state.articleId));
const replayWithout = (erased: string) =>
  replay(journal.entries.map((one) => (one.id === erased ? { ...one, payload: erasePayload(one.type, one.payload) } : one)));

/** A tag after the words of these entries were erased, with those that quote them. */
const erased = (seqs: readonly number[], id = claim) => replay(erasedEntries(journal.entries, seqs)).annotations.get(id);
/** What is left of what a verdict holds for: as many letters. */
const heldAs = (verdict: { held?: { words: string; changes: string[] } | undefined } | null | undefined) => ({
  words: expect.stringMatching(new RegExp(`^.{${verdict?.held?.words.length}}$`)),
  changes: verdict?.held?.changes,
});

describe.each(Object.entries(ways))('a verdict that is %s', (_, prepare) => {
  it.each([
    ['as it stood', () => undefined],
    ['as it held for a space that had come', addSpace],
  ])('stands %s, where its words are erased', (_how, meanwhile) => {
    const given = prepare(meanwhile);
    const { isStale, verdict } = tag();
    expect([isStale, verdict?.entryId]).toEqual([false, given]);
    expect(stateToJson(replay())).toEqual(stateToJson(journal.state));
    const now = replayWithout(given).annotations.get(claim);
    expect([now?.isStale, now?.verdict?.held]).toEqual([false, verdict?.held]);
    expect(now?.verdict?.words).toMatch(/^█+$/);
  });
});

describe('a verdict that comes back on other words of one length', () => {
  /** Nobody can tell the two wordings apart once both are erased. */
  const otherWords = () => {
    const { from } = journal.rangeOf('5.10');
    journal.edit(new Transform(journal.state.doc).replaceWith(from, from + 1, articleSchema.text('6')));
  };

  it.each(Object.entries(waysBackStale))('is stale as it was, whatever is erased: %s', (_, prepare) => {
    const given = prepare(otherWords);
    expect(tag()).toMatchObject({ isStale: true, verdict: { entryId: given } });
    const all = journal.entries.map(({ seq }) => seq);
    for (const seqs of [all, ...all.map((seq) => [seq]), [1, 4]]) {
      expect(erased(seqs)).toMatchObject({ isStale: true, verdict: { entryId: given } });
    }
  });
});

describe('a verdict that holds for words that had come', () => {
  const confirm = () => {
    addSpace();
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed' });
  };

  it('holds for it where its claim was confirmed since, whichever of their words are erased', () => {
    judge();
    confirm();
    const { verdict } = tag();
    expect(verdict?.held).toMatchObject({ changes: ['spacing'] });
    for (const { seq } of journal.entries) expect(erased([seq])).toMatchObject({ isStale: false, verdict: { held: heldAs(verdict) } });
  });

  it('holds for as many letters as it judged, where its claim was confirmed since', () => {
    journal = new TestJournal(docOf('A bus', 'Look, the next one" is at 5.10.'));
    claim = journal.tag('the next one" is at 5.10');
    judge();
    const { from, to } = journal.rangeOf('"');
    journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('”')));
    const edit = journal.state.seq;
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed' });
    expect([tag().isStale, tag().verdict?.held?.words]).toEqual([false, 'the next one” is at 5.10']);
    expect(erased([edit])).toMatchObject({ isStale: false, verdict: { held: heldAs(tag().verdict) } });
  });

  it('holds for it where a statement was said and taken back since', () => {
    judge();
    addSpace();
    const basedOn = journal.send('annotation.stated', { annotationId: claim, statement: 'It is at six', basedOn: null });
    journal.send('annotation.stated', { annotationId: claim, statement: null, basedOn });
    const { isStale, verdict } = tag();
    expect([isStale, verdict?.held?.changes]).toEqual([false, ['spacing']]);
    for (const { seq } of journal.entries) expect(erased([seq])).toMatchObject({ isStale: false, verdict: { held: heldAs(verdict) } });
  });

  it('holds for it where its fact went along with its claim', () => {
    const one = fact('It is at 5.10');
    const given = { annotationId: one, basedOn: null, verdict: { value: 'partly', rationale: 'As it is.' } };
    journal.send('verdict.given', given, { actorId: nika });
    confirm();
    const { verdict, isStale } = journal.annotation(one);
    expect([isStale, verdict?.held?.changes]).toEqual([false, ['spacing']]);
    for (const { seq } of journal.entries) expect(erased([seq], one)).toMatchObject({ isStale: false, verdict: { held: heldAs(verdict) } });
  });
});

describe('a second check that is taken for a verdict', () => {
  it('holds as the first one did, where its words are erased', () => {
    const taken = takeSecond();
    expect(tag()).toMatchObject({ isStale: false, verdict: { entryId: taken, held: { changes: ['spacing'] } } });
    const now = replayWithout(taken).annotations.get(claim);
    expect(now).toMatchObject({ isStale: false, verdict: { entryId: taken, held: tag().verdict?.held } });
  });
});

describe('a verdict beside another whose words are erased', () => {
  it('cannot be taken, and nobody is told that the words of its claim have changed', () => {
    judge();
    const verdict = { value: 'unproven', rationale: 'No.' };
    const rivalEntryId = journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict }, { actorId: jonah });
    journal.state = replay(erasedEntries(journal.entries, [journal.state.seq]));
    const take = () => journal.send('rival.settled', { annotationId: claim, rivalEntryId, take: true }, { may: () => true });
    expect(take).toThrow('What was said was erased, with the words that it was of. Keep the other, and check C1 again.');
  });
});
