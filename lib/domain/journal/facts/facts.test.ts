import { Transform } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEntry, emptyState, stateFromJson, stateToJson } from '../../article-state';
import { plainCheckRules } from '../../checks/check-rules';
import { factsOf, followsFacts } from '../../checks/facts';
import { sha256Hex } from '../../hash';
import { blockersOf } from '../../sign-off/sign-off-blockers';
import { checkOf, isChecked } from '../../tags/annotation';
import { articleSchema } from '../../text/article-schema';
import { ERASED } from '../../text/erased-sign';
import { findingOf, followedVerdict } from '../../verdicts/followed-verdict';
import type { VerdictValue } from '../../verdicts/verdict';
import { erasePayload } from '../erase';
import { docOf, TestJournal, testId } from '../journal.fixture';

const WORDS = 'Rents in Leipzig rose by 40 per cent between 2015 and 2024';

let journal: TestJournal;
let claim: string;

beforeEach(() => {
  journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
  claim = journal.tag(WORDS);
});

const tag = (id = claim) => journal.annotation(id);
const fact = (statement: string, more: object = {}) => {
  const annotationId = testId();
  journal.send('annotation.created', { annotationId, kind: 'claim', factOf: claim, statement, ...more });
  return annotationId;
};
const split = () => [fact('Rents in Leipzig rose by 40 per cent'), fact('The rise was between 2015 and 2024')] as const;
const link = (annotationId: string, stance: string) =>
  journal.send('evidence.linked', {
    annotationId,
    evidenceId: testId(),
    sourceId: testId(),
    stance,
    quote: '',
    locator: '',
    lookedAt: null,
  });
const judge = (annotationId: string, value: VerdictValue, more: object = {}) => {
  if (value === 'supported') link(annotationId, 'supports');
  if (value === 'refuted') link(annotationId, 'refutes');
  const basedOn = tag(annotationId).basis.verdict?.entryId ?? null;
  return journal.send('verdict.given', { annotationId, basedOn, verdict: { value, rationale: 'As it is.' }, ...more });
};
const remove = (annotationId: string, undoes: string | null = null) => journal.send('annotation.removed', { annotationId, undoes });
const typeIn = (before: string, text: string) =>
  journal.edit(new Transform(journal.state.doc).insert(journal.rangeOf(before).from, articleSchema.text(text)));
const replayed = () => journal.entries.reduce(applyEntry, emptyState(journal.state.articleId));

describe('a fact', () => {
  const [elif, jonah, marc] = [testId(), testId(), testId()];
  const lookAgain = (value: string) => {
    const second = { value, rationale: 'I asked too.' };
    const verdictEntryId = tag().verdict?.entryId;
    return journal.send('check.second-given', { annotationId: claim, verdictEntryId, second, basedOn: null }, { actorId: jonah });
  };
  const setAside = () =>
    journal.send('check.state-changed', {
      annotationId: claim,
      checkState: 'on-legal',
      reason: 'Libel.',
      basedOn: tag().basis.checkState?.entryId ?? null,
    });
  const nameSecond = (personId: string | null) => {
    const basedOn = checkOf(tag()).basis.secondChecker?.entryId ?? null;
    const value = { annotationId: claim, value: { personId }, basedOn };
    return journal.send('check.second-assigned', value, { actorId: marc, may: () => true });
  };
  const judgeOwn = () => {
    const verdict = { value: 'unproven', rationale: 'As it is.' };
    return journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict }, { actorId: elif });
  };
  const AWAITED = 'A second check of C1 was asked for. Have it done, or call it off, before you split it.';

  it('is not made of a claim that was set aside, or on which two differ, before that is settled', () => {
    setAside();
    expect(split).toThrow('C1 is set to on legal. Take that back before you split it.');
    judgeOwn();
    lookAgain('partly');
    expect(split).toThrow('Those who checked C1 differ. Settle that before you split it.');
  });

  it('is not made of a claim of which somebody asked for a second check, until that is there or called off', () => {
    nameSecond(jonah);
    expect(split).toThrow(AWAITED);
    nameSecond(null);
    const before = journal.entries.length;
    split();
    expect(journal.entries.length).toBe(before + 2);
  });

  it('is made of a claim that waits by the rule of the desk alone, as before somebody was named and after', () => {
    const verdict = { value: 'unproven', rationale: 'As it is.' };
    const rules = { ...plainCheckRules, secondCheck: true };
    const sender = { actorId: elif, rules };
    journal.send('verdict.given', { annotationId: claim, basedOn: null, verdict }, sender);
    nameSecond(jonah);
    const splitByRule = () => {
      const more = { annotationId: testId(), kind: 'claim', factOf: claim, statement: 'Rents rose by 40 per cent' };
      return journal.send('annotation.created', more, sender);
    };
    expect(splitByRule).toThrow(AWAITED);
    nameSecond(null);
    expect(tag()).toMatchObject({ checkState: 'second-check', check: { needsSecond: true } });
    splitByRule();
    expect(tag().split?.factIds).toHaveLength(1);
  });

  it('is made of a claim that another person has looked at again', () => {
    judgeOwn();
    nameSecond(jonah);
    expect(split).toThrow(AWAITED);
    lookAgain('unproven');
    // A further one, whatever became of its claim by them.
    for (const annotationId of split()) {
      journal.send('check.state-changed', { annotationId, checkState: 'on-legal', reason: 'Libel.', basedOn: null });
    }
    expect(tag().checkState).toBe('on-legal');
    fact('There are rents in Leipzig');
  });

  it('does not come back to a claim that was set aside since it went', () => {
    const [first] = split();
    const removed = remove(first);
    setAside();
    const back = () => journal.send('annotation.restored', { annotationId: first, undoes: removed });
    expect(back).toThrow('C1 is set to on legal. Take that back before you split it.');
  });

  it('is a claim with the next label, a sentence and the place of its claim', () => {
    const [first] = split();
    expect(tag(first)).toMatchObject({
      kind: 'claim',
      label: 'C2',
      factOf: claim,
      stated: { statement: 'Rents in Leipzig rose by 40 per cent' },
    });
    expect(journal.words(first)).toBe(WORDS);
    expect(tag().split?.factIds).toEqual([first, expect.any(String)]);
  });

  it('may stand on some of the words of its claim, and on no others', () => {
    const narrow = fact('It was 40 per cent', { ranges: [journal.rangeOf('40 per cent')] });
    expect(journal.words(narrow)).toBe('40 per cent');
    expect(() => fact('Nobody built', { ranges: [journal.rangeOf('nobody built')] })).toThrow('A fact of C1 stays within its words.');
    const span = { annotationId: narrow, how: 'span', ranges: [journal.rangeOf('nobody built')] };
    expect(() => journal.send('annotation.span-changed', span)).toThrow('C2 is a fact of C1 and stays within its words.');
  });

  it('is refused without a sentence, of what is no claim, of a fact and where there are twelve', () => {
    expect(() => fact('  ')).toThrow('A fact needs a sentence');
    expect(() => fact('\u200B')).toThrow('A fact needs a sentence');
    expect(() => fact('So it is', { kind: 'opinion' })).toThrow('A fact is a claim.');
    const opinion = journal.tag('nobody built', 'opinion');
    expect(() => fact('So it is', { factOf: opinion })).toThrow('Only claims are split into facts.');
    const [first] = split();
    expect(() => fact('So it is', { factOf: first })).toThrow('C2 is a fact itself.');
    for (let count = 2; count < 12; count++) fact(`Fact ${count}`);
    expect(() => fact('One more')).toThrow('C1 has 12 facts, which is the most.');
  });

  it('stays a claim, and is not merged', () => {
    const [first, second] = split();
    const kind = { annotationId: first, kind: 'opinion', basedOn: tag(first).basis.kind.entryId };
    expect(() => journal.send('annotation.kind-changed', kind)).toThrow('C2 is a fact of C1 and stays one.');
    expect(() => journal.send('annotation.merged', { annotationId: second, intoId: first })).toThrow('C3 is a fact of C1');
  });
});

describe('a claim with facts', () => {
  it('follows them once all are decided, on its own words, and says so', () => {
    const [first, second] = split();
    expect(tag()).toMatchObject({ verdict: null, checkState: 'untouched' });
    judge(first, 'supported');
    expect(tag()).toMatchObject({ verdict: null, checkState: 'checking' });
    judge(second, 'refuted');
    expect(tag()).toMatchObject({
      checkState: 'decided',
      isStale: false,
      verdict: { value: 'partly', followed: ['C2', 'C3'], rationale: '', words: WORDS, wordsHash: sha256Hex(WORDS), byId: journal.actorId },
    });
    expect(isChecked(tag())).toBe(true);
    expect(replayed().annotations.get(claim)).toEqual(tag());
    expect(stateFromJson(JSON.parse(JSON.stringify(stateToJson(journal.state)))).annotations.get(claim)).toEqual(tag());
  });

  it('is not vouched for by an undo, nor by settling who checks a fact', () => {
    const [years = '', other = ''] = ['The years', 'The rise'].map((said) => fact(said, { ranges: [journal.rangeOf('2015 and 2024')] }));
    const [colleague, given] = [testId(), judge(years, 'supported')];
    judge(other, 'supported');
    typeIn('Leipzig', 'East ');
    expect(tag().isStale).toBe(true);
    const again = journal.send('verdict.given', {
      annotationId: years,
      basedOn: given,
      verdict: { value: 'supported', rationale: 'As it was.' },
    });
    expect(tag().isStale).toBe(false);
    typeIn('Leipzig', 'Old ');
    expect(tag().isStale).toBe(true);
    journal.send('verdict.given', {
      annotationId: years,
      basedOn: again,
      verdict: { value: 'supported', rationale: 'As it is.' },
      undoes: again,
    });
    expect(tag().isStale).toBe(true);
    const takeInHand = (actorId: string) =>
      journal.send('check.assigned', { annotationId: years, value: { personId: actorId }, basedOn: null }, { actorId, may: () => true });
    takeInHand(journal.actorId);
    const rival = takeInHand(colleague);
    journal.send('rival.settled', { annotationId: years, rivalEntryId: rival, take: false });
    expect(tag().isStale).toBe(true);
  });

  it('follows them back when a verdict is undone, and when one awaits another person', () => {
    const [first, second] = split();
    judge(first, 'supported');
    const given = judge(second, 'supported');
    journal.send('verdict.given', { annotationId: second, basedOn: given, verdict: null, undoes: given });
    expect(tag()).toMatchObject({ verdict: null, checkState: 'checking' });
    judge(second, 'supported', {});
    expect(tag().verdict?.value).toBe('supported');
    const asked = { annotationId: second, checkState: 'second-check', basedOn: tag(second).basis.checkState?.entryId };
    journal.send('check.state-changed', asked);
    expect(tag()).toMatchObject({ verdict: null, checkState: 'second-check' });
  });

  it('leaves out what was cut, and counts what cannot be checked as unproven', () => {
    const [first, second] = split();
    judge(first, 'supported');
    const state = (checkState: string) =>
      journal.send('check.state-changed', {
        annotationId: second,
        checkState,
        basedOn: tag(second).basis.checkState?.entryId ?? null,
        reason: 'The words go.',
      });
    state('cut');
    expect(tag().verdict).toMatchObject({ value: 'supported', followed: ['C2'] });
    state('cannot-be-checked');
    expect(tag().verdict).toMatchObject({ value: 'unproven', followed: ['C2', 'C3'] });
    state('on-legal');
    expect(tag()).toMatchObject({ verdict: null, checkState: 'on-legal' });
  });

  it('takes no verdict, state or checker of its own, and is refused by name', () => {
    split();
    const sentence = 'C1 follows its facts: C2, C3.';
    expect(() => judge(claim, 'unproven')).toThrow(sentence);
    const basedOn = tag().basis.checkState?.entryId;
    expect(() => journal.send('check.state-changed', { annotationId: claim, checkState: 'checking', basedOn })).toThrow(sentence);
    const given = { annotationId: claim, value: { personId: testId() }, basedOn: null };
    expect(() => journal.send('check.assigned', given)).toThrow(sentence);
  });

  it('is stale with them when its words change, and is not once these are put back', () => {
    const [first, second] = split();
    judge(first, 'supported');
    judge(second, 'supported');
    typeIn('40 per cent', '1');
    expect(tag(first).isStale).toBe(true);
    expect(tag()).toMatchObject({ verdict: null, checkState: 'checking' });
    const from = journal.rangeOf('140').from;
    const [step] = new Transform(journal.state.doc).delete(from, from + 1).steps;
    journal.send('text', { steps: [step?.toJSON()] }, { actorId: testId() });
    // Whoever puts the words back has judged nothing.
    expect(tag()).toMatchObject({ verdict: { value: 'supported', words: WORDS, byId: journal.actorId }, isStale: false });
  });

  it('is stale alone where words changed that none of its facts stands on, until somebody lets them stand', () => {
    const narrow = [
      fact('40 per cent', { ranges: [journal.rangeOf('40 per cent')] }),
      fact('The years', { ranges: [journal.rangeOf('2015 and 2024')] }),
    ];
    for (const id of narrow) judge(id, 'supported');
    typeIn('Leipzig', 'East ');
    expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS } });
    link(narrow[0] ?? '', 'context');
    expect(tag().isStale).toBe(true);
    journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed' });
    expect(tag()).toMatchObject({ isStale: false, verdict: { value: 'supported', words: `Rents in East ${WORDS.slice(9)}` } });
  });

  it('is not vouched for by who lets the words of a fact stand', () => {
    const [first, second] = ['40 per cent', '2015 and 2024'].map((words) => fact(words, { ranges: [journal.rangeOf(words)] }));
    for (const id of [first, second]) judge(id ?? '', 'supported');
    const { from, to } = journal.rangeOf('40 per cent');
    journal.edit(new Transform(journal.state.doc).replaceWith(from, to, articleSchema.text('40\u00a0per cent')));
    typeIn('Leipzig', 'East ');
    expect([tag(first).isStale, tag(first).anchor.state, tag().isStale]).toEqual([false, 'drifted', true]);
    journal.send('annotation.span-changed', { annotationId: first, how: 'confirmed', ranges: [journal.rangeOf('40\u00a0per cent')] });
    expect(tag(first).anchor.state).toBe('exact');
    expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS } });
  });

  it('does not hold for another statement by a page from before, which does not say what it saw', () => {
    for (const one of split()) judge(one, 'supported');
    const stated = journal.send('annotation.stated', { annotationId: claim, statement: `${WORDS}, all told`, basedOn: null });
    expect(tag()).toMatchObject({ isStale: true, verdict: { restatedFrom: WORDS } });
    const confirm = (more = {}) => journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed', ...more });
    expect(confirm).toThrow('What is checked of C1 was changed since. Look at it once more.');
    confirm({ statedEntryId: stated });
    expect(tag().isStale).toBe(false);
  });

  describe('that changed since its facts were looked at', () => {
    let facts: string[];
    const open = (id = facts[2] ?? '') => judge(id, 'partly', { verdict: null });

    beforeEach(() => {
      facts = ['40 per cent', '2015 and 2024', 'Leipzig'].map((words) => fact(words, { ranges: [journal.rangeOf(words)] }));
      for (const id of facts) judge(id, 'supported');
    });

    it('stays stale when a fact is opened and goes: nobody has looked again', () => {
      typeIn('rose', 'all ');
      expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS } });
      open();
      expect(tag().verdict).toBeNull();
      remove(facts[2] ?? '');
      expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS, followed: ['C2', 'C3'] } });
      journal.send('annotation.span-changed', { annotationId: claim, how: 'confirmed' });
      expect(tag()).toMatchObject({ isStale: false, split: { own: {} } });
      expect(tag().split).not.toHaveProperty('last');
    });

    it('is stale also where it changed while a fact was open, until a fact is judged anew', () => {
      open();
      typeIn('rose', 'all ');
      const third = facts[2] ?? '';
      const gone = remove(third);
      expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS } });
      journal.send('annotation.restored', { annotationId: third, undoes: gone });
      expect(tag().verdict).toBeNull();
      judge(third, 'partly');
      expect(tag()).toMatchObject({ isStale: false, verdict: { value: 'partly' } });
    });

    it('is stale where its statement came to say something else meanwhile, and not when that is put back', () => {
      open();
      const state = (statement: string) =>
        journal.send('annotation.stated', { annotationId: claim, statement, basedOn: tag().stated?.basis.entryId ?? null });
      state('Rents in Leipzig fell');
      remove(facts[2] ?? '');
      expect(tag()).toMatchObject({ isStale: true, verdict: { restatedFrom: WORDS } });
      state(WORDS);
      expect(tag().isStale).toBe(false);
    });

    it('is stale when it has two facts again, after it had one', () => {
      remove(facts[2] ?? '');
      typeIn('rose', 'all ');
      const gone = remove(facts[1] ?? '');
      expect(followsFacts(tag())).toBe(false);
      journal.send('annotation.restored', { annotationId: facts[1], undoes: gone });
      expect(tag()).toMatchObject({ isStale: true, verdict: { words: WORDS, followed: ['C2', 'C3'] } });
    });

    it('is not where its words came back', () => {
      open();
      typeIn('rose', 'all ');
      const { from, to } = journal.rangeOf('all ');
      journal.edit(new Transform(journal.state.doc).delete(from, to));
      remove(facts[2] ?? '');
      expect(tag()).toMatchObject({ isStale: false, verdict: { words: WORDS } });
    });

    it('is told by replay as it was decided, and by entries from before as they were', () => {
      typeIn('rose', 'all ');
      open();
      remove(facts[2] ?? '');
      expect(stateToJson(replayed())).toEqual(stateToJson(journal.state));
      const asBefore = journal.entries.map((entry) => {
        const payload = JSON.parse(JSON.stringify(entry.payload, (name, value) => (name === 'keepsLast' ? undefined : value)));
        return { ...entry, payload };
      });
      const { annotations } = asBefore.slice(0, -1).reduce(applyEntry, emptyState(journal.state.articleId));
      expect(annotations.get(claim)?.split).not.toHaveProperty('last');
    });
  });

  it('keeps what it was judged as by itself, and has it back with fewer than two facts', () => {
    const given = judge(claim, 'supported');
    journal.send('check.assigned', { annotationId: claim, value: { personId: journal.actorId }, basedOn: null });
    const before = tag();
    const [, second] = split();
    expect(tag()).toMatchObject({ verdict: null, split: { own: { verdict: { entryId: given } } } });
    expect(tag().check).toBeUndefined();
    const gone = remove(second);
    expect(tag()).toEqual({ ...before, split: { factIds: tag().split?.factIds, own: null } });
    journal.send('annotation.restored', { annotationId: second, undoes: gone });
    expect(followsFacts(tag())).toBe(true);
  });

  it('goes with its facts, and comes back with those that went with it', () => {
    const [first, second] = split();
    const third = fact('There are rents in Leipzig');
    remove(third);
    const gone = remove(claim);
    expect([first, second].map((id) => tag(id).isRemoved)).toEqual([true, true]);
    expect(() => journal.send('annotation.restored', { annotationId: first })).toThrow('C1 was removed.');
    journal.send('annotation.restored', { annotationId: claim, undoes: gone });
    expect(factsOf(journal.state, tag()).map(({ id }) => id)).toEqual([first, second]);
    expect(tag(third).isRemoved).toBe(true);
  });

  it('is not taken away by an undo of its making once somebody else has split it', () => {
    const made = tag().basis.presence.entryId;
    journal.send(
      'annotation.created',
      { annotationId: testId(), kind: 'claim', factOf: claim, statement: 'So it is' },
      { actorId: testId() },
    );
    expect(() => remove(claim, made)).toThrow('Someone else has worked on C1 since.');
  });

  it('keeps its kind, is not merged, and is not split while two people differ on it', () => {
    const twin = journal.tag(WORDS);
    split();
    const kind = { annotationId: claim, kind: 'opinion', basedOn: tag().basis.kind.entryId };
    expect(() => journal.send('annotation.kind-changed', kind)).toThrow('C1 is split into facts: C3, C4. Remove them first.');
    expect(() => journal.send('annotation.merged', { annotationId: twin, intoId: claim })).toThrow('C1 is split into facts');
    judge(twin, 'unproven');
    journal.send('verdict.given', { annotationId: twin, basedOn: null, verdict: { value: 'partly', rationale: 'Half.' } });
    expect(() => fact('So it is', { factOf: twin })).toThrow('Two people differ on C2.');
  });

  it('takes facts that stand where it does along to another place', () => {
    const [first] = split();
    const narrow = fact('It was 40 per cent', { ranges: [journal.rangeOf('40 per cent')] });
    const ranges = [journal.rangeOf('Rents in Leipzig rose by 40 per cent')];
    journal.send('annotation.span-changed', { annotationId: claim, how: 'span', ranges });
    expect(journal.words(first)).toBe('Rents in Leipzig rose by 40 per cent');
    expect(journal.words(narrow)).toBe('40 per cent');
  });

  it('leaves a fact on some of its words where all of them are gone, and that comes back with the words', () => {
    const [whole] = split();
    const narrow = fact('It was 40 per cent', { ranges: [journal.rangeOf('40 per cent')] });
    const { from, to } = journal.rangeOf(WORDS);
    const words = journal.state.doc.slice(from, to);
    journal.edit(new Transform(journal.state.doc).delete(from, to));
    const ranges = [journal.rangeOf('nobody built')];
    journal.send('annotation.span-changed', { annotationId: claim, how: 'reattached', ranges });
    expect([journal.words(whole), tag(narrow).anchor.state]).toEqual(['nobody built', 'orphaned']);
    journal.edit(new Transform(journal.state.doc).replace(from, from, words));
    expect(journal.words(narrow)).toBe('40 per cent');
  });

  it('gets the first grade of the house that stands for what follows', () => {
    const scale = {
      version: 2,
      grades: [
        { id: 'true', standing: 'supported', name: 'True', definition: '', rating: 5 },
        { id: 'mostly', standing: 'supported', name: 'Mostly true', definition: '', rating: 4 },
      ] as const,
    };
    const rules = { ...plainCheckRules, scale: { ...scale, grades: [...scale.grades] } };
    const [first, second] = split();
    for (const id of [first, second]) {
      link(id, 'supports');
      const verdict = { value: 'supported', gradeId: 'mostly', rationale: '' };
      journal.send('verdict.given', { annotationId: id, basedOn: null, verdict }, { rules });
    }
    expect(tag().verdict).toMatchObject({ value: 'supported', grade: { id: 'true', name: 'True' }, scale: { version: 2 } });
  });

  it('stands in the way of a sign-off once, also for what its facts lack', () => {
    const ids = [...split(), fact('There are rents')];
    const blockers = (rules: object = {}) =>
      blockersOf(journal.state, { ...plainCheckRules, ...rules }).map(({ kind, annotation }) => [kind, annotation?.label]);
    expect(blockers()).toEqual([['to-check', 'C1']]);
    for (const id of ids) judge(id, 'supported');
    expect(blockers()).toEqual([]);
    expect(blockers({ twoSources: true, primarySource: true })).toEqual([
      ['single-sourced', 'C1'],
      ['secondary-only', 'C1'],
    ]);
  });

  it('follows the rule after any work on its facts, and replay gives the same state', () => {
    const value = fc.constantFrom<VerdictValue>('supported', 'partly', 'refuted', 'unproven');
    const act = fc.oneof(
      fc.record({ do: fc.constant('judge' as const), which: fc.nat(2), value }),
      fc.record({ do: fc.constantFrom('remove' as const, 'restore' as const, 'cut' as const, 'type' as const), which: fc.nat(2) }),
    );
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
        journal = new TestJournal(docOf('Rents', `${WORDS}, and nobody built.`));
        claim = journal.tag(WORDS);
        const ids = [fact('One'), fact('Two'), fact('Three')];
        for (const one of acts) {
          const id = ids[one.which] ?? '';
          const isThere = !tag(id).isRemoved;
          if (one.do === 'judge' && isThere) judge(id, one.value);
          if (one.do === 'remove' && isThere) remove(id);
          if (one.do === 'restore' && !isThere) journal.send('annotation.restored', { annotationId: id });
          if (one.do === 'type') typeIn('per cent', 'x');
          const basedOn = tag(id).basis.checkState?.entryId ?? null;
          if (one.do === 'cut' && isThere)
            journal.send('check.state-changed', { annotationId: id, checkState: 'cut', basedOn, reason: 'It goes.' });
          const facts = factsOf(journal.state, tag());
          expect(followsFacts(tag())).toBe(facts.length >= 2);
          if (facts.length >= 2) expect(tag().verdict?.value ?? null).toBe(followedVerdict(facts.map(findingOf)));
        }
        expect(stateToJson(replayed())).toEqual(stateToJson(journal.state));
      }),
      { numRuns: 60 },
    );
  });
});

describe('an erasure', () => {
  it('takes the words of statements and of what claims came to, and the journal still replays', () => {
    const [first, second] = split();
    judge(first, 'supported');
    judge(second, 'partly');
    const erased = journal.entries.map((entry) => ({ ...entry, payload: erasePayload(entry.type, entry.payload) }));
    expect(JSON.stringify(erased)).not.toMatch(/Leipzig|2015 and/);
    const state = erased.reduce(applyEntry, emptyState(journal.state.articleId));
    const one = state.annotations.get(claim);
    expect(one?.verdict).toMatchObject({ value: 'partly', followed: ['C2', 'C3'], words: WORDS.replaceAll(/./g, ERASED) });
    expect(one?.verdict?.wordsHash).toBe(sha256Hex(WORDS.replaceAll(/./g, ERASED)));
  });
});

describe('annotation.stated', () => {
  const state = (statement: string | null, more: object = {}) =>
    journal.send('annotation.stated', { annotationId: claim, statement, basedOn: tag().stated?.basis.entryId ?? null, ...more });

  it('keeps what is checked as a sentence, and takes it away again', () => {
    state(' Rents rose. ');
    expect(tag().stated?.statement).toBe('Rents rose.');
    const second = state('Rents rose by 40 per cent.');
    state('Rents rose.', { undoes: second });
    expect(tag().stated?.statement).toBe('Rents rose.');
    state('');
    expect(tag().stated?.statement).toBeNull();
  });

  it('refuses what was based on an older sentence, too long, of an opinion, and none for a fact', () => {
    state('Rents rose.');
    expect(() => state('Rents fell.', { basedOn: null })).toThrow('The statement of C1 was changed since. It stays as it is.');
    expect(() => state('x'.repeat(501))).toThrow('At most 500 characters.');
    const opinion = journal.tag('nobody built', 'opinion');
    expect(() => journal.send('annotation.stated', { annotationId: opinion, basedOn: null, statement: 'So.' })).toThrow(
      'Only claims have a statement.',
    );
    const [first] = split();
    const none = { annotationId: first, statement: '', basedOn: tag(first).stated?.basis.entryId };
    expect(() => journal.send('annotation.stated', none)).toThrow('C2 is a fact: it needs a sentence');
    expect(() => journal.send('annotation.stated', { ...none, statement: '\u00AD' })).toThrow('C2 is a fact: it needs a sentence');
  });
});
