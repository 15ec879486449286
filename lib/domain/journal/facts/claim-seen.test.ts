import { Transform } from '@tiptap/pm/transform';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateToJson } from '../../article-state';
import { plainCheckRules } from '../../checks/check-rules';
import { isChecked } from '../../tags/annotation';
import { docOf, TestJournal, testId } from '../journal.fixture';

const WORDS = 'Rents in Leipzig rose by 40 per cent between 2015 and 2024';
const THEIRS = WORDS.replace('Leipzig', 'Dresden');
const [elif, jonah] = [testId(), testId()];

let journal: TestJournal;
let claim: string;
let facts: [string, string];

beforeEach(() => {
  journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
  claim = journal.tag(WORDS);
  facts = [fact('40 per cent'), fact('2015 and 2024')];
});

const tag = (id = claim) => journal.annotation(id);
const fact = (words: string) => {
  const annotationId = testId();
  journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement: words, ranges: [journal.rangeOf(words)] });
  return annotationId;
};
const rewrite = (from: string, to: string) => {
  const range = journal.rangeOf(from);
  journal.edit(new Transform(journal.state.doc).replaceWith(range.from, range.to, journal.state.doc.type.schema.text(to)));
};
const state = (statement: string | null) =>
  journal.send('annotation.stated', { annotationId: claim, statement, basedOn: tag().stated?.basis.entryId ?? null });
const saw = (seenWords = WORDS, statedEntryId: string | null = null) => ({ claimSeen: { seenWords, statedEntryId } });
const judge = (annotationId: string, more: object = {}, sender: object = {}) => {
  const basedOn = tag(annotationId).basis.verdict?.entryId ?? null;
  return journal.send('verdict.given', { annotationId, basedOn, verdict: { value: 'partly', rationale: 'As it is.' }, ...more }, sender);
};
const setTo = (annotationId: string, checkState: string, more: object = {}) => {
  const basedOn = tag(annotationId).basis.checkState?.entryId ?? null;
  return journal.send('check.state-changed', { annotationId, checkState, basedOn, reason: 'It goes.', ...more });
};
/** Whether it is stale, and of which words its verdict is. */
const standing = () => [tag().isStale, tag().verdict?.words];

const asked = { rules: { ...plainCheckRules, secondCheck: true } };
const lookAgain = (verdictEntryId: string, value: string, more: object = {}) => {
  const second = { annotationId: facts[0], verdictEntryId, basedOn: null, second: { value, rationale: 'I looked too.' } };
  return journal.send('check.second-given', { ...second, ...more }, { actorId: elif, ...asked });
};
/** Two verdicts on the first fact at once, and one on the other. Gives the rival's entry. */
const twoVerdicts = () => {
  judge(facts[0]);
  const rivalEntryId = judge(facts[0], { basedOn: null }, { actorId: elif });
  judge(facts[1]);
  return rivalEntryId;
};
const settle = (rivalEntryId: string, more: object) =>
  journal.send('rival.settled', { annotationId: facts[0], rivalEntryId, ...more }, { may: () => true });
const expectReplay = () => {
  const replayed = journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));
  expect(stateToJson(replayed)).toEqual(stateToJson(journal.state));
};

/** Each prepares what it takes and gives the entry by which the claim first follows its facts, as somebody who saw `claimSeen`. */
const ways: Record<string, () => (more: object) => unknown> = {
  'a verdict': () => {
    judge(facts[0]);
    return (more) => judge(facts[1], more);
  },
  'a second check': () => {
    const verdictEntryId = judge(facts[0], {}, asked);
    judge(facts[1]);
    return (more) => lookAgain(verdictEntryId, 'partly', more);
  },
  'a decision between two checkers': () => {
    const verdictEntryId = judge(facts[0], {}, asked);
    judge(facts[1]);
    const secondEntryId = lookAgain(verdictEntryId, 'unproven');
    const decision = { annotationId: facts[0], verdictEntryId, secondEntryId, took: 'first', rationale: 'It says so.' };
    return (more) => journal.send('check.adjudicated', { ...decision, ...more }, { actorId: jonah });
  },
  'a vote': () => {
    const voting = { rules: { ...plainCheckRules, votes: { when: 'every' as const, needed: 2, of: 3 } } };
    const verdictEntryId = judge(facts[0], {}, voting);
    judge(facts[1]);
    const vote = { annotationId: facts[0], verdictEntryId, vote: { value: 'partly', rationale: 'So it is.' } };
    journal.send('check.voted', vote, { actorId: jonah, ...voting });
    return (more) => journal.send('check.voted', { ...vote, ...more }, { actorId: elif, ...voting });
  },
  'keeping one of two verdicts': () => {
    const rivalEntryId = twoVerdicts();
    return (more) => settle(rivalEntryId, { take: false, ...more });
  },
  'taking one of two verdicts': () => {
    const rivalEntryId = twoVerdicts();
    return (more) => settle(rivalEntryId, { take: true, ...more });
  },
  'setting a fact aside': () => {
    judge(facts[0]);
    return (more) => setTo(facts[1], 'cut', more);
  },
  'an undo of that': () => {
    judge(facts[0]);
    const undoes = setTo(facts[0], 'on-legal');
    judge(facts[1]);
    return (more) => setTo(facts[0], 'decided', { undoes, ...more });
  },
  'the removal of a fact': () => {
    const third = fact('rose');
    for (const id of facts) judge(id);
    return (more) => journal.send('annotation.removed', { annotationId: third, ...more });
  },
  'a fact that comes back': () => {
    judge(facts[0]);
    const undoes = journal.send('annotation.removed', { annotationId: facts[0] });
    judge(facts[1]);
    return (more) => journal.send('annotation.restored', { annotationId: facts[0], undoes, ...more });
  },
  'a fact that is put where it was': () => {
    judge(facts[0]);
    const move = (words: string, more = {}) => ({ annotationId: facts[0], how: 'span', ranges: [journal.rangeOf(words)], ...more });
    const undoes = journal.send('annotation.span-changed', move('per cent'));
    judge(facts[1]);
    return (more) => journal.send('annotation.span-changed', move('40 per cent', { undoes, ...more }));
  },
};

describe('a verdict that first follows from facts', () => {
  describe.each(Object.entries(ways))('by %s', (_, prepare) => {
    it('is on the words that were seen, and stale, where a colleague has changed them', () => {
      const decide = prepare();
      expect(tag().verdict).toBeNull();
      rewrite('Leipzig', 'Dresden');
      decide(saw());
      expect(standing()).toEqual([true, WORDS]);
      expect(isChecked(tag())).toBe(false);
      expect(journal.entries.at(-1)?.payload).not.toHaveProperty('claimSeen');
      rewrite('Dresden', 'Leipzig');
      expect(standing()).toEqual([false, WORDS]);
      expectReplay();
    });

    it('stands where those words are there, or others that mean the same', () => {
      const decide = prepare();
      rewrite('in Leipzig', 'in\u00a0Leipzig');
      decide(saw());
      expect(standing()).toEqual([false, WORDS.replace('in L', 'in\u00a0L')]);
    });

    it('stands on the words of now where nobody says what they saw, as by pages from before', () => {
      const decide = prepare();
      rewrite('Leipzig', 'Dresden');
      decide({});
      expect(standing()).toEqual([false, THEIRS]);
    });
  });
});

describe('a verdict that followed and is stale', () => {
  const again = (more: object = {}) => judge(facts[0], { verdict: { value: 'unproven', rationale: 'Not quite.' }, ...more });
  beforeEach(() => {
    for (const id of facts) judge(id);
  });

  it('stays so when a fact is judged by who saw the words from before', () => {
    rewrite('Leipzig', 'Dresden');
    expect(standing()).toEqual([true, WORDS]);
    again(saw());
    expect(standing()).toEqual([true, WORDS]);
    judge(facts[0], saw(THEIRS));
    expect(standing()).toEqual([false, THEIRS]);
    expectReplay();
  });

  it('is of the words that were seen where they were changed once more', () => {
    rewrite('Leipzig', 'Dresden');
    rewrite('Dresden', 'Chemnitz');
    again(saw(THEIRS));
    expect(standing()).toEqual([true, THEIRS]);
    rewrite('Chemnitz', 'Dresden');
    expect(standing()).toEqual([false, THEIRS]);
  });

  it('holds when somebody says so, as any other', () => {
    rewrite('Leipzig', 'Dresden');
    again(saw());
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed', ranges: [journal.rangeOf(THEIRS)] });
    expect(standing()).toEqual([false, THEIRS]);
  });

  it('is not made stale by who saw older words than those that a colleague has let stand', () => {
    rewrite('Leipzig', 'Dresden');
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed', ranges: [journal.rangeOf(THEIRS)] });
    again(saw());
    expect(tag().verdict?.value).toBe('partly');
    expect(standing()).toEqual([false, THEIRS]);
  });

  it('is not vouched for where something else is said to be checked than was seen', () => {
    const stated = state('Rents in Leipzig fell');
    again(saw());
    expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS, restatedFrom: WORDS } });
    again(saw(WORDS, stated));
    expect(standing()).toEqual([false, WORDS]);
    state('Rents in Leipzig rose');
    again(saw(WORDS, stated));
    expect(tag()).toMatchObject({ isStale: true, verdict: { restatedFrom: 'Rents in Leipzig fell' } });
    expectReplay();
  });

  it('is vouched for by who saw nothing of it by name, as by pages from before', () => {
    rewrite('Leipzig', 'Dresden');
    again();
    expect(standing()).toEqual([false, THEIRS]);
  });
});

describe('work on a fact by who saw a statement of its claim', () => {
  it('is refused where nobody knows that sentence any more, and where it says what no claim is as long as', () => {
    judge(facts[0]);
    state('Rents in Leipzig fell');
    expect(() => judge(facts[1], saw(WORDS, testId()))).toThrow('What is checked of C1 was changed since. Look at it once more.');
    expect(() => judge(facts[1], saw('x'.repeat(100_001)))).toThrow();
    expect(tag(facts[1]).verdict).toBeNull();
  });

  it('leaves a first verdict marked with what it was given on', () => {
    judge(facts[0]);
    const seen = state('Rents in Leipzig fell');
    state('Rents in Leipzig rose');
    judge(facts[1], saw(WORDS, seen));
    expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS, restatedFrom: 'Rents in Leipzig fell' } });
  });
});
